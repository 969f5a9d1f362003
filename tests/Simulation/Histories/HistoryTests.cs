namespace Simulation.Histories;

public class HistoryTests(ITestOutputHelper output)
{
    private const ulong FirstSeed = 20_260_101_000_000;

    [Fact]
    public void Every_history_conserves_every_element() => Run(3_000);

    /// <summary>The whole; the command <c>histories</c> takes other numbers and seeds.</summary>
    [Fact(Explicit = true)]
    public void A_million_histories_conserve_every_element() => Run(1_000_000);

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
        output.WriteLine(HistoryRun.Report(tally, duration));
        Console.WriteLine(HistoryRun.Report(tally, duration));
        Assert.Equal(count, tally.Histories);
        Assert.True(tally.Accepted >= count * History.LeastSteps);
        foreach (string kind in (string[])["split", "merge", "charge", "draw", "transform"])
        {
            Assert.True(tally.AcceptedOf(kind) >= count, kind);
        }
    }
}
