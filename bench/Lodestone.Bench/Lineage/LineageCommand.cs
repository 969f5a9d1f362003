using System.Diagnostics;
using System.Globalization;
using Lodestone.Bench.Measuring;
using Lodestone.Bench.Postgres;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Bench.Lineage;

/// <summary>
/// How long it takes to find all that a lot was made of, against PostgreSQL's recursive query on the same graph, and
/// whether a log of a hundred times the length makes it slower.
/// </summary>
internal static class LineageCommand
{
    private const int Small = 10_000;
    private const int Large = 1_000_000;
    private const double GoalAgainstPostgres = 10;
    private const double GoalOfGrowth = 1 / 1.5;
    private const int TimesPlanted = 30;

    private static readonly (int Ancestors, int Subjects, int Times)[] Sizes =
        [(10, 20, 20), (1_000, 5, 8), (10_000, 1, 8)];

    /// <summary>Runs the rounds and prints the ratios.</summary>
    public static async Task<int> RunAsync(BenchOptions options)
    {
        using WorkFolder folder = WorkFolder.In(options.Folder);
        using PrivatePostgres postgres = await PrivatePostgres.StartAsync(
            folder.Join("postgres"), "shared_buffers=512MB", "max_wal_size=4GB");
        List<Side> sides = [];
        foreach (int steps in new[] { Small, Large })
        {
            Herd herd = Herd.Of(steps, [.. Sizes.Select(size => (size.Ancestors, size.Subjects))]);
            string name = string.Create(CultureInfo.InvariantCulture, $"of{steps}");
            sides.Add(new Side(
                herd, HerdInViews.Open(herd, folder.Join($"{name}.views.db")),
                await HerdInPostgres.CopyAsync(postgres, herd, name)));
        }

        bool isSeen = true;
        foreach ((int ancestors, int _, int times) in Sizes)
        {
            await AssertSameAsync(sides, ancestors);
            IReadOnlyList<Ratio> ratios = await MeasureAsync(options, sides, ancestors, times, asks: 1);
            Print(ratios);
            if (options.Plant)
            {
                IReadOnlyList<Ratio> planted = await MeasureAsync(options, sides, ancestors, times, TimesPlanted);
                Print(planted);
                isSeen &= IsSeen(ratios, planted);
            }
        }

        foreach (Side side in sides)
        {
            side.Views.Dispose();
            await side.Postgres.DisposeAsync();
        }

        if (options.Plant)
        {
            Console.WriteLine(isSeen
                ? "The planted fault was seen: asked thirty times, every ratio against PostgreSQL fell to less than a third."
                : "The planted fault was NOT seen.");
        }

        return isSeen ? 0 : 1;
    }

    private static void Print(IReadOnlyList<Ratio> ratios)
    {
        foreach (Ratio ratio in ratios)
        {
            Console.WriteLine(ratio);
        }
    }

    // The last ratio compares us with ourselves: it stays as it is.
    private static bool IsSeen(IReadOnlyList<Ratio> ratios, IReadOnlyList<Ratio> planted) => Enumerable
        .Range(0, ratios.Count - 1).All(i => planted[i].Median < ratios[i].Median / 3);

    private static async Task<IReadOnlyList<Ratio>> MeasureAsync(
        BenchOptions options, List<Side> sides, int ancestors, int times, int asks)
    {
        Ratio[] against = [.. sides.Select(side => new Ratio(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{ancestors} ancestors, {side.Herd.Steps.Count} steps, PostgreSQL ÷ views"),
            GoalAgainstPostgres))];
        Ratio growth = new(
            string.Create(
                CultureInfo.InvariantCulture, $"{ancestors} ancestors, time at {Small} ÷ time at {Large} steps"),
            GoalOfGrowth);
        for (int round = -3; round < options.Rounds; round++)
        {
            // Turn by turn, so that whatever else the machine does meets both alike.
            TimeSpan[] ours = [.. sides.Select(_ => TimeSpan.Zero)];
            for (int i = 0; i < times * sides.Count; i++)
            {
                ours[i % sides.Count] += Ask(sides[i % sides.Count], ancestors, asks);
            }

            for (int i = 0; i < sides.Count && round >= 0; i++)
            {
                against[i].Add(await AskPostgresAsync(sides[i], ancestors, times) / ours[i]);
            }

            if (round >= 0)
            {
                growth.Add(ours[0] / ours[1]);
            }
        }

        return [.. against, growth];
    }

    private static TimeSpan Ask(Side side, int ancestors, int times)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < times; i++)
        {
            foreach (int lot in side.Herd.Subjects[ancestors])
            {
                Confirm(side.Views.AncestorsOf(side.Herd.Lots[lot]).Count, ancestors);
            }
        }

        return Stopwatch.GetElapsedTime(start);
    }

    private static async Task<TimeSpan> AskPostgresAsync(Side side, int ancestors, int times)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < times; i++)
        {
            foreach (int lot in side.Herd.Subjects[ancestors])
            {
                Confirm((await side.Postgres.AncestorsOfAsync(side.Herd.Lots[lot])).Count, ancestors);
            }
        }

        return Stopwatch.GetElapsedTime(start);
    }

    private static async Task AssertSameAsync(List<Side> sides, int ancestors)
    {
        foreach (Side side in sides)
        {
            foreach (int lot in side.Herd.Subjects[ancestors])
            {
                Eid eid = side.Herd.Lots[lot];
                HashSet<string> ours = [.. side.Views.AncestorsOf(eid).Select(it => it.Code)];
                if (!ours.SetEquals(await side.Postgres.AncestorsOfAsync(eid)))
                {
                    throw new InvalidOperationException($"Views and PostgreSQL differ in the ancestors of {eid}.");
                }
            }
        }
    }

    private static void Confirm(int found, int expected)
    {
        if (found != expected)
        {
            throw new InvalidOperationException($"{found} ancestors instead of {expected}.");
        }
    }

    private sealed record Side(Herd Herd, ViewStore Views, HerdInPostgres Postgres);
}
