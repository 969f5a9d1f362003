using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>How quarantine ends: two persons of the industry authority decide.</summary>
internal static class QuarantineRules
{
    /// <summary>Only who is said to have received a lot can be given it (109).</summary>
    public static Refusal? OnlyTheFinderIsGivenTheLot(Case it, DecideQuarantine act)
    {
        foreach (NamedLot named in NamedLots.Of(it, act))
        {
            if (act.Outcome == QuarantineOutcome.Reassigned
                && it.Draft.Quarantines.Find(named.Lot.Code) is { Open: true, FoundWith: null })
            {
                return it.Refuse(RefusalCode.ValueNotAllowed, "outcome", named.Lot.Code);
            }
        }

        return null;
    }

    /// <summary>The lots are in quarantine (807).</summary>
    public static Refusal? LotsAreInQuarantine(Case it, DecideQuarantine act)
    {
        foreach (NamedLot named in NamedLots.Of(it, act))
        {
            if (it.Draft.Quarantines.Find(named.Lot.Code) is not { Open: true })
            {
                return it.Refuse(RefusalCode.NotInQuarantine, named.Field, named.Lot.Code);
            }
        }

        return null;
    }

    /// <summary>
    /// Released lots stand as the books have them; reassigned ones are with their finder; forfeited ones, or the
    /// portion concerned, leave the books.
    /// </summary>
    public static Refusal? Decide(Case it, DecideQuarantine act)
    {
        foreach (Eid eid in act.Lots)
        {
            QuarantineRow row = it.Draft.Quarantines.Find(eid.Code)!;
            LotRow lot = it.Draft.Lots.Find(eid.Code)! with { Quarantined = false };
            it.Draft.Lots.Put(eid.Code, lot);
            it.Draft.Quarantines.Put(eid.Code, row with { Open = false, Outcome = act.Outcome });
            if (act.Outcome == QuarantineOutcome.Reassigned)
            {
                // The rest of its parent stays with who has it.
                Possession.Arrive(
                    it, Possession.TakenFromParent(it, lot), row.FoundWith!.Value, row.FoundAt!.Value);
            }
            else if (act.Outcome == QuarantineOutcome.Forfeited)
            {
                Possession.End(it, lot, PortionOf(row, lot), EdgeOf(row));
            }
        }

        return null;
    }

    // Less may be left of the lot than was concerned.
    private static Mass PortionOf(QuarantineRow row, LotRow lot) =>
        row.Portion is { } portion && portion < lot.Remaining ? portion : lot.Remaining;

    // Forfeited goods that were lost or stolen leave the books under that word, so that statistics tell them apart.
    private static string EdgeOf(QuarantineRow row) => row.Reason switch
    {
        EndingRules.LossReason => BookEdge.GoodsLost,
        EndingRules.TheftReason => BookEdge.Stolen,
        _ => BookEdge.Forfeited,
    };
}
