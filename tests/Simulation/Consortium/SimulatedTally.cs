using System.Globalization;

namespace Simulation.Consortium;

/// <summary>How much happened in simulated networks.</summary>
internal sealed class SimulatedTally
{
    public long Networks { get; set; }

    public long Statements { get; set; }

    public long Blocks { get; set; }

    public long Finals { get; set; }

    public long Partitions { get; set; }

    public long Restarts { get; set; }

    public long Lies { get; set; }

    /// <summary>Adds another's counts.</summary>
    public void Add(SimulatedTally other)
    {
        Networks += other.Networks;
        Statements += other.Statements;
        Blocks += other.Blocks;
        Finals += other.Finals;
        Partitions += other.Partitions;
        Restarts += other.Restarts;
        Lies += other.Lies;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Networks} networks, {Statements} statements, {Blocks} blocks, {Finals} final checkpoints, {Partitions} partitions, "
            + $"{Restarts} restarts, {Lies} lies");
}
