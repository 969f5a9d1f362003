using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Lodestone.Vocabulary;

namespace Lodestone.Rules.Tests;

/// <summary>
/// A ledger among people who try everything: any act by anybody with any key at any time, several to a statement. After
/// each statement <see cref="Invariants"/> are checked.
/// </summary>
internal sealed class HostilePlay
{
    public static readonly Actor[] Firms = [Cast.Mine, Cast.Plant, Cast.Magnets];
    public static readonly string[] Circuits = ["urn:hostile:circuit:0", "urn:hostile:circuit:1"];

    private static readonly World Founded = Found();

    private readonly Random random;
    private readonly HostileActs acts;
    private readonly int restoreAt;
    private long index = Founded.NextIndex;

    public HostilePlay(int seed, bool isRestored = false)
    {
        random = new Random(seed);
        acts = new HostileActs(this, random);
        restoreAt = isRestored ? 20 : -1;
    }

    public LedgerState State { get; private set; } = Founded.State.Copy();

    public Instant Now { get; private set; } = Founded.Now;

    public List<Eid> Lots { get; } = [];

    public List<(Actor Reporter, string Event)> Events { get; } = [];

    public SortedDictionary<string, int> Accepted { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, int> Refused { get; } = new(StringComparer.Ordinal);

    public string Digest => Convert.ToHexStringLower(State.Digest.Span);

    /// <summary>Says so many statements.</summary>
    public HostilePlay Run(int statements)
    {
        for (int i = 0; i < statements; i++)
        {
            if (i == restoreAt)
            {
                State = LedgerState.Restore([.. State.SortedRows()], State.Digest.Span);
            }

            Now = Now.PlusMilliseconds(random.Next(12) switch
            {
                0 => 86_400_000L * random.Next(1, 60),
                < 4 => random.Next(1, 86_400_000),
                _ => random.Next(0, 5_000),
            });
            Say();
        }

        return this;
    }

    private void Say()
    {
        Actor issuer = acts.Issuer();
        int count = random.Next(4) == 0 ? random.Next(2, 5) : 1;
        Act[] said = [.. Enumerable.Range(0, count).Select(_ => acts.Next(issuer))];
        StatementIdentity identity = StatementIdentity.FromBytes(SHA256.HashData(
            Encoding.ASCII.GetBytes($"hostile/{index}/{random.Next()}")));
        Statement statement = new(identity, issuer.Id, acts.KeyOf(issuer), Now, Now.PlusDays(30), [.. said]);
        string before = random.Next(8) == 0 ? RowsOf(State) : string.Empty;
        string digest = Digest;
        Verdict verdict = Rulebook.Judge(State, statement, new Position(index, Now));
        if (verdict.Draft is not { } draft)
        {
            Assert.Equal(digest, Digest);
            Assert.True(before.Length == 0 || before == RowsOf(State), "A refused statement left a trace.");
            Count(Refused, ((int)verdict.Refusal!.Code).ToString(CultureInfo.InvariantCulture));
            return;
        }

        LedgerState earlier = State.Copy();
        State.Apply(draft);
        index++;
        Invariants.Check(earlier, State, said);
        Remember(issuer, said, identity);
    }

    private void Remember(Actor issuer, Act[] said, StatementIdentity identity)
    {
        for (int i = 0; i < said.Length; i++)
        {
            Count(Accepted, said[i].GetType().Name);
            switch (said[i])
            {
                case CommissionLot commission:
                    Lots.Add(commission.Lot.Eid);
                    break;
                case TransformLots transform:
                    Lots.AddRange(transform.Outputs.Select(output => output.Eid));
                    break;
                default:
                    break;
            }

            if (said[i] is PhysicalAct physical)
            {
                Events.Add((issuer, physical.Event.EventId ?? $"{identity.Hex}#{i}"));
            }
        }
    }

    private static void Count(SortedDictionary<string, int> counts, string name) =>
        counts[name] = counts.GetValueOrDefault(name) + 1;

    private static string RowsOf(LedgerState state) => string.Join('\n', state.SortedRows()
        .Select(row => $"{row.Table}/{row.Key}={Encoding.UTF8.GetString(row.Row!.Value.Span)}"));

    private static World Found()
    {
        World world = World.Founded();
        world.Accept(Cast.Mine, new RegisterCircuit(Circuits[0], Cast.Mine.Site, "ree.separation"));
        world.Accept(Cast.Plant, new RegisterCircuit(Circuits[1], Cast.Plant.Site, "ree.separation"));
        world.Accept(Cast.Industry, new RegisterStream(
            "urn:hostile:stream", Cast.Plant.Site, Element.Of("Ga"), Mass.FromKilograms(1_000_000),
            Ppb.FromPpm(100), Ppb.FromPpm(500_000)));
        world.Accept(Cast.Industry, new RevokePermit("mine-Mining"));
        world.Accept(Cast.Industry, World.Permit(world, Cast.Mine, Activity.Mining, "mine-capped") with
        {
            YearlyCapacity = Mass.FromKilograms(20_000),
        });
        world.Accept(Cast.Mine, new RegisterContract(
            "urn:hostile:contract", Cast.Mine.Id, Cast.Plant.Id, Ppb.FromPpm(5_000), Cast.Laboratory.Id));
        return world;
    }
}
