using System.Collections.Concurrent;
using Lodestone.Node.Consortium.Trial;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Simulation.Outages;

/// <summary>
/// Writers that send one statement after another to the members' nodes in turn. What is not acknowledged is sent again, the
/// same bytes, to the next node, until it is. Each remembers what was acknowledged and which answers it got.
/// </summary>
internal sealed class OutageLoad : IAsyncDisposable
{
    private const int Unavailable = 503;
    private const int TooMany = 429;
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly TrialMember[] members;
    private readonly TrialStatements statements;
    private readonly Instant now;
    private readonly ConcurrentDictionary<string, byte> acknowledged = new(StringComparer.Ordinal);
    private readonly int[] acknowledgedBy;
    private readonly ConcurrentQueue<string> wrong = new();
    private readonly Task[] writers;
    private volatile bool isEnding;
    private int undecided;

    internal OutageLoad(TrialMember[] members, TrialStatements statements, Instant now, int count)
    {
        this.members = members;
        this.statements = statements;
        this.now = now;
        acknowledgedBy = new int[members.Length];
        writers = [.. Enumerable.Range(0, count).Select(WriteAsync)];
    }

    /// <summary>Identities of what was acknowledged.</summary>
    internal IReadOnlyCollection<string> Acknowledged => [.. acknowledged.Keys];

    /// <summary>Answers that may not be: refusals, failures, anything but "not now" with its reason.</summary>
    internal IReadOnlyCollection<string> Wrong => [.. wrong];

    /// <summary>How often a node said that it does not know yet what becomes of a statement.</summary>
    internal int Undecided => Volatile.Read(ref undecided);

    /// <summary>Waits until each of these nodes has acknowledged so many more than now.</summary>
    /// <returns>Whether they have, within some minutes.</returns>
    internal async Task<bool> MoreAsync(int count, IEnumerable<int> by)
    {
        (int Member, int Goal)[] goals = [.. by.Select(member => (member, Volatile.Read(ref acknowledgedBy[member]) + count))];
        return await UntilAsync(() => goals.All(one => Volatile.Read(ref acknowledgedBy[one.Member]) >= one.Goal));
    }

    /// <summary>Waits until a node has said so many more times that it does not know yet.</summary>
    internal async Task<bool> MoreUndecidedAsync(int count)
    {
        int goal = Undecided + count;
        return await UntilAsync(() => Undecided >= goal);
    }

    /// <summary>Ends when the last statement of each writer is acknowledged.</summary>
    public async ValueTask DisposeAsync()
    {
        isEnding = true;
        await Task.WhenAll(writers);
    }

    private async Task<bool> UntilAsync(Func<bool> holds)
    {
        using CancellationTokenSource limit = new(Patience);
        while (!holds() && !limit.IsCancellationRequested && wrong.IsEmpty)
        {
            await Task.Delay(50);
        }

        return holds();
    }

    private async Task WriteAsync(int writer)
    {
        for (int turn = writer; !isEnding; turn++)
        {
            SignedStatement statement = statements.Next(now);
            while (!await SendAsync(turn % members.Length, statement))
            {
                turn++;
                await Task.Delay(Breath);
            }

            acknowledged[statement.Identity.ToHex()] = 0;
            Interlocked.Increment(ref acknowledgedBy[turn % members.Length]);
        }
    }

    private async Task<bool> SendAsync(int member, SignedStatement statement)
    {
        try
        {
            (int status, long? index, string said) = await members[member].SendAsync(statement, default);
            bool isHonest = status == Unavailable && said.Contains("NotAccepting", StringComparison.Ordinal);
            if (isHonest && said.Contains("Undecided", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref undecided);
            }

            if (index is null && !isHonest && status != TooMany)
            {
                wrong.Enqueue($"member {member} answers {status}: {said}");
            }

            return index is not null;
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
        {
            // It is dead or dying: what became of the statement is not known, and it goes to the next one.
            return false;
        }
    }
}
