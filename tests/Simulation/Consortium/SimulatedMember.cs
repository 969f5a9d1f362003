using Lodestone.Ledger;
using Lodestone.Rules;
using Lodestone.Transparency;
using Lodestone.Vocabulary;
using Microsoft.Extensions.Time.Testing;
using Chain = Lodestone.Ledger.Chain;

namespace Simulation.Consortium;

/// <summary>
/// An honest member's node: the ledger's own sender, outbox, reading rule, rules and agreement. Only the disk is memory, and
/// it holds what the store commits in one transaction: the chain, the identities and how far the order is read.
/// </summary>
internal sealed class SimulatedMember : IDisposable
{
    private readonly int number;
    private readonly SimulatedOrder order;
    private readonly FakeTimeProvider clock;
    private readonly ProtocolFault fault;
    private readonly Outbox outbox = Outbox.InMemory();
    private readonly Dictionary<Hash, TreeSize> decided = [];
    private readonly Dictionary<Hash, EntryIndex> entries = [];
    private byte[]? position;
    private OrderTurn? turn;
    private OrderAccess access;
    private int falseFinals;
    private SignedNote? lastHeard;

    public SimulatedMember(int number, SimulatedOrder order, FakeTimeProvider clock, ProtocolFault fault)
    {
        this.number = number;
        this.order = order;
        this.clock = clock;
        this.fault = fault;
        access = NewAccess();
        Apply([Read(Cast.All.Genesis)], Cast.Begin);
    }

    /// <summary>What it has judged and applied.</summary>
    public Chain Chain { get; } = new(_ => null);

    /// <summary>The agreement of the running node; null while it is down.</summary>
    public NodeAgreement? Agreement { get; private set; }

    /// <summary>Why its envelopes do not get on; null while they do.</summary>
    public string? Trouble => turn?.Trouble;

    /// <summary>Its tasks; what is in it when the node is killed is never run.</summary>
    public Pump Pump { get; private set; } = new();

    /// <summary>The next height of the order that it reads.</summary>
    public int NextHeight { get; private set; }

    /// <summary>Whether it runs.</summary>
    public bool Runs => turn is not null;

    /// <summary>Entries by the identity of their statements.</summary>
    public IReadOnlyDictionary<Hash, EntryIndex> Entries => entries;

    /// <summary>Starts the node from what is on its disk.</summary>
    public void Start()
    {
        OrderReading reading = position is { } saved ? OrderReading.Load(saved) : new OrderReading();
        NextHeight = (int)reading.EngineHeight + 1;
        access = NewAccess();
        lastHeard = null;
        Agreement = new NodeAgreement(
            new AgreementTerms([Cast.AgreementKeyOf(number)], new WitnessPolicy(1, [Cast.NoteKeyOf(number)])), Cast.Origin);
        Follow();
        Agreement.Sign(Chain.Last!);
        turn = new OrderTurn(
            new ConsortiumSeat(access, Cast.PartyOf(number), Cast.EnvelopeKeyOf(number), Cast.All.Genesis),
            outbox, reading, Cast.All.Genesis.Identity, new SenderPace(Pump, clock));
        turn.Report(Chain);
    }

    /// <summary>The node is gone at once, whatever it was doing.</summary>
    public void Kill()
    {
        turn = null;
        Agreement = null;
        Pump = new Pump();
        if (fault == ProtocolFault.PositionLost)
        {
            position = null;
        }
    }

    /// <summary>A client's statement; decided ones are known at once.</summary>
    public void Submit(SignedStatement statement)
    {
        if (!decided.ContainsKey(statement.Identity))
        {
            turn!.Send([Read(statement)], simulated: null);
        }
    }

    /// <summary>Whether the client has been told: what was decided is final.</summary>
    public bool HasAcknowledged(Hash identity) => Agreement is { IsAgainstUs: false } agreement
        && decided.TryGetValue(identity, out TreeSize size) && agreement.Final >= size;

    /// <summary>Reads and applies the next block of the order, if its engine node has one.</summary>
    public void ReadNext()
    {
        if (NextHeight >= order.Blocks.Count)
        {
            return;
        }

        OrderedBlock block = order.Blocks[NextHeight++];
        (IReadOnlyList<Submitted> statements, Instant at) = turn!.Read(block, Chain);
        if (fault is ProtocolFault.OwnFirst or ProtocolFault.FinalAlone)
        {
            statements = [.. statements.OrderBy(one => one.Arrival.Statement.Issuer != Cast.PartyOf(number))];
        }

        Apply(statements, fault == ProtocolFault.OwnClock ? new Instant(clock.GetUtcNow().ToUnixTimeMilliseconds()) : at);
        position = turn.Position;
        turn.Report(Chain);
    }

    /// <summary>Hears what another member's node answers.</summary>
    public void Hear(SignedNote? note)
    {
        // As the exchange does: the same words again are not asked for.
        if (note is not null && !ReferenceEquals(note, lastHeard))
        {
            lastHeard = note;
            Agreement!.Hear(note);
        }
    }

    /// <summary>Its engine node answers what it knows.</summary>
    public void Answer(bool gaveUp) => access.Answer(gaveUp);

    /// <inheritdoc/>
    public void Dispose() => outbox.Dispose();

    private void Follow()
    {
        if (fault != ProtocolFault.FinalAlone)
        {
            Agreement?.Follow(Charters.All(Chain.State));
        }
    }

    private OrderAccess NewAccess() => new(
        order, number, () => fault == ProtocolFault.FalseFinal && Runs && ++falseFinals % 3 == 2);

    private static Submitted Read(SignedStatement statement)
    {
        (SignedStatement? signed, Statement? said, Refusal? refusal) = StatementDoor.Read(statement.Bytes);
        return refusal is null
            ? new Submitted(new Arrival(signed!, said!, SignatureHolds: false), null)
            : throw new ProtocolBrokenException($"The cast said {refusal}.");
    }

    private void Apply(IReadOnlyList<Submitted> statements, Instant at)
    {
        BlockInMaking block = Chain.Begin(at);
        List<Hash> here = [];
        foreach (Submitted one in statements)
        {
            if (block.IndexOf(one.Identity) is null && !entries.ContainsKey(one.Identity)
                && block.Judge(one.Arrival) is ({ } draft, null))
            {
                entries[one.Identity] = block.Take(one.Arrival, draft);
            }

            here.Add(one.Identity);
            turn?.WaitingFor(one.Identity);
        }

        if (block.Count > 0)
        {
            BlockHeader header = block.Finish(StateRootPlan.Never).Header;
            Follow();
            Agreement?.Sign(header);
        }

        here.ForEach(identity => decided.TryAdd(identity, Chain.Frontier.Size));
    }
}
