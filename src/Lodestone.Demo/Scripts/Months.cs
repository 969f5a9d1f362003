using Lodestone.Vocabulary;

namespace Lodestone.Demo;

/// <summary>What every month brings: stock-takes of the circuits at its end, and the closing of its period.</summary>
internal static class Months
{
    private const int DayOfClosing = 20;

    public static IEnumerable<Entry> Script(World world)
    {
        Pen it = new(world, "month", world.Begin, Contents.Million);
        for (int month = 2; month <= 12; month++)
        {
            // The period ends at midnight in Beijing.
            Instant end = Midnight(world.Options.Year, month);
            it.Until(end.PlusMilliseconds(3_600_000));
            foreach (Place place in Plants(world))
            {
                // The second circuit of a plant is a story's own: it stands empty but for the story.
                yield return it.After(1).TakeStock(place, place.Site.Circuits[0]);
            }

            if (month == 2)
            {
                yield return it.After(2).Decree("industry", new CloseOpeningWindow());
            }

            it.Until(end.PlusDays(DayOfClosing));
            yield return it.After(1).Decree("industry", new ClosePeriod(null, end));
        }
    }

    private static IEnumerable<Place> Plants(World world) => world.Consortium.Parties
        .SelectMany(party => party.Sites)
        .Where(site => !site.Circuits.IsEmpty)
        .Select(site => world.Place(site.Code));

    private static Instant Midnight(int year, int month) => new(
        new DateTimeOffset(year, month, 1, 0, 0, 0, TimeSpan.FromHours(8)).ToUnixTimeMilliseconds());
}
