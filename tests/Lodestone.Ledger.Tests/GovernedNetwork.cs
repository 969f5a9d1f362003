using System.Collections.Concurrent;
using System.Collections.Immutable;
using Lodestone.Interchange;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Ledger.Tests;

/// <summary>
/// Organisations whose ledgers order by one engine in this process, named by the genesis, that hear each other all the time.
/// </summary>
internal sealed class GovernedNetwork : IAsyncDisposable
{
    internal const string Origin = "governed.test/log";
    internal static readonly Instant Start = new(1_790_000_000_000);

    private readonly string folder = Directory.CreateTempSubdirectory("lodestone-governed-").FullName;
    private readonly CancellationTokenSource stop = new();
    private readonly Task hearing;
    private int site;

    internal GovernedNetwork()
    {
        Engine = SoloOrdering.Open(Path.Combine(folder, "order.db"), new TimeSource(new SettableClock(Start)));
        Genesis = GenesisStatement.Create(
            new Genesis(
                Origin, Members[0].Party, "Root", "根",
                [
                    GenesisStatement.DeclarationOf(Members[0].Person.PublicKey, "one"),
                    GenesisStatement.DeclarationOf(TestNetwork.KeyOf(99).PublicKey, "two"),
                ],
                IsDemo: false, SkewSeconds: 120, LatenessDays: 60, Ppb.Of(1_000_000),
                new ConsortiumDeclaration(3, 1, [.. Members.Take(4).Select(member => member.Declare())])),
            Members[0].Person, Start);
        hearing = Task.Run(HearAsync);
    }

    internal static ImmutableArray<Member> Members { get; } = [.. Enumerable.Range(0, 5).Select(number => new Member(number))];

    internal SoloOrdering Engine { get; }

    internal SignedStatement Genesis { get; }

    /// <summary>The ledgers that are open, by member.</summary>
    internal ConcurrentDictionary<int, LiveLedger> Open { get; } = [];

    internal string FolderOf(int member) => Path.Combine(folder, $"member-{member}");

    internal LiveLedger Run(
        int member, int knownRules = 1, SigningKey? nextKey = null, SigningKey? nextAgreement = null,
        IOrderingEngine? engine = null, SignStateAdoption? adoption = null)
    {
        LogKeys keys = new(Origin, TestNetwork.KeyOf(90), TestNetwork.KeyOf(91));
        Member it = Members[member];
        LiveLedger ledger = LiveLedger.Open(
            new LedgerOptions(FolderOf(member), FolderOf(member) + ".sign")
            {
                AnswerWithin = TimeSpan.FromMinutes(2), KnownRules = knownRules, StateRootEveryBlocks = 8, Adoption = adoption,
            },
            keys,
            new TimeSource(new SettableClock(Start)),
            new ConsortiumSeat(
                engine ?? Engine, it.Party, it.Key, Genesis,
                new AgreementTerms(nextAgreement is null ? [it.Agreement] : [it.Agreement, nextAgreement]))
            {
                NextKey = nextKey,
            });
        return Open[member] = ledger;
    }

    /// <summary>A member's node as another asks it; an answer may be falsified on its way.</summary>
    internal Peer PeerOf(int member, Func<string, byte[]?, byte[]?>? falsify = null)
    {
        Func<string, byte[]?, byte[]?> change = falsify ?? ((_, bytes) => bytes);
        return new Peer(
            Members[member].Name,
            _ => Task.FromResult(change("mark", Open[member].LatestMark())),
            (from, count, _) => Task.FromResult(change("headers", Open[member].HeadersFrom(from, count))),
            (from, count, _) => Task.FromResult(change("blocks", Open[member].BlocksFrom(from, count))));
    }

    /// <summary>A statement that registers one more site of the root's.</summary>
    internal SignedStatement Site() => SignedBy(Members[0].Person, Members[0].Party, SiteOf(Members[0].Party));

    internal RegisterSite SiteOf(PartyId party) => new(
        SiteId.Of(Gln(Interlocked.Increment(ref site))), party, "Site", "场所", "CN", 0, 0, string.Empty, string.Empty);

    internal SignedStatement SignedBy(SigningKey key, PartyId party, params Act[] acts)
    {
        long now = Start.UnixMilliseconds / 1_000;
        StatementHeader header = StatementHeader.For(
            key.PublicKey, ContentTypes.Acts, party.Value, $"test-{Interlocked.Increment(ref site)}", Genesis.Identity,
            now + 86_400, now);
        return SignedStatement.Create(key, header, ActsWriter.Write(acts));
    }

    /// <summary>The first of some members proposes, the others approve, each through its own node; all is accepted.</summary>
    internal async Task DecideAsync(NetworkChange change, long? from, params int[] members)
    {
        SignedStatement proposal = SignedBy(
            Members[members[0]].Key, Members[members[0]].Party, new ProposeChange(change, from, Start.PlusDays(30)));
        TestNetwork.Accepted(await Open[members[0]].SubmitAsync(proposal.Bytes));
        ApproveChange approval = new(StatementIdentity.FromBytes(proposal.Identity.Span), 0);
        foreach (int member in members.Skip(1))
        {
            TestNetwork.Accepted(await Open[member].SubmitAsync(
                SignedBy(Members[member].Key, Members[member].Party, approval).Bytes));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await hearing;
        foreach (LiveLedger ledger in Open.Values)
        {
            ledger.Dispose();
        }

        await Engine.DisposeAsync();
        stop.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task HearAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            foreach ((int hears, LiveLedger ledger) in Open)
            {
                foreach ((int says, LiveLedger other) in Open)
                {
                    if (hears != says && other.Agreement!.Latest is { } said)
                    {
                        ledger.Agreement!.Hear(said);
                    }
                }
            }

            await Task.Delay(2, stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private static string Gln(int number)
    {
        string digits = "695" + number.ToString("D9", System.Globalization.CultureInfo.InvariantCulture);
        int sum = digits.Select((digit, i) => (digit - '0') * (i % 2 == 0 ? 1 : 3)).Sum();
        return digits + ((10 - (sum % 10)) % 10).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>An organisation of the test.</summary>
    internal sealed class Member(int number)
    {
        internal PartyId Party { get; } = PartyId.Of($"gln:{Gln(900_000 + number)}");

        internal string Name { get; } = $"member-{number}";

        internal SigningKey Person { get; } = TestNetwork.KeyOf((byte)(10 + number));

        internal SigningKey Key { get; } = TestNetwork.KeyOf((byte)(20 + number));

        internal SigningKey Agreement { get; } = TestNetwork.KeyOf((byte)(30 + number));

        internal NoteKey NoteKey => NoteKey.ForWitness(Name, Agreement.PublicKey);

        internal MemberDeclaration Declare() => new(
            Party, Name, Name, Name, MemberRole.Full, Hex(Agreement),
            [GenesisStatement.DeclarationOf(Key.PublicKey, "node")]);

        internal static string Hex(SigningKey key) => Convert.ToHexStringLower(key.PublicKey.Bytes.Span);
    }
}
