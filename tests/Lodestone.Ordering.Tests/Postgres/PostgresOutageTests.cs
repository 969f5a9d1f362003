using Lodestone.Ledger;

namespace Lodestone.Ordering.Tests.Postgres;

/// <summary>What stops, and that nothing which was acknowledged is lost by it.</summary>
public sealed class PostgresOutageTests : IAsyncLifetime
{
    private const int Rounds = 3;

    private readonly PostgresCluster cluster = new();

    public ValueTask InitializeAsync() => cluster.InitializeAsync();

    public ValueTask DisposeAsync() => cluster.DisposeAsync();

    [Fact]
    public async Task A_primary_is_killed_and_its_standby_promoted_and_nothing_acknowledged_is_lost() =>
        await KillPrimariesAsync(Rounds);

    [Fact(Explicit = true)]
    public async Task Twenty_primaries_are_killed_in_turn_and_nothing_acknowledged_is_lost() =>
        await KillPrimariesAsync(20);

    [Fact]
    public async Task A_database_is_stopped_and_started_under_load()
    {
        PostgresOrderingOptions options = PostgresCluster.Options(cluster.Connection, "stopped");
        await using PostgresOrdering one = await PostgresCluster.OpenAsync(options);
        await using PostgresOrdering two = await PostgresCluster.OpenAsync(options);
        await using Load load = new("stopped", 8, one, two);
        for (int round = 0; round < Rounds; round++)
        {
            await load.MoreAsync(100);
            if (round % 2 == 0)
            {
                cluster.Primary.Stop();
            }
            else
            {
                cluster.Primary.Kill();
            }

            await cluster.Primary.StartAgainAsync();
        }

        await load.MoreAsync(100);
        await load.DisposeAsync();
        await load.CheckAsync(one);
    }

    [Fact]
    public async Task Without_a_database_the_fate_is_unknown_and_with_it_the_same_bytes_become_final()
    {
        PostgresOrderingOptions options =
            PostgresCluster.Options(cluster.Connection, "away") with { AnswerWithin = TimeSpan.FromSeconds(1) };
        cluster.Primary.Stop();
        await using PostgresOrdering engine = await PostgresCluster.OpenAsync(options);
        byte[] envelope = [1, 2, 3];
        AppendOutcome.Unknown unknown = Assert.IsType<AppendOutcome.Unknown>(await engine.AppendAsync(envelope));
        Assert.NotEmpty(unknown.Reason);
        EngineHealth health = engine.Health;
        Assert.True(health.IsStalled);
        Assert.False(health.Endpoints[0].IsReachable);
        Assert.True(health.Endpoints[1].IsReachable);

        await cluster.Primary.StartAgainAsync();
        Assert.Equal(new AppendOutcome.Final(0), await FinalAsync(engine, envelope));
        Assert.False(engine.Health.IsStalled);
    }

    // The trap of synchronous replication: a wait that is cancelled leaves a block that stands on the primary alone.
    [Fact]
    public async Task While_the_standby_is_silent_nothing_becomes_final_however_often_the_wait_is_broken_off()
    {
        PostgresOrderingOptions options =
            PostgresCluster.Options(cluster.Connection + ";Command Timeout=1", "silent") with
            {
                AnswerWithin = TimeSpan.FromSeconds(5),
            };
        await using PostgresOrdering engine = await PostgresCluster.OpenAsync(options);
        Assert.Equal(new AppendOutcome.Final(0), await FinalAsync(engine, [1]));

        cluster.Standby.Stop();
        for (int i = 0; i < 3; i++)
        {
            Assert.IsType<AppendOutcome.Unknown>(await engine.AppendAsync(new byte[] { 2 }));
        }

        Assert.True(engine.Health.IsStalled);
        await using PostgresOrdering reader = await PostgresCluster.OpenAsync(options);
        Assert.Equal(0, reader.Health.Height);

        await cluster.Standby.StartAgainAsync();
        AppendOutcome stands = await FinalAsync(engine, [2]);
        Assert.Equal(new AppendOutcome.Final(1), stands);
        Assert.Equal(stands, await FinalAsync(reader, [2]));
    }

    [Fact]
    public async Task A_block_whose_wait_an_operator_cancelled_stands_there_and_is_not_final()
    {
        PostgresOrderingOptions options =
            PostgresCluster.Options(cluster.Connection, "cancelled") with { AnswerWithin = TimeSpan.FromSeconds(5) };
        await using PostgresOrdering engine = await PostgresCluster.OpenAsync(options);
        Assert.Equal(new AppendOutcome.Final(0), await FinalAsync(engine, [1]));

        cluster.Standby.Stop();
        Task<AppendOutcome> appending = engine.AppendAsync(new byte[] { 2 });
        while (!await cluster.AskAsync(
            "SELECT coalesce(bool_or(pg_cancel_backend(pid)), false) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"))
        {
            await Task.Delay(20);
        }

        Assert.IsType<AppendOutcome.Unknown>(await appending);
        Assert.True(await cluster.AskAsync(
            "SELECT final = 0 AND (SELECT max(height) FROM cancelled.block) = 1 FROM cancelled.lead"));
        await cluster.Standby.StartAgainAsync();
        Assert.Equal(new AppendOutcome.Final(1), await FinalAsync(engine, [2]));
    }

    [Fact]
    public async Task A_halted_orderer_that_comes_back_writes_no_block_beside_the_new_ones()
    {
        const string Schema = "halted";
        for (int round = 0; round < Rounds; round++)
        {
            using OrdererProcess first = await OrdererProcess.StartAsync(cluster.Connection, Schema);
            await using PostgresOrdering second =
                await PostgresCluster.OpenAsync(PostgresCluster.Options(cluster.Connection, Schema));
            await using Load load = new($"{Schema}/{round}", 8, second);
            await load.MoreAsync(100);
            first.Signal("STOP");
            await load.MoreAsync(200);
            Assert.True(second.IsLeading);
            first.Signal("CONT");
            await load.MoreAsync(100);
            await first.EndAsync();
            await load.DisposeAsync();
            await load.CheckAsync(second);
        }
    }

    private async Task KillPrimariesAsync(int rounds)
    {
        for (int round = 0; round < rounds; round++)
        {
            PostgresOrderingOptions options = PostgresCluster.Options(cluster.Connection, "killed");
            await using PostgresOrdering one = await PostgresCluster.OpenAsync(options);
            await using PostgresOrdering two = await PostgresCluster.OpenAsync(options);
            await using Load load = new($"killed/{round}", 8, one, two);
            await load.MoreAsync(200);
            await cluster.PromoteAsync();
            await load.MoreAsync(200);
            await load.DisposeAsync();
            await load.CheckAsync(two);
            await cluster.AddStandbyAsync();
        }
    }

    private static async Task<AppendOutcome> FinalAsync(PostgresOrdering engine, byte[] envelope)
    {
        AppendOutcome outcome;
        do
        {
            outcome = await engine.AppendAsync(envelope);
        }
        while (outcome is AppendOutcome.Unknown);

        return outcome;
    }
}
