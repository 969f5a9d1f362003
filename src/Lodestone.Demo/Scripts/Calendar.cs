using System.Globalization;
using Lodestone.Vocabulary;

namespace Lodestone.Demo;

/// <summary>
/// What happens in the year besides the founding: stories, incidents, months, and as many campaigns as asked.
/// </summary>
internal sealed class Calendar
{
    private const long Tonne = 1_000_000_000;

    // Incidents are left out of the smallest years, which are for the story alone.
    private const long LeastScaleOfIncidents = 500;

    // Events that a campaign reports, in hundredths, by the mixture below; measured, and held to by a test.
    private const long EventsOfACampaign = 3_400;
    private const long EventsOfTheStory = 67;
    private const long EventsOfIncidents = 90;

    private const long FirstDay = 8;
    private const long LastDay = 250;
    private const long DaysOfACampaign = 90;
    private const long MostAtOnce = 2_000;

    private static readonly HardRockRoute North = new(
        "north-mine", "north-sx", "north-metal", "lake-magnets", "BAYANOBO", "ree.concentrate.mixed", "lab-north");

    private static readonly HardRockRoute West = new(
        "west-mine", "basin-sx", "gan-metal", "bay-magnets", "MIANNING", "ree.concentrate.bastnaesite", "lab-south");

    private static readonly HardRockRoute Overseas = new(
        "north-sx", "north-sx", "north-metal", "bay-magnets", "MTPASS", "ree.concentrate.bastnaesite", "lab-north");

    private readonly World world;
    private readonly long count;

    public Calendar(World world)
    {
        this.world = world;
        bool isLarge = world.Options.Scale >= LeastScaleOfIncidents;
        long others = EventsOfTheStory + (isLarge ? EventsOfIncidents : 0);
        count = Math.Max(0, ((world.Options.Scale - others) * 100 / EventsOfACampaign) + 1);
        count = world.Options.Scale <= EventsOfTheStory ? 0 : count;
        long span = LastDay - FirstDay;
        world.Pace = Math.Min(
            Contents.Million, MostAtOnce * span * Contents.Million / Math.Max(1, count * DaysOfACampaign));
    }

    /// <summary>Scripts that every year of this scale has.</summary>
    public IEnumerable<IEnumerable<Entry>> Standing()
    {
        yield return MagnetStory.Script(world);
        yield return Months.Script(world);
        if (world.Options.Scale >= LeastScaleOfIncidents)
        {
            foreach (IEnumerable<Entry> script in UnlawfulFacts.Scripts(world)
                .Concat(OrdinaryCases.Scripts(world)).Concat(CreditCases.Scripts(world)))
            {
                yield return script;
            }
        }
    }

    /// <summary>Campaigns in the order of their beginning, evenly over the year.</summary>
    public IEnumerable<Campaign> Campaigns()
    {
        Dice dice = new(world.Options.Seed, "campaigns");
        long begin = world.Begin.PlusDays(FirstDay).UnixMilliseconds;
        long span = (LastDay - FirstDay) * 86_400_000;
        for (long i = 0; i < count; i++)
        {
            Instant start = new(begin + (long)((Int128)span * i / count));
            yield return new Campaign(start, Of(i, (int)dice.Between(0, 99), start));
        }
    }

    private IEnumerable<Entry> Of(long number, int choice, Instant start)
    {
        string Scope(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{number + 1:D6}");
        Pen Begin(string prefix) => new(world, Scope(prefix), start, world.Pace);
        return choice switch
        {
            < 36 => new HardRockCampaign(Begin("BO"), North, Share(36, 3_000, 130_000)).Tell(),
            < 56 => new HardRockCampaign(Begin("MN"), West, Share(20, 2_000, 60_000)).Tell(),
            < 62 => new HardRockCampaign(Begin("MP"), Overseas, Share(6, 2_000, 20_000)).Tell(),
            < 74 => new IonClayCampaign(Begin("LN"), "south-clay", Share(12, 4_000, 200_000)).Tell(),
            < 82 => new IonClayCampaign(Begin("XW"), "east-clay", Share(8, 4_000, 100_000)).Tell(),
            < 90 => MinorMetalCampaigns.Antimony(Begin("SB"), Share(8, 1_500, 60_000)),
            < 96 => MinorMetalCampaigns.Gallium(Begin("GA"), Share(6, 2, 40)),
            _ => MinorMetalCampaigns.Germanium(Begin("GE"), Share(4, 10, 400)),
        };
    }

    // A campaign's part of the year's tonnage of its kind, but no more than one campaign handles. A tenth is kept back:
    // the dice may give a kind more campaigns than its due.
    private long Share(int percent, long mostTonnes, long yearTonnes) =>
        Math.Min(mostTonnes * Tonne, yearTonnes * Tonne / 10 * 9 / Math.Max(1, count * percent / 100));
}
