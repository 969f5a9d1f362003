using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>How lots end. Loss and theft are facts; everything else is an act of the possessor.</summary>
internal static class EndingRules
{
    /// <summary>Why a lost lot is in quarantine.</summary>
    public const string LossReason = "loss";

    /// <summary>Why a stolen lot is in quarantine.</summary>
    public const string TheftReason = "theft";

    /// <summary>The event's time fits the lots and the sites where they are (401 to 404).</summary>
    public static Refusal? EndIsTimely(Case it, EndLots act) => MovementTiming.AtLots(it, act);

    /// <summary>No more ends than is left (504).</summary>
    public static Refusal? NoMoreEndsThanIsLeft(Case it, EndLots act)
    {
        for (int i = 0; i < act.Lots.Length; i++)
        {
            if (act.Lots[i].Mass is { } mass && mass > it.Draft.Lots.Find(act.Lots[i].Lot.Code)!.Remaining)
            {
                return it.Refuse(RefusalCode.MassExceeded, $"lots[{i}].mass", mass.ToString());
            }
        }

        return null;
    }

    /// <summary>Quarantined mass does not leave (505), unless it is lost or stolen: that is a fact.</summary>
    public static Refusal? QuarantinedLotsDoNotLeave(Case it, EndLots act) =>
        IsFact(act) ? null : LotRules.QuarantinedLotsAreUntouched(it, act);

    /// <summary>Goods under hold do not leave (506), unless they are lost or stolen.</summary>
    public static Refusal? HeldLotsDoNotLeave(Case it, EndLots act) =>
        IsFact(act) ? null : LotRules.HeldLotsAreUntouched(it, act);

    /// <summary>
    /// A packed lot does not leave without everything else in its parent (508), unless it is lost or stolen.
    /// </summary>
    public static Refusal? PackedLotsDoNotLeaveAlone(Case it, EndLots act) =>
        IsFact(act) ? null : LotRules.PackedLotsDoNotGoAlone(it, act);

    /// <summary>A lot in transit is received before it leaves (509), unless it is lost or stolen on the way.</summary>
    public static Refusal? LotsInTransitDoNotLeave(Case it, EndLots act) =>
        IsFact(act) ? null : LotRules.LotsAreNotInTransit(it, act);

    /// <summary>Something ends (516).</summary>
    public static Refusal? SomethingEnds(Case it, EndLots act)
    {
        for (int i = 0; i < act.Lots.Length; i++)
        {
            if (act.Lots[i].Mass is { IsZero: true })
            {
                return it.Refuse(RefusalCode.MassZero, $"lots[{i}].mass");
            }
        }

        return null;
    }

    /// <summary>Goods are sold, exported or used up only by their owner (704).</summary>
    public static Refusal? OnlyTheOwnerDisposes(Case it, EndLots act) =>
        act.Kind is EndKind.SoldToNonMember or EndKind.Exported or EndKind.UsedUp
            ? TitleRules.OnlyTheOwnerMayAct(it, act)
            : null;

    /// <summary>
    /// Goods are exported only when customs has cleared them for that destination, where there is a customs (709).
    /// </summary>
    public static Refusal? ExportedGoodsAreCleared(Case it, EndLots act)
    {
        if (act.Kind != EndKind.Exported)
        {
            return null;
        }

        foreach (NamedLot named in NamedLots.Of(it, act))
        {
            if (it.Draft.Cleared.Find(named.Lot.Code)?.Destination != act.Destination && NetworkHasCustoms(it))
            {
                return it.Refuse(RefusalCode.ClearanceMissing, named.Field, $"{named.Lot} to {act.Destination}");
            }
        }

        return null;
    }

    /// <summary>
    /// Takes the portions out of the books. Lost and stolen portions stay in them, in quarantine, until two persons
    /// forfeit them or release what was found again.
    /// </summary>
    public static Refusal? EndOrQuarantine(Case it, EndLots act)
    {
        foreach (LotPortion portion in act.Lots)
        {
            LotRow lot = it.Draft.Lots.Find(portion.Lot.Code)!;
            Mass part = portion.Mass ?? lot.Remaining;
            if (IsFact(act))
            {
                string reason = act.Kind == EndKind.Lost ? LossReason : TheftReason;
                Quarantine.Put(
                    it, lot, reason, $"{part} of {lot.Remaining}", act.Event.EventTime,
                    part == lot.Remaining ? null : part);
            }
            else
            {
                Possession.End(it, lot, part, BookEdge.WordOf(act.Kind));
            }
        }

        return EventLog.Record(it, act.Event);
    }

    private static bool IsFact(EndLots act) => act.Kind is EndKind.Lost or EndKind.Stolen;

    private static bool NetworkHasCustoms(Case it) =>
        it.Draft.Parties.StartingWith(string.Empty).Any(pair => pair.Value.Role == PartyRole.Customs);
}
