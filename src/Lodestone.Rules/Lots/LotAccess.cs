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
    /// <summary>
    /// Checks that all lots that an act names are known, meet the demands and, if a site is named, are there (510);
    /// returns the refusal of the lowest number, the first named of equals, so
    /// that precedence does not depend on the order of a list.
    /// </summary>
    public static Refusal? CheckAll(Case it, Act act, LotDemands demands, SiteId? site)
    {
        Refusal? lowest = null;
        foreach (NamedLot named in NamedLots.Of(it, act))
        {
            LotRow? lot = it.Draft.Lots.Find(named.Lot.Code);
            RefusalCode? unmet = lot is null ? RefusalCode.LotUnknown : Unmet(it, lot, demands, site);
            if (unmet is { } code && (lowest is null || code < lowest.Code))
            {
                lowest = it.Refuse(code, named.Field, named.Lot.Code);
            }
        }

        return lowest;
    }

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
