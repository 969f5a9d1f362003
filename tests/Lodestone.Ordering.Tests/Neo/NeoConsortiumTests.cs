using Lodestone.Demo;
using Lodestone.Ledger;
using Lodestone.Ordering.Neo;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Ordering.Tests.Neo;

/// <summary>Four organisations' ledgers, each with a connection of its own, over four consensus nodes.</summary>
[Collection(nameof(NeoNetwork))]
public sealed class NeoConsortiumTests(NeoNetwork network) : IAsyncLifetime
{
    private const int Members = 4;
    private const int Quorum = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);
    private readonly string folder = Directory.CreateTempSubdirectory("lodestone-neo-members-").FullName;
    private readonly DemoOptions demo = new() { Scale = 200_000 };
    private readonly List<IAsyncDisposable> engines = [];
    private readonly List<LiveLedger> ledgers = [];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        ledgers.ForEach(ledger => ledger.Dispose());
        foreach (IAsyncDisposable engine in engines)
        {
            await engine.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task What_any_member_is_told_is_final_at_all_with_one_root_and_one_digest()
    {
        (DemoStatement Statement, SignedStatement Signed)[] year = [.. new DemoYear(demo).SignedStatements().Take(301)];
        for (int member = 0; member < Members; member++)
        {
            NeoOptions options = network.Options(network.Endpoints[member], network.Endpoints[(member + 1) % Members]);
            NeoOrdering engine = await network.ConnectAsync(options);
            engines.Add(engine);
            ledgers.Add(Open(member, engine, year[0].Signed));
        }

        using CancellationTokenSource stop = new(Patience);
        Task exchange = ExchangeAsync(stop.Token);
        int turn = 0;
        foreach ((DemoStatement Statement, SignedStatement Signed)[] some in year.Skip(1).Chunk(60))
        {
            IReadOnlyList<Submission> answers = await ledgers[turn++ % Members].SubmitGroupAsync(
                [.. some.Select(one => one.Signed.Bytes)], some[^1].Statement.Time, stop.Token);
            Assert.All(answers, answer => Assert.True(answer is Submission.Accepted, answer.ToString()));
        }

        foreach (LiveLedger ledger in ledgers)
        {
            Assert.True(await ledger.Agreement!.FinalAsync(new TreeSize(year.Length), stop.Token));
            Assert.Equal(ledgers[0].Log.Head!.Header, ledger.Log.Head!.Header);
            Assert.Empty(ledger.Agreement.Breaches);
            Assert.InRange(ledger.Agreement.Latest!.Signatures.Length, Quorum, Members);
        }

        await stop.CancelAsync();
        await exchange;
    }

    private static DemoParty Party(int member) => DemoConsortium.Describe().Parties[member];

    private static SigningKey AgreementKey(int member) => DemoKeys.ForLog(Party(member).Code, "agreement");

    private static NoteKey MemberKey(int member) =>
        NoteKey.ForWitness(Party(member).Code, AgreementKey(member).PublicKey);

    // As the nodes do over HTTP.
    private async Task ExchangeAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            foreach (LiveLedger hears in ledgers)
            {
                foreach (SignedNote said in ledgers.Select(ledger => ledger.Agreement!.Latest).OfType<SignedNote>())
                {
                    hears.Agreement!.Hear(said);
                }
            }

            await Task.Delay(20, CancellationToken.None);
        }
    }

    private LiveLedger Open(int member, NeoOrdering engine, SignedStatement genesis)
    {
        DemoParty party = Party(member);
        string own = Path.Combine(folder, party.Code);
        LogKeys keys = new(
            demo.Network, DemoKeys.ForLog(demo.Network, "checkpoint"), DemoKeys.ForLog(demo.Network, "answers"));
        AgreementTerms terms = new(
            [AgreementKey(member)], new WitnessPolicy(Quorum, Enumerable.Range(0, Members).Select(MemberKey)));
        return LiveLedger.Open(
            new LedgerOptions(own, own + ".sign"),
            keys,
            TimeSource.Simulated(TimeProvider.System, Instant.FromUnixSeconds(genesis.Header.IssuedAt)),
            new ConsortiumSeat(engine, party.Id, DemoKeys.For(party.Id, party.Persons[0]), genesis, terms));
    }
}
