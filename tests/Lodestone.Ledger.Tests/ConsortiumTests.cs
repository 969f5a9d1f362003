using Lodestone.Transparency;
using Lodestone.Vocabulary;
using System.Collections.Immutable;
using Lodestone.Demo;

namespace Lodestone.Ledger.Tests;

/// <summary>Several organisations' ledgers over one order.</summary>
public sealed class ConsortiumTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("lodestone-consortium-").FullName;
    private readonly DemoOptions demo = new() { Scale = 200_000 };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task What_any_of_them_is_told_all_of_them_hold()
    {
        (DemoStatement Statement, SignedStatement Signed)[] year =
            [.. new DemoYear(demo).SignedStatements().Take(700)];
        await using SoloOrdering engine = SoloOrdering.Open(Path.Combine(folder, "order.db"), new TimeSource(TimeProvider.System));
        LiveLedger[] ledgers = [.. Seats().Select(party => Open(party, engine, year[0].Signed))];
        int turn = 0;
        foreach ((DemoStatement Statement, SignedStatement Signed)[] some in year.Skip(1).Chunk(50))
        {
            Instant at = some[^1].Statement.Time;
            IReadOnlyList<Submission> answers = await ledgers[turn++ % ledgers.Length].SubmitGroupAsync(
                [.. some.Select(one => one.Signed.Bytes)], at);
            Assert.All(answers, answer => TestNetwork.Accepted(answer));
        }

        await SameEverywhereAsync(ledgers, year.Length);
        foreach (LiveLedger ledger in ledgers)
        {
            ledger.Dispose();
        }
    }

    [Fact]
    public async Task A_node_that_was_away_catches_up_and_what_it_had_sent_is_there_once()
    {
        (DemoStatement Statement, SignedStatement Signed)[] year =
            [.. new DemoYear(demo).SignedStatements().Take(300)];
        await using SoloOrdering engine = SoloOrdering.Open(Path.Combine(folder, "order.db"), new TimeSource(TimeProvider.System));
        LiveLedger[] ledgers = [.. Seats().Select(party => Open(party, engine, year[0].Signed))];
        int turn = 0;
        foreach ((DemoStatement Statement, SignedStatement Signed)[] some in year.Skip(1).Chunk(23))
        {
            // Closed at once after it has spoken: its envelopes may or may not be on their way.
            int speaker = turn++ % ledgers.Length;
            Task<IReadOnlyList<Submission>> answers = ledgers[speaker].SubmitGroupAsync(
                [.. some.Select(one => one.Signed.Bytes)], some[^1].Statement.Time);
            if (turn % 3 == 0)
            {
                ledgers[speaker].Dispose();
                Assert.All(await answers, answer => Assert.True(
                    answer is Submission.Accepted or Submission.NotAccepting { Reason: NotAcceptingReason.Closing }));
                ledgers[speaker] = Open(Seats()[speaker], engine, year[0].Signed);
                answers = ledgers[speaker].SubmitGroupAsync(
                    [.. some.Select(one => one.Signed.Bytes)], some[^1].Statement.Time);
            }

            Assert.All(await answers, answer => Assert.IsType<Submission.InLog>(answer, exactMatch: false));
        }

        await SameEverywhereAsync(ledgers, year.Length);
        foreach (LiveLedger ledger in ledgers)
        {
            ledger.Dispose();
        }

        Assert.All(Seats(), seat => Assert.Empty(StoreCheck.Run(Path.Combine(folder, seat.Code)).Findings));
    }

    private async Task SameEverywhereAsync(LiveLedger[] ledgers, long size)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromMinutes(2));
        foreach (LiveLedger ledger in ledgers)
        {
            await ledger.Log.GrownBeyondAsync(new TreeSize(size - 1), patience.Token);
        }

        BlockHeader head = ledgers[0].Log.Head!.Header;
        Assert.Equal(size, head.SizeAfter.Value);
        Assert.All(ledgers, ledger => Assert.Equal(head, ledger.Log.Head!.Header));
        foreach (LiveLedger ledger in ledgers)
        {
            StatePublication published = await ledger.PublishStateRootAsync();
            Assert.Equal((await ledgers[0].PublishStateRootAsync()).Head.StateRoot, published.Head.StateRoot);
        }
    }

    private static ImmutableArray<DemoParty> Seats() => [.. DemoConsortium.Describe().Parties.Take(4)];

    private LiveLedger Open(DemoParty party, IOrderingEngine engine, SignedStatement genesis)
    {
        string own = Path.Combine(folder, party.Code);
        LogKeys keys = new(demo.Network, DemoKeys.ForLog(demo.Network, "checkpoint"), DemoKeys.ForLog(demo.Network, "answers"));
        return LiveLedger.Open(
            new LedgerOptions(own, own + ".sign"),
            keys,
            TimeSource.Simulated(TimeProvider.System, Instant.FromUnixSeconds(genesis.Header.IssuedAt)),
            new ConsortiumSeat(engine, party.Id, DemoKeys.For(party.Id, party.Persons[0]), genesis));
    }
}
