using System.Globalization;
using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Simulation.Histories;

/// <summary>
/// A history as it unfolds: its state, its clock, and who has said what. After every accepted step the conservation sum
/// is checked over the whole state.
/// </summary>
internal sealed class Chronicle(Dice dice, Tally tally)
{
    private readonly byte[] identity = new byte[32];
    private long index = Foundation.FirstIndex;
    private int lots;

    public LedgerState State { get; } = Foundation.NewState();

    public Dice Dice { get; } = dice;

    public Instant Now { get; private set; } = Foundation.Beginning.PlusDays(1);

    /// <summary>Accepted steps so far.</summary>
    public int Steps { get; private set; }

    /// <summary>What has been accepted at least once.</summary>
    public HashSet<string> Kinds { get; } = new(StringComparer.Ordinal);

    /// <summary>Events by who recorded them, for corrections.</summary>
    public List<(Firm Firm, string Event)> Events { get; } = [];

    /// <summary>Every lot ever declared that was accepted.</summary>
    public List<Eid> Lots { get; } = [];

    public EventFacts Facts() => new(
        null, Now, "+08:00", string.Empty, string.Empty, null, null, "0000000000000000");

    /// <summary>A lot that a firm is about to bring into being; its identity is new.</summary>
    public LotDeclaration Declare(Firm issuer, string material, Mass mass, Composition composition, CustodyModel model)
    {
        string number = (++lots).ToString(CultureInfo.InvariantCulture);
        return new LotDeclaration(
            Eid.Derive(issuer.Id, number, "historic"), number, "historic", material, mass, Basis.Net, Ppb.Zero, null,
            composition, model, string.Empty, null, []);
    }

    /// <summary>Lets days go by.</summary>
    public void Pass(int days) => Now = Now.PlusDays(days);

    /// <summary>Judges a step and applies it if it is accepted.</summary>
    /// <exception cref="ConservationBrokenException">The books do not add up afterwards.</exception>
    public bool Say(string kind, Firm firm, params ReadOnlySpan<Act> acts) => Say(kind, firm, firm.Key, acts);

    /// <summary>Two persons of the industry authority decide.</summary>
    public bool Decide(string kind, Act act)
    {
        if (!Say(kind + "-proposed", Foundation.Industry, Foundation.Industry.Key, new Propose(act)))
        {
            return false;
        }

        StatementIdentity proposal = StatementIdentity.FromBytes(identity);
        return Say(kind, Foundation.Industry, Foundation.Industry.SecondKey, new Approve(proposal, 0));
    }

    private bool Say(string kind, Firm firm, string key, params ReadOnlySpan<Act> acts)
    {
        BitConverter.TryWriteBytes(identity, index);
        StatementIdentity named = StatementIdentity.FromBytes(identity);
        Statement statement = new(named, firm.Id, key, Now, Now.PlusDays(30), [.. acts]);
        Verdict verdict = Rulebook.Judge(State, statement, new Position(index, Now));
        if (verdict.Draft is not { } draft)
        {
            tally.CountRefused(kind, ((int)verdict.Refusal!.Code).ToString(CultureInfo.InvariantCulture));
            return false;
        }

        draft.ApplyWithoutDigest();
        index++;
        Now = Now.PlusMilliseconds(60_000);
        Steps++;
        Kinds.Add(kind);
        tally.CountAccepted(kind);
        for (int i = 0; i < acts.Length; i++)
        {
            Remember(firm, acts[i], $"{named.Hex}#{i}");
        }

        ConservationBrokenException.ThrowIfBroken(State, kind, Steps);
        return true;
    }

    private void Remember(Firm firm, Act act, string eventKey)
    {
        switch (act)
        {
            case CommissionLot commission:
                Enter(commission.Lot.Eid);
                break;
            case TransformLots transform:
                foreach (LotDeclaration output in transform.Outputs)
                {
                    Enter(output.Eid);
                }

                break;
            default:
                break;
        }

        if (act is PhysicalAct and not CorrectEvent)
        {
            Events.Add((firm, eventKey));
        }
    }

    private void Enter(Eid lot)
    {
        Lots.Add(lot);
        if (State.Quarantines.Find(lot.Code) is { } quarantine)
        {
            tally.CountQuarantine(quarantine.Reason);
        }
    }
}
