using Lodestone.Rules;
using Simulation.Histories;

namespace Simulation.Planted;

public class PlantedFaultTests
{
    private const ulong FirstSeed = 7_000;
    private const int Histories = 200;

    [Theory]
    [InlineData(PlantedFault.RemainderIsDropped)]
    [InlineData(PlantedFault.OneOfManyIsDropped)]
    [InlineData(PlantedFault.RemainderIsGivenTwice)]
    public void A_planted_rounding_fault_is_caught(PlantedFault fault)
    {
        LargestRemainder.Fault = fault;
        try
        {
            Exception caught = Assert.ThrowsAny<Exception>(Run);
            Assert.True(
                caught is ConservationBrokenException, caught.ToString());
        }
        finally
        {
            LargestRemainder.Fault = PlantedFault.None;
        }
    }

    [Fact]
    public void Without_a_fault_the_same_histories_are_whole() => Run();

    private static void Run()
    {
        // One after the other: the fault is a switch that all threads would see.
        Tally tally = new();
        for (ulong seed = FirstSeed; seed < FirstSeed + Histories; seed++)
        {
            History.Run(seed, tally);
        }
    }
}
