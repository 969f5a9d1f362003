using Lodestone.Ledger;

namespace Lodestone.Ordering;

/// <summary>What is known of how the engine is: what troubles it now, and what stopped it for good.</summary>
internal sealed class PostgresState(PostgresOrderingOptions options)
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, string> troubles = new(StringComparer.Ordinal);
    private IReadOnlyList<EndpointHealth> endpoints = [];
    private long lastContact = Environment.TickCount64;
    private bool isUnanswered;
    private TaskCompletionSource grown = New();

    /// <summary>Why the engine does nothing any more; null while it does.</summary>
    public string? Failure { get; private set; }

    /// <summary>Ends when a block became final or the engine stopped.</summary>
    public Task Grown
    {
        get
        {
            lock (gate)
            {
                return grown.Task;
            }
        }
    }

    /// <summary>What is wrong, in a sentence; null if nothing is known.</summary>
    public string? Trouble
    {
        get
        {
            lock (gate)
            {
                return Failure ?? troubles.Values.FirstOrDefault();
            }
        }
    }

    /// <summary>How each host was when it was last asked; what troubles the engine itself stands beside its host.</summary>
    public IReadOnlyList<EndpointHealth> Endpoints
    {
        get
        {
            lock (gate)
            {
                return Trouble is not { } trouble || endpoints.Count == 0
                    ? endpoints
                    : [endpoints[0] with { Trouble = endpoints[0].Trouble ?? trouble }, .. endpoints.Skip(1)];
            }
        }

        set
        {
            lock (gate)
            {
                endpoints = value;
            }
        }
    }

    /// <summary>Whether nothing becomes final for longer than the operators allow.</summary>
    public bool IsStalled(long? oldest)
    {
        long now = Environment.TickCount64;
        lock (gate)
        {
            return Failure is not null || isUnanswered || IsLong(now - lastContact)
                || (oldest is { } since && IsLong(now - since));
        }
    }

    /// <summary>A part of the engine meets the database, or cannot.</summary>
    public void Says(string part, string? trouble)
    {
        lock (gate)
        {
            if (trouble is null)
            {
                troubles.Remove(part);
            }
            else
            {
                troubles[part] = trouble;
            }
        }
    }

    /// <summary>The database was asked how far the order is, and answered.</summary>
    public void Met()
    {
        lock (gate)
        {
            lastContact = Environment.TickCount64;
        }
    }

    /// <summary>An envelope waited for as long as a caller waits, or its caller was told where it stands.</summary>
    public void Answered(bool isFinal)
    {
        lock (gate)
        {
            isUnanswered = !isFinal;
        }
    }

    /// <summary>A block became final.</summary>
    public void Grew()
    {
        lock (gate)
        {
            grown.TrySetResult();
            grown = New();
        }
    }

    /// <summary>The engine stops for good; the first reason stays.</summary>
    public void Fail(string reason)
    {
        lock (gate)
        {
            Failure ??= reason;
            grown.TrySetResult();
        }
    }

    private bool IsLong(long milliseconds) => milliseconds > options.StallAfter.TotalMilliseconds;

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
