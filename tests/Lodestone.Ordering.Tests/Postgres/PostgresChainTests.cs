using Lodestone.Bench.Postgres;
using Lodestone.Ledger;
using Lodestone.Transparency;
using Npgsql;

namespace Lodestone.Ordering.Tests.Postgres;

/// <summary>What a reader notices, and what the engine says about a database that does not suit it.</summary>
public sealed class PostgresChainTests(PostgresCluster cluster) : IClassFixture<PostgresCluster>
{
    [Theory]
    [InlineData("envelope", "UPDATE rewritten_envelope.envelope SET bytes = '\\x09' WHERE height = 1")]
    [InlineData("time", "UPDATE rewritten_time.block SET time = time + 1 WHERE height = 1")]
    [InlineData("missing", "DELETE FROM rewritten_missing.block WHERE height = 1")]
    [InlineData("empty", "DELETE FROM rewritten_empty.envelope WHERE height = 1")]
    public async Task A_rewritten_or_missing_block_is_noticed(string what, string sql)
    {
        PostgresOrderingOptions options = PostgresCluster.Options(cluster.Connection, $"rewritten_{what}");
        await using PostgresOrdering engine = await PostgresCluster.OpenAsync(options);
        await AppendAsync(engine, 0, 1, 2);
        await cluster.DoAsync(sql);

        await using PostgresOrdering reader = await PostgresCluster.OpenAsync(options);
        BrokenOrderException broken = await Assert.ThrowsAsync<BrokenOrderException>(() => ReadAsync(reader, 0, 3));
        Assert.Contains("Block 1", broken.Message, StringComparison.Ordinal);
        Assert.IsType<AppendOutcome.Unknown>(await reader.AppendAsync(new byte[] { 7 }));
        Assert.True(reader.Health.IsStalled);
        Assert.Contains(reader.Health.Endpoints, endpoint => endpoint.Trouble == broken.Message);
    }

    [Fact]
    public async Task A_history_that_was_rewritten_with_all_its_hashes_is_noticed_by_whoever_saw_the_first_one()
    {
        PostgresOrderingOptions options = PostgresCluster.Options(cluster.Connection, "forged");
        await using PostgresOrdering engine = await PostgresCluster.OpenAsync(options);
        await AppendAsync(engine, 0, 1);
        OrderedBlock seen = (await ReadAsync(engine, 1, 1))[0];
        Hash first = (await ReadAsync(engine, 0, 1))[0].Id;
        Hash forged = PostgresBlock.IdOf(first, 1, seen.Time, [Hash.Of([8])]);
        await cluster.DoAsync($"UPDATE forged.block SET id = '\\x{forged}' WHERE height = 1");
        await cluster.DoAsync(
            $"UPDATE forged.envelope SET bytes = '\\x08', id = '\\x{Hash.Of([8])}' WHERE height = 1");

        await Assert.ThrowsAsync<BrokenOrderException>(() => ReadAsync(engine, 0, 2));
        await using PostgresOrdering anew = await PostgresCluster.OpenAsync(options with { Known = (1, seen.Id) });
        Assert.IsType<AppendOutcome.Unknown>(await anew.AppendAsync(new byte[] { 9 }));
        await Assert.ThrowsAsync<BrokenOrderException>(() => ReadAsync(anew, 0, 2));
    }

    [Fact]
    public async Task A_block_of_an_old_term_or_at_a_height_that_is_taken_or_beside_the_last_one_is_not_written()
    {
        PostgresOrderingOptions options = PostgresCluster.Options(cluster.Connection, "fenced");
        await using PostgresOrdering engine = await PostgresCluster.OpenAsync(options);
        await AppendAsync(engine, 0, 1);
        Hash[] ids = [.. (await ReadAsync(engine, 0, 2)).Select(block => block.Id)];
        Hash id = Hash.Of([5]);
        string Append(int term, int height, Hash previous) =>
            $"SELECT fenced.append_block(term - {term}, '1 s', {height}, 9999999999999, '\\x{previous}', '\\x{id}', "
            + "ARRAY['\\x05'::bytea]) FROM fenced.lead";

        Assert.False(await cluster.AskAsync(Append(1, 2, ids[1])));
        await AssertRefusedAsync(Append(0, 1, ids[0]), PostgresErrorCodes.UniqueViolation);
        await AssertRefusedAsync(Append(0, 2, ids[0]), PostgresErrorCodes.RaiseException);
        await AssertRefusedAsync(Append(0, 3, ids[1]), PostgresErrorCodes.RaiseException);
        Assert.Equal(new AppendOutcome.Final(2), await engine.AppendAsync(new byte[] { 2 }));
    }

    [Fact]
    public async Task What_was_seen_before_is_known_again()
    {
        PostgresOrderingOptions options = PostgresCluster.Options(cluster.Connection, "known");
        OrderedBlock seen;
        await using (PostgresOrdering engine = await PostgresCluster.OpenAsync(options))
        {
            await AppendAsync(engine, 0, 1, 2);
            seen = (await ReadAsync(engine, 1, 1))[0];
        }

        await using PostgresOrdering again =
            await PostgresCluster.OpenAsync(options with { Known = (seen.Height, seen.Id) });
        Assert.Equal(2, again.Health.Height);
        Assert.Equal(new AppendOutcome.Final(1), await again.AppendAsync(new byte[] { 1 }));
    }

    [Fact]
    public async Task A_schema_of_another_version_is_left_alone()
    {
        PostgresOrderingOptions options = PostgresCluster.Options(cluster.Connection, "later");
        await using (PostgresOrdering engine = await PostgresCluster.OpenAsync(options))
        {
            await AppendAsync(engine, 0);
        }

        await cluster.DoAsync("UPDATE later.format SET version = 2");
        await AssertUnfitAsync(options, "version");
    }

    [Fact]
    public async Task Commits_that_do_not_wait_are_no_place_for_an_order() => await AssertUnfitAsync(
        PostgresCluster.Options(cluster.Connection + ";Options=-c synchronous_commit=off", "hasty"), "synchronous_commit");

    [Fact]
    public async Task A_primary_without_standbys_orders_and_says_that_it_is_alone()
    {
        string folder = Directory.CreateTempSubdirectory("lodestone-alone-").FullName;
        try
        {
            using PrivatePostgres alone = await PrivatePostgres.StartAsync(Path.Join(folder, "0"));
            await using PostgresOrdering engine = await PostgresCluster.OpenAsync(
                PostgresCluster.Options(PostgresCluster.With(alone), "alone"));
            await AppendAsync(engine, 0);
            EndpointHealth endpoint = Assert.Single(engine.Health.Endpoints);
            Assert.True(endpoint.IsReachable);
            Assert.Contains("synchronous_standby_names", endpoint.Trouble, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Options_that_make_no_sense_are_refused()
    {
        PostgresOrderingOptions options = PostgresCluster.Options("Host=127.0.0.1", "fine");
        Assert.Throws<ArgumentException>(() => (options with { Schema = "Not; fine" }).Check());
        Assert.Throws<ArgumentException>(() => (options with { Lease = TimeSpan.Zero }).Check());
        options.Check();
    }

    private async Task AssertRefusedAsync(string sql, string state)
    {
        PostgresException refused = await Assert.ThrowsAsync<PostgresException>(() => cluster.AskAsync(sql));
        Assert.Equal(state, refused.SqlState);
    }

    private static async Task AssertUnfitAsync(PostgresOrderingOptions options, string word)
    {
        await using PostgresOrdering engine =
            await PostgresCluster.OpenAsync(options with { AnswerWithin = TimeSpan.FromSeconds(2) });
        AppendOutcome.Unknown unknown =
            Assert.IsType<AppendOutcome.Unknown>(await engine.AppendAsync(new byte[] { 1, 2 }));
        Assert.Contains(word, unknown.Reason, StringComparison.Ordinal);
        Assert.Contains(
            engine.Health.Endpoints, it => it.Trouble?.Contains(word, StringComparison.Ordinal) == true);
    }

    private static async Task AppendAsync(PostgresOrdering engine, params byte[] envelopes)
    {
        for (int i = 0; i < envelopes.Length; i++)
        {
            Assert.Equal(new AppendOutcome.Final(i), await engine.AppendAsync(new[] { envelopes[i] }));
        }
    }

    private static async Task<List<OrderedBlock>> ReadAsync(PostgresOrdering engine, long from, int blocks)
    {
        List<OrderedBlock> read = [];
        await foreach (OrderedBlock block in engine.ReadAsync(from))
        {
            read.Add(block);
            if (read.Count == blocks)
            {
                break;
            }
        }

        return read;
    }
}
