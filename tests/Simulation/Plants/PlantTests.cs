using System.Globalization;
using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Simulation.Plants;

public class PlantTests(ITestOutputHelper output)
{
    private const int Plants = 40;
    private const int PeriodsEach = 12;

    [Fact]
    public void Honest_magnet_plants_close_their_stock_takes() => CloseMostly(seed => new MagnetPlant(seed));

    [Fact]
    public void Honest_separation_plants_close_their_stock_takes() => CloseMostly(seed => new SeparationPlant(seed));

    [Fact]
    public void A_plant_at_the_upper_edge_has_no_more_to_spend_than_it_took_in()
    {
        foreach (Plant plant in (Plant[])[new MagnetPlant(1, leans: true), new SeparationPlant(2, leans: true)])
        {
            for (int period = 0; period < PeriodsEach; period++)
            {
                plant.RunPeriod();
            }

            foreach (ElementSides sides in Conservation.Check(plant.It.State))
            {
                Assert.Equal(ElementAmount.Zero, sides.Difference);
                Assert.True(sides.InLots + sides.InCircuits <= sides.Entered);
            }

            Assert.Contains("ever-over-limit/Nd", plant.Account.Flags);
            output.WriteLine($"{plant.GetType().Name} at the edge: {plant.PeriodsClosed} of {plant.Periods} closed");
        }
    }

    [Fact]
    public void Declaring_more_gives_the_magnets_no_more_of_any_element()
    {
        MagnetPlant honest = new(3);
        MagnetPlant leaning = new(3, leans: true);
        honest.RunPeriod();
        leaning.RunPeriod();
        foreach (Element element in Plant.Elements)
        {
            Assert.True(InMagnets(leaning, element) <= Entered(leaning, element));
            Assert.True(InMagnets(honest, element) <= Entered(honest, element));
        }
    }

    private static ElementAmount InMagnets(MagnetPlant plant, Element element)
    {
        ElementAmount sum = default;
        foreach (TrueLot magnet in plant.Magnets)
        {
            sum += Book.Of(plant.It.State.Lots.Find(magnet.Eid.Code)!.Book).TotalOf(element);
        }

        return sum;
    }

    private static ElementAmount Entered(MagnetPlant plant, Element element) =>
        plant.It.State.Ends.Find($"entered/{element}")!.Amount;

    private void CloseMostly(Func<ulong, Plant> found)
    {
        int periods = 0;
        int closed = 0;
        int suspected = 0;
        int made = 0;
        int released = 0;
        for (ulong seed = 100; seed < 100 + Plants; seed++)
        {
            Plant plant = found(seed);
            for (int period = 0; period < PeriodsEach; period++)
            {
                plant.RunPeriod();
            }

            periods += plant.Periods;
            closed += plant.PeriodsClosed;
            suspected += plant.Account.Flags.IsEmpty ? 0 : 1;
            made += plant.Made;
            released += plant.Released;
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{closed} of {periods} periods closed; {released} of {made} lots were quarantined by chance and released"));
        Assert.True(closed * 100 >= periods * 95, $"{closed} of {periods} periods closed");
        Assert.True(suspected * 20 <= Plants, $"{suspected} of {Plants} honest plants are over a limit");
    }
}
