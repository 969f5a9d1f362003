using System.Globalization;

namespace Lodestone.Bench.Measuring;

/// <summary>A ratio of two rates that were measured side by side, round by round: what is reported is the median.</summary>
/// <param name="name">What is divided by what.</param>
/// <param name="goal">What it should be at least.</param>
internal sealed class Ratio(string name, double goal)
{
    private readonly List<double> rounds = [];

    /// <summary>The median of the rounds.</summary>
    public double Median
    {
        get
        {
            double[] sorted = [.. rounds.Order()];
            return sorted.Length % 2 == 1
                ? sorted[sorted.Length / 2]
                : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
        }
    }

    /// <summary>Adds a round.</summary>
    public void Add(double ratio) => rounds.Add(ratio);

    /// <summary>Name, median, spread and goal on one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{name}: {Median:0.00} (median of {rounds.Count}, {rounds.Min():0.00} to {rounds.Max():0.00}; "
            + $"goal {goal:0.00}: {(Median >= goal ? "reached" : "not reached")})");
}
