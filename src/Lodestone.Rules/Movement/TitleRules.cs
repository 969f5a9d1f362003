using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>Title: who owns, whoever possesses (toll processing).</summary>
internal static class TitleRules
{
    /// <summary>The new owner is registered (305).</summary>
    public static Refusal? NewOwnerIsKnown(Case it, TransferTitle act) => PartyRules.PartyIsKnown(it, act.To, "to");

    /// <summary>Only the owner speaks of its title (312).</summary>
    public static Refusal? IssuerIsTheOneWhoTransfers(Case it, TransferTitle act) => act.From == it.Issuer
        ? null
        : it.Refuse(RefusalCode.NotConcerned, "from", act.From.Value);

    /// <summary>The event's time fits the lots (401 to 404).</summary>
    public static Refusal? TransferIsTimely(Case it, TransferTitle act) => MovementTiming.AtLots(it, act);

    /// <summary>Only the owner may pass title on (704).</summary>
    public static Refusal? OnlyTheOwnerMayAct(Case it, Act act)
    {
        foreach (NamedLot named in NamedLots.Of(it, act))
        {
            if (it.Draft.Lots.Find(named.Lot.Code) is { } lot && lot.Owner != it.Issuer)
            {
                return it.Refuse(RefusalCode.NotTheOwner, named.Field, named.Lot.Code);
            }
        }

        return null;
    }

    /// <summary>Title passes; possession and place stay as they are, on the way too.</summary>
    public static Refusal? PassTitle(Case it, TransferTitle act)
    {
        foreach (Eid eid in act.Lots)
        {
            it.Draft.Lots.Put(eid.Code, it.Draft.Lots.Find(eid.Code)! with { Owner = act.To });
        }

        return EventLog.Record(it, act.Event);
    }
}
