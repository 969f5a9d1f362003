using Lodestone.Rules.Tests;
using Lodestone.Vocabulary;

namespace Lodestone.Views.Tests;

/// <summary>One process follows into a PostgreSQL database; others wait and take over.</summary>
public sealed class LeadTests(Place file, PostgresPlace postgres)
{
    private readonly Play play = new(file);

    [Fact]
    public void A_second_follower_waits_and_goes_on_where_the_first_stopped()
    {
        Chain.Build(play);
        string connection = postgres.NewConnection();
        ViewStore first = PostgresPlace.Leading(connection);
        first.Follow([.. play.Entries.Take(9)]);
        using ViewStore second = ViewStore.InPostgres(connection);

        Assert.False(second.Lead());
        Assert.Equal(9, second.NextIndex);
        Assert.Throws<ViewsUnavailableException>(() => second.Follow(play.Entries));
        Assert.True(first.Lead());
        first.Follow([.. play.Entries.Take(15)]);
        first.Dispose();

        Assert.True(second.Lead());
        Assert.Equal(15, second.NextIndex);
        second.Follow(play.Entries);
        AssertWhole(second);
    }

    [Fact]
    public async Task Two_that_take_turns_at_any_time_write_what_one_would_have_written()
    {
        Chain.Build(play);
        string connection = postgres.NewConnection();
        Task[] both = [.. Enumerable.Range(0, 2).Select(who => Task.Run(async () =>
        {
            Random random = new(who);
            while (true)
            {
                using ViewStore mine = ViewStore.InPostgres(connection);
                for (int i = random.Next(5); i >= 0 && mine.Lead(); i--)
                {
                    mine.Follow([.. play.Entries.Skip((int)mine.NextIndex).Take(1 + random.Next(3))]);
                    if (mine.NextIndex == play.Entries.Count)
                    {
                        return;
                    }
                }

                await Task.Delay(random.Next(20));
            }
        }))];
        await Task.WhenAll(both);

        using ViewStore whole = ViewStore.InPostgres(connection);
        AssertWhole(whole);
    }

    [Fact]
    public void A_follower_that_loses_its_connection_finds_out_anew_where_the_views_stand()
    {
        Chain.Build(play);
        string connection = postgres.NewConnection();
        using ViewStore views = PostgresPlace.Leading(connection);
        foreach (FollowedEntry[] batch in play.Entries.Chunk(7))
        {
            views.Follow(batch);
            EndWriters(connection);
            Assert.Throws<ViewsUnavailableException>(() => views.Follow(play.Entries));
            Assert.True(views.Lead());
            Assert.Equal(batch[^1].Index + 1, views.NextIndex);
        }

        AssertWhole(views);
    }

    [Fact]
    public void A_follower_that_is_halted_loses_its_connection_to_the_one_that_waits()
    {
        Chain.Build(play);
        string connection = postgres.NewConnection();
        using ViewStore halted = PostgresPlace.Leading(connection);
        halted.Follow([.. play.Entries.Take(9)]);
        using ViewStore waiting = ViewStore.InPostgres(connection, TimeSpan.Zero);

        SpinWait.SpinUntil(waiting.Lead);
        Assert.Throws<ViewsUnavailableException>(() => halted.Follow(play.Entries));
        Assert.False(halted.Lead());
        waiting.Follow(play.Entries);

        AssertWhole(waiting);
    }

    [Fact]
    public void A_halted_followers_unfinished_rows_are_seen_by_nobody()
    {
        Chain.Build(play);
        string connection = postgres.NewConnection();
        using ViewStore views = PostgresPlace.Leading(connection);
        views.Follow([.. play.Entries.Take(9)]);

        Assert.Throws<InvalidDataException>(() => views.Follow([.. play.Entries.Skip(9).Where((_, i) => i != 4)]));

        using ViewStore reader = ViewStore.InPostgres(connection);
        using ViewReading reading = reader.Read();
        Assert.Equal(9, reading.NextIndex);
        Assert.Equal(8, reading.Height);
    }

    [Fact]
    public void What_is_not_there_yet_or_of_another_version_is_said_to_be_unavailable()
    {
        string connection = postgres.NewConnection();
        using ViewStore reader = ViewStore.InPostgres(connection);
        Assert.Throws<ViewsUnavailableException>(reader.Read);
        using (ViewStore views = PostgresPlace.Leading(connection))
        {
            views.Follow(play.Entries);
        }

        using (ViewReading reading = reader.Read())
        {
            Assert.Equal(play.Entries.Count, reading.NextIndex);
        }

        PostgresPlace.Execute(connection, "UPDATE meta SET value = value + 1 WHERE name = 'version'");
        Assert.Throws<ViewsUnavailableException>(reader.Read);
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Search Path=views\"; DROP SCHEMA public")]
    [InlineData("Host=127.0.0.1;Search Path=a, b")]
    [InlineData("nonsense")]
    [InlineData("Port=many")]
    public void What_is_no_connection_string_is_said_at_once(string connection) =>
        Assert.Throws<InvalidDataException>(() => ViewStore.InPostgres(connection));

    [Fact]
    public void A_server_that_is_gone_is_unavailable_and_one_that_comes_back_is_gone_on_with()
    {
        Chain.Build(play);
        using ViewStore nobody = ViewStore.InPostgres("Host=127.0.0.1;Port=1;Username=nobody;Database=none;Timeout=2");
        Assert.Throws<ViewsUnavailableException>(nobody.Read);
        Assert.Throws<ViewsUnavailableException>(() => nobody.Lead());

        string connection = postgres.NewConnection();
        using ViewStore views = PostgresPlace.Leading(connection);
        views.Follow(play.Entries);
        using (views.Read())
        {
            EndReaders(connection);
        }

        Assert.Throws<ViewsUnavailableException>(() =>
        {
            using ViewReading reading = views.Read();
            EndReaders(connection);
            reading.FindLot(Eid.Derive(Cast.Plant.Id, "none", "00000000"));
        });
        AssertWhole(views);
    }

    private static void EndWriters(string connection) => End(connection, "IN");

    private static void EndReaders(string connection) => End(connection, "NOT IN");

    // Each connection string of these tests names itself.
    private static void End(string connection, string which) => PostgresPlace.Execute(
        connection,
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
        + "WHERE application_name = current_setting('application_name') AND pid <> pg_backend_pid() "
        + $"AND pid {which} (SELECT pid FROM pg_locks WHERE locktype = 'advisory')");

    private void AssertWhole(ViewStore views)
    {
        using Viewed whole = play.Follow();
        Assert.Equal(whole.Store.Fingerprint(), views.Fingerprint());
    }
}
