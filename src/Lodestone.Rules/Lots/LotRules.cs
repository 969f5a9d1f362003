using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>Sentences about the lots that any act names.</summary>
internal static class LotRules
{
    /// <summary>An act about lots names at least one (107).</summary>
    public static Refusal? SomeLotIsNamed(Case it, Act act) =>
        NamedLots.Of(it, act).IsEmpty ? it.Refuse(RefusalCode.MemberMissing, "lots") : null;

    /// <summary>Lots are known (501).</summary>
    public static Refusal? LotsAreKnown(Case it, Act act) => LotAccess.CheckAll(it, act, LotDemands.Known, null);

    /// <summary>A consumed, ended or undone lot may not be used again (503).</summary>
    public static Refusal? ConsumedLotsStayConsumed(Case it, Act act) =>
        LotAccess.CheckAll(it, act, LotDemands.Alive, null);

    /// <summary>Quarantined mass is usable by nobody until two persons decide (505).</summary>
    public static Refusal? QuarantinedLotsAreUntouched(Case it, Act act) =>
        LotAccess.CheckAll(it, act, LotDemands.NotQuarantined, null);

    /// <summary>Goods under hold are not cleared, transferred or used (506).</summary>
    public static Refusal? HeldLotsAreUntouched(Case it, Act act) =>
        LotAccess.CheckAll(it, act, LotDemands.NotHeld, null);

    /// <summary>Only the possessor may act on a lot (507).</summary>
    public static Refusal? OnlyThePossessorMayAct(Case it, Act act) =>
        LotAccess.CheckAll(it, act, LotDemands.Possessed, null);

    /// <summary>A packed lot may not be packed again or used before it is unpacked (508).</summary>
    public static Refusal? LotsAreNotPacked(Case it, Act act) =>
        LotAccess.CheckAll(it, act, LotDemands.NotPacked, null);

    /// <summary>A packed lot is not acted on without everything else in its parent (508).</summary>
    public static Refusal? PackedLotsDoNotGoAlone(Case it, Act act)
    {
        ImmutableArray<NamedLot> lots = NamedLots.Of(it, act);
        HashSet<Eid>? together = null;
        foreach (NamedLot named in lots)
        {
            if (it.Draft.Lots.Find(named.Lot.Code)?.Parent is { } parent
                && it.Draft.Parents.Find(parent) is { } holding
                && !holding.Lots.All((together ??= [.. lots.Select(lot => lot.Lot)]).Contains))
            {
                return it.Refuse(RefusalCode.LotIsPacked, named.Field, parent);
            }
        }

        return null;
    }

    /// <summary>A lot in transit waits for its receiver (509).</summary>
    public static Refusal? LotsAreNotInTransit(Case it, Act act) =>
        LotAccess.CheckAll(it, act, LotDemands.NotInTransit, null);

    /// <summary>No lot is named twice (511).</summary>
    public static Refusal? LotsAreNamedOnce(Case it, Act act) => NamedLots.LotsAreNamedOnce(it, act);
}
