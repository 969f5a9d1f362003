using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>What an act demands of a lot that it names. That the lot is known (501) is always demanded.</summary>
[Flags]
internal enum LotDemands
{
    /// <summary>Only that it is known.</summary>
    Known = 0,

    /// <summary>Not consumed, ended or voided (503).</summary>
    Alive = 1,

    /// <summary>Not in quarantine (505).</summary>
    NotQuarantined = 2,

    /// <summary>Not under hold (506).</summary>
    NotHeld = 4,

    /// <summary>In the issuer's possession (507).</summary>
    Possessed = 8,

    /// <summary>Not packed in a parent (508).</summary>
    NotPacked = 16,

    /// <summary>Not in transit (509).</summary>
    NotInTransit = 32,

    /// <summary>Everything but the hold: for facts, which a hold does not undo.</summary>
    UsableThoughHeld = Alive | NotQuarantined | Possessed | NotPacked | NotInTransit,

    /// <summary>Everything that use of a lot demands.</summary>
    Usable = UsableThoughHeld | NotHeld,
}

/// <summary>Whether a lot can be acted upon by the issuer, in precedence of the refusals' numbers.</summary>
internal static class LotAccess
{
    /// <summary>Whether the lot meets the demands and, if a site is named, is there (510).</summary>
    public static Refusal? Check(
        Case it, Eid eid, LotDemands demands, SiteId? site, string fieldName, out LotRow? lot)
    {
        lot = it.Draft.Lots.Find(eid.Code);
        return lot is null
            ? it.Refuse(RefusalCode.LotUnknown, fieldName, eid.Code)
            : Unmet(it, lot, demands, site) is { } code ? it.Refuse(code, fieldName, eid.Code) : null;
    }

    /// <summary>Whether the lot is wholly usable by the issuer, wherever it is.</summary>
    public static Refusal? Usable(Case it, Eid eid, string fieldName, out LotRow? lot) =>
        Check(it, eid, LotDemands.Usable, null, fieldName, out lot);

    /// <summary>Whether the lot is wholly usable by the issuer at a site.</summary>
    public static Refusal? UsableAt(Case it, Eid eid, SiteId site, string fieldName, out LotRow? lot) =>
        Check(it, eid, LotDemands.Usable, site, fieldName, out lot);

    /// <summary>
    /// Checks all lots that an act names and returns the refusal of the lowest number, the first named of equals, so
    /// that precedence does not depend on the order of a list.
    /// </summary>
    public static Refusal? CheckAll(Case it, Act act, LotDemands demands, SiteId? site) => NamedLots.Of(it, act)
        .Select(named => Check(it, named.Lot, demands, site, named.Field, out _))
        .Where(refusal => refusal is not null)
        .MinBy(refusal => (int)refusal!.Code);

    private static RefusalCode? Unmet(Case it, LotRow lot, LotDemands demands, SiteId? site)
    {
        if (demands.HasFlag(LotDemands.Alive)
            && lot.Status is LotStatus.Consumed or LotStatus.Ended or LotStatus.Voided)
        {
            return RefusalCode.LotAlreadyConsumed;
        }

        if (demands.HasFlag(LotDemands.NotQuarantined) && lot.Quarantined)
        {
            return RefusalCode.LotInQuarantine;
        }

        if (demands.HasFlag(LotDemands.NotHeld) && !lot.Holds.IsEmpty)
        {
            return RefusalCode.LotUnderHold;
        }

        if (demands.HasFlag(LotDemands.Possessed) && lot.Possessor != it.Issuer)
        {
            return RefusalCode.NotInPossession;
        }

        if (demands.HasFlag(LotDemands.NotPacked) && lot.Parent is not null)
        {
            return RefusalCode.LotIsPacked;
        }

        if (demands.HasFlag(LotDemands.NotInTransit) && lot.Status == LotStatus.InTransit)
        {
            return RefusalCode.LotInTransit;
        }

        return site is { } at && lot.Site != at ? RefusalCode.LotAtAnotherSite : null;
    }
}
