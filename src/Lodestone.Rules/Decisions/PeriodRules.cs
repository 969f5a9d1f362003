using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>Periods, the opening window, allowances for late entry.</summary>
internal static class PeriodRules
{
    /// <summary>The site whose period is closed is registered (308).</summary>
    public static Refusal? PeriodSiteIsKnown(Case it, ClosePeriod act) =>
        act.Site is { } site && !it.Draft.Sites.Has(site.Gln)
            ? it.Refuse(RefusalCode.SiteUnknown, "site", site.Gln)
            : null;

    /// <summary>A period is closed once, and not before it has ended (405).</summary>
    public static Refusal? PeriodHasEndedAndIsOpen(Case it, ClosePeriod act) =>
        act.PeriodEnd > it.Position.BlockTime || Timing.ClosedTo(it, act.Site) >= act.PeriodEnd
            ? it.Refuse(RefusalCode.PeriodNotClosable, "periodEnd", act.PeriodEnd.ToString())
            : null;

    /// <summary>Closes the period.</summary>
    public static Refusal? Close(Case it, ClosePeriod act)
    {
        it.Draft.Periods.Put(act.Site?.Gln ?? Tables.AllSites, new PeriodRow(act.PeriodEnd));
        return null;
    }

    /// <summary>The opening window is closed once (406).</summary>
    public static Refusal? OpeningWindowIsOpen(Case it, CloseOpeningWindow act) =>
        it.Draft.Network.Find(Tables.NetworkKey) is { OpeningClosed: true }
            ? it.Refuse(RefusalCode.OpeningWindowClosed, "type")
            : null;

    /// <summary>Closes the opening window.</summary>
    public static Refusal? CloseTheOpening(Case it, CloseOpeningWindow act)
    {
        NetworkRow network = it.Draft.Network.Find(Tables.NetworkKey)!;
        it.Draft.Network.Put(Tables.NetworkKey, network with { OpeningClosed = true });
        return null;
    }

    /// <summary>The party that may report late is registered (305).</summary>
    public static Refusal? LatePartyIsKnown(Case it, AllowLateEntry act) =>
        PartyRules.PartyIsKnown(it, act.Party, "party");

    /// <summary>An allowance lasts longer than nothing and lets some event in (810).</summary>
    public static Refusal? AllowanceLasts(Case it, AllowLateEntry act) =>
        act.EventsFrom <= act.EventsTo && it.Position.BlockTime < act.Until
            ? null
            : it.Refuse(RefusalCode.IntervalEmpty, "until", act.Until.ToString());

    /// <summary>Writes the allowance; a later one replaces it.</summary>
    public static Refusal? Allow(Case it, AllowLateEntry act)
    {
        it.Draft.LateEntries.Put(act.Party.Value, new LateEntryRow(act.EventsFrom, act.EventsTo, act.Until));
        return null;
    }
}
