using System.Text.RegularExpressions;

namespace Lodestone.Ordering;

/// <summary>How one node of an organisation takes part in its order in PostgreSQL.</summary>
public sealed partial record PostgresOrderingOptions
{
    /// <summary>
    /// Npgsql's connection string. Several hosts (<c>Host=one:5432,two:5432</c>) are asked which of them is the primary now.
    /// </summary>
    public required string Connection { get; init; }

    /// <summary>The schema that holds the order; made when it is not there and the role may make it.</summary>
    public string Schema { get; init; } = "lodestone_ordering";

    /// <summary>What this node is called in the lease. Whoever looks at the table sees who orders.</summary>
    public string Node { get; init; } = $"{Environment.MachineName}/{Environment.ProcessId}";

    /// <summary>For how long the one that orders may be silent before another takes over.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How often it is looked whether something is new, beside PostgreSQL's notifications.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long an append waits for its block before it answers that the fate is unknown.</summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>For how long nothing may become final, while something waits, before the engine says that it stalls.</summary>
    public TimeSpan StallAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often each host is asked how it is.</summary>
    public TimeSpan LookAround { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The last block that this node handled before it was started: if the database holds another one at that height, or
    /// none, the engine says so and neither reads nor appends.
    /// </summary>
    public (long Height, Transparency.Hash Id)? Known { get; init; }

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,39}$")]
    private static partial Regex SchemaName();

    /// <summary>Refuses what no engine can run with.</summary>
    /// <exception cref="ArgumentException">The schema's name or a duration makes no sense.</exception>
    internal void Check()
    {
        if (!SchemaName().IsMatch(Schema))
        {
            throw new ArgumentException("The schema's name has 1 to 40 of a-z, 0-9 and _ and begins with no digit.");
        }

        if (Lease <= TimeSpan.Zero || Poll <= TimeSpan.Zero || AnswerWithin <= TimeSpan.Zero
            || StallAfter <= TimeSpan.Zero || LookAround <= TimeSpan.Zero)
        {
            throw new ArgumentException("Durations are longer than nothing.");
        }
    }
}
