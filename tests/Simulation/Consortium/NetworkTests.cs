namespace Simulation.Consortium;

public class NetworkTests(ITestOutputHelper output)
{
    private const ulong FirstSeed = 20_260_201_000_000;

    [Fact]
    public void No_two_finals_conflict_and_what_the_honest_say_gets_in() => Run(60);

    /// <summary>The whole; the command <c>networks</c> takes other numbers and seeds.</summary>
    [Fact(Explicit = true)]
    public void Ten_thousand_networks_keep_their_promises() => Run(10_000);

    [Fact]
    public void A_network_follows_from_its_seed()
    {
        Assert.Equal(
            NetworkRun.Of(8, FirstSeed, ProtocolFault.None, _ => { }).ToString(),
            NetworkRun.Of(8, FirstSeed, ProtocolFault.None, _ => { }).ToString());
    }

    [Theory]
    [InlineData(ProtocolFault.OwnFirst)]
    [InlineData(ProtocolFault.OwnClock)]
    [InlineData(ProtocolFault.PositionLost)]
    [InlineData(ProtocolFault.FinalAlone)]
    public void A_planted_fault_is_found(ProtocolFault fault)
    {
        ProtocolBrokenException broken = Assert.Throws<ProtocolBrokenException>(
            () => NetworkRun.Of(300, FirstSeed, fault, _ => { }));
        output.WriteLine(broken.Message);
        Assert.StartsWith("seed ", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_engine_that_says_final_of_what_it_lost_is_lived_with() =>
        Assert.Equal(20, NetworkRun.Of(20, FirstSeed, ProtocolFault.FalseFinal, _ => { }).Networks);

    private void Run(int count)
    {
        SimulatedTally tally = NetworkRun.Of(count, FirstSeed, ProtocolFault.None, _ => { });
        output.WriteLine(tally.ToString());
        Console.WriteLine(tally);
        Assert.Equal(count, tally.Networks);
        Assert.True(tally.Statements >= 12L * count && tally.Finals > 12L * count);
        Assert.True(tally.Partitions > count && tally.Restarts > count && tally.Lies > count);
    }
}
