using Lodestone.Rules;
using Lodestone.Rules.Tests;
using Lodestone.Vocabulary;

namespace Lodestone.Views.Tests;

public class ViewStoreTests(Place place)
{
    private readonly Play play = new(place);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1_000)]
    public void Batches_of_any_size_give_the_same_views(int batch)
    {
        Chain.Build(play);
        using Viewed whole = play.Follow();
        using Viewed parts = play.Follow(batch);

        Assert.Equal(whole.Store.Fingerprint(), parts.Store.Fingerprint());
        Assert.Equal(play.Entries.Count, parts.Store.NextIndex);
    }

    [Fact]
    public void Rebuilt_views_are_those_that_followed_all_along()
    {
        Chain.Build(play);
        using Viewed viewed = play.Follow(3);
        string before = viewed.Store.Fingerprint();

        viewed.Store.Rebuild();
        Assert.Equal(0, viewed.Store.NextIndex);
        viewed.Store.Follow(play.Entries);

        Assert.Equal(before, viewed.Store.Fingerprint());
    }

    [Fact]
    public void Order_of_the_effects_is_of_no_account()
    {
        Chain.Build(play);
        using Viewed straight = play.Follow();
        using Viewed turned = place.New();

        turned.Store.Follow([.. play.Entries.Select(entry => entry with { Effects = [.. entry.Effects.Reverse()] })]);

        Assert.Equal(straight.Store.Fingerprint(), turned.Store.Fingerprint());
    }

    [Fact]
    public void Reopened_views_go_on_where_they_stopped()
    {
        Chain.Build(play);
        using Viewed viewed = place.New();
        viewed.Store.Follow([.. play.Entries.Take(9)]);

        viewed.Reopen();

        Assert.Equal(9, viewed.Store.NextIndex);
        viewed.Store.Follow(play.Entries);
        using Viewed whole = play.Follow();
        Assert.Equal(whole.Store.Fingerprint(), viewed.Store.Fingerprint());
    }

    [Fact]
    public void Batch_with_a_gap_is_followed_not_at_all()
    {
        Chain.Build(play);
        using Viewed viewed = place.New();
        viewed.Store.Follow([.. play.Entries.Take(5)]);
        string before = viewed.Store.Fingerprint();

        Assert.Throws<InvalidDataException>(() => viewed.Store.Follow([.. play.Entries.Skip(5).Where((_, i) => i != 2)]));

        Assert.Equal(5, viewed.Store.NextIndex);
        Assert.Equal(before, viewed.Store.Fingerprint());
        viewed.Store.Follow(play.Entries);
        using Viewed whole = play.Follow();
        Assert.Equal(whole.Store.Fingerprint(), viewed.Store.Fingerprint());
    }

    [Fact]
    public void Views_of_another_version_are_emptied()
    {
        play.Mine(Cast.Mine);
        using Viewed viewed = play.Follow();
        viewed.Reopen("UPDATE meta SET value = 0 WHERE name = 'version'; CREATE TABLE older (a INTEGER)");

        Assert.Equal(0, viewed.Store.NextIndex);
        viewed.Store.Follow(play.Entries);
        using Viewed whole = play.Follow();
        Assert.Equal(whole.Store.Fingerprint(), viewed.Store.Fingerprint());
    }

    [Fact]
    public void Reading_sees_one_state_while_entries_are_followed()
    {
        Eid first = play.Mine(Cast.Mine);
        using Viewed viewed = play.Follow();
        using ViewReading reading = viewed.Store.Read();
        Eid second = play.Mine(Cast.Mine);
        viewed.Store.Follow(play.Entries);

        Assert.NotNull(reading.FindLot(first));
        Assert.Null(reading.FindLot(second));
        Assert.NotNull(viewed.Ask(it => it.FindLot(second)));
    }

    [Fact]
    public async Task Readers_go_on_beside_the_writer()
    {
        Products made = Chain.Build(play);
        using Viewed viewed = place.New();
        viewed.Store.Follow([.. play.Entries.Take(play.Entries.Count / 2)]);
        using CancellationTokenSource stop = new();
        Task[] readers = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            do
            {
                viewed.Ask(it => it.LineageOf(made.Magnet, LineageDirection.Both));
            }
            while (!stop.IsCancellationRequested);
        }))];

        foreach (FollowedEntry entry in play.Entries.Skip(play.Entries.Count / 2))
        {
            viewed.Store.Follow([entry]);
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);
        Assert.NotNull(viewed.Ask(it => it.LineageOf(made.Magnet, LineageDirection.Both)));
    }

    [Fact]
    public void Lots_stand_in_the_views_as_in_the_state()
    {
        Chain.Build(play);
        using Viewed viewed = play.Follow();

        foreach ((string code, LotRow row) in play.World.State.Lots.Rows)
        {
            Assert.Equal(
                RowReader.Write(row), RowReader.Write(viewed.Ask(it => it.FindLot(Eid.Of(code)))!));
        }
    }
}
