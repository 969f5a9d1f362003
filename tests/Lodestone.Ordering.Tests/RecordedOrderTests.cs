using Lodestone.Demo;
using Lodestone.Ledger;
using Lodestone.Ordering.Neo;
using Lodestone.Ordering.Tests.Neo;
using Lodestone.Ordering.Tests.Postgres;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Ordering.Tests;

/// <summary>
/// What four dBFT nodes ordered, recorded with its times and fed through the other engines, gives the same tree and the same
/// state: an engine orders and does nothing else.
/// </summary>
[Collection(nameof(NeoNetwork))]
public sealed class RecordedOrderTests(NeoNetwork network, PostgresCluster cluster, ITestOutputHelper output)
    : IClassFixture<PostgresCluster>, IDisposable
{
    private const int GroupOf = 400;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(40);
    private readonly string folder = Directory.CreateTempSubdirectory("lodestone-recorded-").FullName;
    private readonly DemoOptions demo = new() { Scale = 200_000, Network = "recorded.lodestone.example" };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public Task An_order_recorded_from_neo_gives_the_same_through_solo_and_postgres() => SameThroughAll(2_001);

    /// <summary>The whole; takes some ten minutes.</summary>
    [Fact(Explicit = true)]
    public Task A_hundred_thousand_statements_give_the_same_through_all_engines() => SameThroughAll(100_001);

    private async Task SameThroughAll(int count)
    {
        using CancellationTokenSource stop = new(Patience);
        (DemoStatement Statement, SignedStatement Signed)[] year =
            [.. new DemoYear(demo).SignedStatements().Take(count)];
        Assert.Equal(count, year.Length);
        SignedStatement genesis = year[0].Signed;
        (Outcome Outcome, List<Recorded> Order) neo;
        await using (NeoOrdering engine = await network.ConnectAsync(
            network.Options(network.Endpoints[0], network.Endpoints[1])))
        {
            using LiveLedger ledger = Open("neo", genesis, engine);
            await FeedAsync(
                ledger,
                year.Skip(1).Chunk(GroupOf).Select(some => new Recorded(
                    some[^1].Statement.Time, [.. some.Select(one => one.Signed.Bytes)])),
                count, stop.Token);
            neo = (await Outcome.OfAsync(ledger), Record(ledger));
        }

        Outcome solo;
        using (LiveLedger ledger = Open("solo", genesis, engine: null))
        {
            await ledger.SubmitGroupAsync(
                [genesis.Bytes], Instant.FromUnixSeconds(genesis.Header.IssuedAt), stop.Token);
            await FeedAsync(ledger, neo.Order, count, stop.Token);
            solo = await Outcome.OfAsync(ledger);
        }

        Outcome postgres;
        await using (IOrderingEngine engine = await PostgresCluster.OpenAsync(
            PostgresCluster.Options(cluster.Connection, $"recorded{count}")))
        {
            using LiveLedger ledger = Open("postgres", genesis, engine);
            await FeedAsync(ledger, neo.Order, count, stop.Token);
            postgres = await Outcome.OfAsync(ledger);
        }

        Same(neo.Outcome, solo, count);
        Same(neo.Outcome, postgres, count);

        // The same statements in another order: seen.
        using LiveLedger other = Open("other", genesis, engine: null);
        await other.SubmitGroupAsync([genesis.Bytes], Instant.FromUnixSeconds(genesis.Header.IssuedAt), stop.Token);
        await other.SubmitGroupAsync(
            [.. neo.Order[0].Statements.Take(8).Reverse(), .. neo.Order[0].Statements.Skip(8)], neo.Order[0].Time, stop.Token);
        Assert.NotEqual(
            neo.Outcome.Sizes.Values.First(head => head.SizeAfter > new TreeSize(8)).Root, other.Log.Head!.Header.Root);
    }

    private void Same(Outcome expected, Outcome actual, int count)
    {
        Assert.Equal(count, expected.Head.SizeAfter.Value);
        Assert.Equal(expected.StateRoot, actual.StateRoot);
        long[] both = [.. expected.Sizes.Keys.Intersect(actual.Sizes.Keys).Order()];
        Assert.Equal(count, both[^1]);
        Assert.All(both, size => Assert.Equal(
            (expected.Sizes[size].Root, expected.Sizes[size].StateDigest),
            (actual.Sizes[size].Root, actual.Sizes[size].StateDigest)));
        output.WriteLine($"root and digest equal at {both.Length} sizes, state root at {count}: {expected.StateRoot}");
    }

    // Block by block as the log holds them, with their times.
    private static List<Recorded> Record(LiveLedger ledger)
    {
        List<Recorded> order = [];
        foreach (BlockHeader block in HeadersOf(ledger).Skip(1))
        {
            order.Add(new Recorded(new Instant(block.TimeMs), [.. Enumerable.Range(0, (int)block.Count).Select(
                i => (ReadOnlyMemory<byte>)ledger.Log.EntryAt(new EntryIndex(block.First.Value + i))!)]));
        }

        return order;
    }

    private static IEnumerable<BlockHeader> HeadersOf(LiveLedger ledger)
    {
        for (long height = 0; ledger.Log.BlockAt(height) is { } header; height++)
        {
            yield return header;
        }
    }

    private static async Task FeedAsync(
        LiveLedger ledger, IEnumerable<Recorded> order, int size, CancellationToken cancel)
    {
        foreach (Recorded block in order)
        {
            Assert.All(
                await ledger.SubmitGroupAsync(block.Statements, block.Time, cancel),
                answer => Assert.True(answer is Submission.Accepted, answer.ToString()));
        }

        await ledger.Log.GrownBeyondAsync(new TreeSize(size - 1), cancel);
    }

    private LiveLedger Open(string name, SignedStatement genesis, IOrderingEngine? engine)
    {
        DemoParty party = DemoConsortium.Describe().Parties[0];
        LogKeys keys = new(
            demo.Network, DemoKeys.ForLog(demo.Network, "checkpoint"), DemoKeys.ForLog(demo.Network, "answers"));
        return LiveLedger.Open(
            new LedgerOptions(Path.Combine(folder, name), Path.Combine(folder, name + ".sign"))
            {
                AnswerWithin = TimeSpan.FromMinutes(5),
            },
            keys,
            TimeSource.Simulated(TimeProvider.System, Instant.FromUnixSeconds(genesis.Header.IssuedAt)),
            engine is null
                ? null
                : new ConsortiumSeat(engine, party.Id, DemoKeys.For(party.Id, party.Persons[0]), genesis));
    }

    private sealed record Recorded(Instant Time, IReadOnlyList<ReadOnlyMemory<byte>> Statements);

    /// <summary>What a ledger came to, at the end of each block and at the end.</summary>
    private sealed record Outcome(BlockHeader Head, StateRootLine? StateRoot, IReadOnlyDictionary<long, BlockHeader> Sizes)
    {
        public static async Task<Outcome> OfAsync(LiveLedger ledger)
        {
            StatePublication published = await ledger.PublishStateRootAsync();
            return new Outcome(
                published.Head.Header, published.Head.StateRoot,
                HeadersOf(ledger).ToDictionary(header => header.SizeAfter.Value));
        }
    }
}
