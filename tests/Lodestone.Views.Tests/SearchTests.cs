using Lodestone.Rules;
using Lodestone.Rules.Tests;
using Lodestone.Vocabulary;

namespace Lodestone.Views.Tests;

public class SearchTests(Place place)
{
    private readonly Play play = new(place);

    [Fact]
    public void Authority_finds_by_start_of_code_number_material_party_and_status()
    {
        Products made = Chain.Build(play);
        Eid ore = play.Mine(Cast.Mine);
        using Viewed viewed = play.Follow();

        Assert.Equal([ore], Found(viewed, new LotQuery { Text = ore.Code[..6].ToLowerInvariant() }));
        Assert.Equal([ore], Found(viewed, new LotQuery { Text = "混合型" }));
        Assert.Equal([ore], Found(viewed, new LotQuery { Party = Cast.Mine.Id }));
        Assert.Equal([ore], Found(viewed, new LotQuery { Material = "ree.concentrate.mixed" }));
        Assert.Contains(
            made.Swarf, Found(viewed, new LotQuery { Status = LotStatus.Consumed, Material = "ree.residue.swarf" }));
        string number = play.World.Lot(made.Magnet).LotNumber;
        Assert.Contains(made.Magnet, Found(viewed, new LotQuery { Text = number }));
    }

    [Fact]
    public void Pages_follow_each_other_without_gap_or_repetition()
    {
        Chain.Build(play);
        using Viewed viewed = play.Follow();
        List<Eid> all = [];
        long? from = null;
        do
        {
            LotPage page = viewed.Ask(it => it.Search(new LotQuery { Size = 4, From = from }, Reader.Authority));
            all.AddRange(page.Lots.Select(lot => lot.Eid));
            from = page.Next;
        }
        while (from is not null);

        Assert.Equal(play.World.State.Lots.Count, all.Count);
        Assert.Equal(all.Count, all.Distinct().Count());
    }

    [Fact]
    public void Public_finds_a_lot_only_by_its_whole_code()
    {
        Products made = Chain.Build(play);
        using Viewed viewed = play.Follow();

        LotSummary found = Assert.Single(Summaries(viewed, new LotQuery { Text = made.Magnet.Code }, Reader.Public));
        Assert.Null(found.Remaining);
        Assert.Null(found.Holder);
        Assert.Null(found.LotNumber);
        Assert.Empty(Summaries(viewed, new LotQuery { Text = made.Magnet.Code[..10] }, Reader.Public));
        Assert.Empty(Summaries(viewed, new LotQuery(), Reader.Public));
        Assert.Empty(Summaries(viewed, new LotQuery { Party = Cast.Plant.Id }, Reader.Public));
    }

    [Fact]
    public void Party_searches_among_its_own_lots()
    {
        Chain.Build(play);
        Eid ore = play.Mine(Cast.Mine);
        using Viewed viewed = play.Follow();

        Assert.Equal([ore], Summaries(viewed, new LotQuery(), Reader.Of(Cast.Mine.Id)).Select(lot => lot.Eid));
        Assert.Empty(Summaries(viewed, new LotQuery { Party = Cast.Plant.Id }, Reader.Of(Cast.Mine.Id)));
        Assert.Empty(Summaries(viewed, new LotQuery(), Reader.Of(Cast.Stranger.Id)));
    }

    [Fact]
    public void Stopped_lots_are_found()
    {
        Eid ore = play.Mine(Cast.Mine);
        play.Mine(Cast.Mine);
        play.Accept(Cast.Customs, new PlaceHold("H-1", [ore], "check"));
        using Viewed viewed = play.Follow();

        Assert.Equal([ore], Found(viewed, new LotQuery { OnlyStopped = true }));
        Assert.Equal(1, viewed.Ask(it => it.Overview()).Stopped);
    }

    [Fact]
    public void Overview_sums_the_state()
    {
        Chain.Build(play);
        using Viewed viewed = play.Follow();

        NetworkOverview overview = viewed.Ask(it => it.Overview(blocks: 3));

        foreach (var group in play.World.State.Lots.Rows.GroupBy(row => (row.Value.Material, row.Value.Status)))
        {
            StockLine line = overview.Stock.Single(it => (it.Material, it.Status) == group.Key);
            Assert.Equal(group.Count(), line.Lots);
            Assert.Equal(group.Sum(row => row.Value.Remaining.Milligrams), line.Milligrams);
        }

        Assert.Equal(play.World.State.Lots.Count, overview.Lots);
        Assert.Equal(play.World.State.Parties.Count, overview.Parties);
        Assert.Equal(3, overview.LatestBlocks.Count);
        Assert.Equal(play.Entries.Count - 1, overview.LatestBlocks[0].Height);
    }

    private static IEnumerable<Eid> Found(Viewed viewed, LotQuery query) =>
        Summaries(viewed, query, Reader.Authority).Select(lot => lot.Eid);

    private static IReadOnlyList<LotSummary> Summaries(Viewed viewed, LotQuery query, Reader reader) =>
        viewed.Ask(it => it.Search(query, reader)).Lots;
}
