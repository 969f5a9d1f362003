using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>
/// Lots seen or moved within the possessor's reach, goods seen on the way, and things that are no lots.
/// </summary>
internal static class ObservingRules
{
    /// <summary>The site is registered (308).</summary>
    public static Refusal? ObservingSiteIsKnown(Case it, ObserveLots act) => it.Draft.Sites.Has(act.Site.Gln)
        ? null
        : it.Refuse(RefusalCode.SiteUnknown, "site", act.Site.Gln);

    /// <summary>Lots are kept at sites of their possessor (309); those on the way may be seen anywhere.</summary>
    public static Refusal? LotsAreKeptAtTheIssuersSite(Case it, ObserveLots act) =>
        NamedLots.RowsOf(it, act).All(lot => lot.Status == LotStatus.InTransit)
        && NamedLots.RowsOf(it, act).Length == act.Lots.Length
            ? null
            : Standing.RunsSite(it, act.Site, "site");

    /// <summary>The event's time fits the lots, the site and those where the lots were (401 to 404).</summary>
    public static Refusal? ObservationIsTimely(Case it, ObserveLots act) =>
        MovementTiming.AtSite(it, act, act.Site) ?? MovementTiming.AtLots(it, act);

    /// <summary>Only the possessor, or the carrier on the way, tells where lots are (507).</summary>
    public static Refusal? OnlyWhoHasThemTellsWhereTheyAre(Case it, ObserveLots act)
    {
        foreach (NamedLot named in NamedLots.Of(it, act))
        {
            LotRow lot = it.Draft.Lots.Find(named.Lot.Code)!;
            bool carries = lot.Shipment is { } shipment && it.Draft.Shipments.Find(shipment)?.Carrier == it.Issuer;
            if (lot.Possessor != it.Issuer && !carries)
            {
                return it.Refuse(RefusalCode.NotInPossession, named.Field, named.Lot.Code);
            }
        }

        return null;
    }

    /// <summary>Notes where the lots are. A move under hold is a fact that goes to quarantine.</summary>
    public static Refusal? Observe(Case it, ObserveLots act)
    {
        foreach (LotRow lot in NamedLots.RowsOf(it, act))
        {
            if (lot.Status != LotStatus.InTransit && lot.Site != act.Site)
            {
                LotRow moved = lot with { Site = act.Site };
                it.Draft.Lots.Put(lot.Eid.Code, moved);
                if (!lot.Holds.IsEmpty)
                {
                    ShippingRules.QuarantineMovedUnderHold(it, moved, act);
                }
            }
        }

        return EventLog.Record(it, act.Event, act.Lots);
    }

    /// <summary>Things lie in no future (401); events without lots have no lateness and no period.</summary>
    public static Refusal? ThingsAreNotInTheFuture(Case it, RecordThings act) => Timing.NotInTheFuture(it, act.Event);

    /// <summary>What names a lot is no mere thing (515): it could pass for the lot.</summary>
    public static Refusal? ThingsAreNoLots(Case it, RecordThings act)
    {
        for (int i = 0; i < act.Things.Length; i++)
        {
            if (NamesALot(it, act.Things[i]))
            {
                return it.Refuse(RefusalCode.NotAControlledLot, $"things[{i}]", act.Things[i]);
            }
        }

        return null;
    }

    /// <summary>Records the event by what it says. The same event again is the one that is there.</summary>
    public static Refusal? RecordOnly(Case it, RecordThings act) =>
        it.Draft.Events.Find(it.EventKey(act.Event)) is { } there
        && there.Reporter == it.Issuer && there.ContentHash == act.Said
            ? null
            : EventLog.Record(it, act.Event with { ContentHash = act.Said });

    // By EID anywhere in the text, under any resolver host and in any case, or by alias in any spelling of its GS1 key.
    private static bool NamesALot(Case it, string thing)
    {
        if (it.Draft.Aliases.Has(thing)
            || (Gs1Key.TryParse(thing, "thing", out Gs1Key key) is null && it.Draft.Aliases.Has(key.Uri)))
        {
            return true;
        }

        int start = 0;
        for (int end = 0; end <= thing.Length; end++)
        {
            if (end == thing.Length || !char.IsAsciiLetterOrDigit(thing[end]))
            {
                if (end - start == Eid.Length && it.Draft.Lots.Has(thing[start..end].ToUpperInvariant()))
                {
                    return true;
                }

                start = end + 1;
            }
        }

        return false;
    }
}
