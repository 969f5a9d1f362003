using System.Diagnostics;

namespace Lodestone.Ledger;

/// <summary>
/// The spans of a statement's path. Nobody listening, nothing is made. What one block does for many statements is one span
/// with a link to each of them.
/// </summary>
public static class LedgerTrace
{
    /// <summary>The name to listen to.</summary>
    public const string SourceName = "Lodestone";

    /// <summary>Read at the door: envelope, header, acts.</summary>
    public const string Door = "door";

    /// <summary>The signature, within the door.</summary>
    public const string Verify = "verify";

    /// <summary>Judged by the rules and applied to the state.</summary>
    public const string Judge = "judge";

    /// <summary>The block made durable.</summary>
    public const string Commit = "commit";

    /// <summary>The block read back, and its checkpoint signed.</summary>
    public const string Publish = "publish";

    /// <summary>Followed by the views.</summary>
    public const string View = "view";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>A span of whatever is going on; null if nobody listens.</summary>
    internal static Activity? Start(string name) => Source.StartActivity(name);

    /// <summary>A span of one statement's path; null if its submission was not traced.</summary>
    internal static Activity? Start(string name, ActivityContext statement) =>
        statement == default ? null : Source.StartActivity(name, ActivityKind.Internal, statement);

    /// <summary>A span of what is done for several statements at once; null if none of them was traced.</summary>
    /// <param name="name">One of the names above.</param>
    /// <param name="statements">The traces of the statements; those that were not traced are passed over.</param>
    public static Activity? StartForAll(string name, IEnumerable<ActivityContext> statements)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        ActivityContext[] traced = [.. statements.Where(statement => statement != default)];
        return traced.Length == 0
            ? null
            : Source.StartActivity(
                name, ActivityKind.Internal, traced[0], links: traced.Skip(1).Select(other => new ActivityLink(other)));
    }
}
