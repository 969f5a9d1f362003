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

        // All that does not depend on the site comes before what does: the first refusal has the lowest number.
        foreach (NamedLot named in NamedLots.Of(it, act))
        {
            if (it.Draft.Lots.Find(named.Lot.Code) is { } lot
                && Timing.Check(it, act.Event, builtOn, lot.Site) is { } refusal)
            {
                return refusal;
            }
        }

        return Timing.Check(it, act.Event, builtOn, null);
    }

    /// <summary>
    /// The event's time fits what its lots have been through, and lies in no closed period of a site.
    /// </summary>
    public static Refusal? AtSite(Case it, PhysicalAct act, SiteId site) =>
        Timing.Check(it, act.Event, NamedLots.LatestEventOf(it, act), site);
}
