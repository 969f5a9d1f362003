using Simulation.Histories;

namespace Simulation.Plants;

/// <summary>A scale or analyser: true values in, readings out, with independent normal errors (Box and Muller).</summary>
internal sealed class Gauge(Dice dice)
{
    /// <summary>A reading of a true value with a relative standard uncertainty.</summary>
    public double Read(double value, double uncertainty) => value * (1 + (uncertainty * Normal()));

    public double Normal()
    {
        double radius = Math.Sqrt(-2 * Math.Log(1 - Uniform()));
        return radius * Math.Cos(2 * Math.PI * Uniform());
    }

    public double Uniform() => (dice.Next() >> 11) / (double)(1UL << 53);
}
