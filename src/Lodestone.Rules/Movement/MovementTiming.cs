using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>The time of events about existing lots.</summary>
internal static class MovementTiming
{
    /// <summary>
    /// The event's time fits what its lots have been through, and lies in no closed period of the sites where they are.
    /// Lots that are not known are left to the rules about lots.
    /// </summary>
    public static Refusal? AtLots(Case it, PhysicalAct act)
    {
        Instant? builtOn = NamedLots.LatestEventOf(it, act);
        return NamedLots.RowsOf(it, act).Select(lot => lot.Site).Append(null).Distinct()
            .Select(site => Timing.Check(it, act.Event, builtOn, site))
            .Where(refusal => refusal is not null)
            .MinBy(refusal => (int)refusal!.Code);
    }

    /// <summary>
    /// The event's time fits what its lots have been through, and lies in no closed period of a site.
    /// </summary>
    public static Refusal? AtSite(Case it, PhysicalAct act, SiteId site) =>
        Timing.Check(it, act.Event, NamedLots.LatestEventOf(it, act), site);
}
