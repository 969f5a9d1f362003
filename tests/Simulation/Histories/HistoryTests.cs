using System.Globalization;

namespace Simulation.Histories;

public class HistoryTests(ITestOutputHelper output)
{
    private const ulong FirstSeed = 20_260_101_000_000;

    [Fact]
    public void Every_history_conserves_every_element() => Run(3_000);

    /// <summary>
    /// The whole: <c>./test Simulation -- -explicit only</c>. Another number stands in <c>LODESTONE_HISTORIES</c>.
    /// </summary>
    [Fact(Explicit = true)]
    public void A_million_histories_conserve_every_element() => Run(long.Parse(
        Environment.GetEnvironmentVariable("LODESTONE_HISTORIES") ?? "1000000", CultureInfo.InvariantCulture));

    [Fact]
    public void A_history_follows_from_its_seed()
    {
        Tally first = new();
        Tally second = new();
        History.Run(FirstSeed, first);
        History.Run(FirstSeed, second);
        Assert.Equal(first.ToString(), second.ToString());
    }

    private void Run(long count)
    {
        (Tally tally, TimeSpan duration) = HistoryRun.Of(count, FirstSeed);
        string report = $"{tally}\n  {duration.TotalSeconds:f1} s, "
            + $"{duration.TotalMicroseconds / tally.Accepted:f1} us an accepted step";
        output.WriteLine(report);
        Console.WriteLine(report);
        Assert.Equal(count, tally.Histories);
        Assert.True(tally.Accepted >= count * History.LeastSteps);
        foreach (string kind in (string[])["split", "merge", "charge", "draw", "transform"])
        {
            Assert.True(tally.AcceptedOf(kind) >= count, kind);
        }
    }
}
