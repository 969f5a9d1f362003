using System.Diagnostics;
using Lodestone.Ledger;
using Lodestone.Node.EpcisQuery;
using Lodestone.Node.Hosting;
using Lodestone.Transparency;
using Lodestone.Views;

namespace Lodestone.Node.Following;

/// <summary>
/// Lets the views follow the log, in batches, until the node stops. A transaction's cost is that of the pages that it
/// touches, so while the log grows fast a batch is gathered for a while; when it does not, nothing waits.
/// </summary>
internal sealed class ViewFollower(OpenNode node, IHostApplicationLifetime life, ILogger<ViewFollower> log)
    : BackgroundService
{
    private const int MaxBatch = 2_000;
    private const int Few = 64;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan LongestGathering = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(1);

    // Which lead of the views was looked into: whose log they had followed before.
    private int checkedLead;

    /// <summary>Follows until the views, whose lead one has, have seen everything that is published now.</summary>
    public static void CatchUp(
        LiveLedger ledger, ViewStore views, CancellationToken cancel, Action<long>? progress = null)
    {
        while (views.NextIndex < ledger.Log.Size.Value && !cancel.IsCancellationRequested)
        {
            List<FollowedEntry> batch = [];
            List<ActivityContext> traces = [];
            long start = Stopwatch.GetTimestamp();
            do
            {
                Gather(ledger, views.NextIndex, batch, traces);
            }
            while (batch.Count is > Few and < MaxBatch && Stopwatch.GetElapsedTime(start) < LongestGathering
                && GrowsFurther(ledger, views.NextIndex + batch.Count, cancel));

            using (LedgerTrace.StartForAll(LedgerTrace.View, traces))
            {
                views.Follow(batch);
            }

            progress?.Invoke(views.NextIndex);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (node.Views.Lead() && AreOfThisLog())
                {
                    CatchUp(node.Ledger, node.Views, stoppingToken);
                    await GrownOrWhile(SignOfLife, stoppingToken);
                }
                else
                {
                    await Task.Delay(Wait, stoppingToken);
                }
            }
            catch (ViewsUnavailableException away)
            {
                log.LogWarning("The views cannot be followed: {Reason}", away.Message);
                await Task.Delay(Wait, stoppingToken);
            }
        }
    }

    // Views that another node followed are gone on with only if that node's log is this one.
    private bool AreOfThisLog()
    {
        if (checkedLead == node.Views.Leads || node.Views.NextIndex == 0)
        {
            return true;
        }

        long last = node.Views.NextIndex - 1;
        if (last >= node.Ledger.Log.Size.Value)
        {
            // Whoever has the whole log is to follow meanwhile.
            log.LogWarning("The views have followed {Last}, which this log does not have yet.", last);
            node.Views.StandDown();
            return false;
        }

        using ViewReading reading = node.Views.Read();
        Hash ours = node.Ledger.Log.LogEntryAt(new EntryIndex(last))!.Signed.Identity;
        if (reading.IdentityAt(last)?.Hex != ours.ToHex())
        {
            // What is shown from here would be of another network: it is better to show nothing.
            log.LogCritical(
                "The views follow another log: entry {Last} is {Theirs}, in this log {Ours}. Name other views, or drop these.",
                last, reading.IdentityAt(last)?.Hex, ours);
            Environment.ExitCode = 65;
            life.StopApplication();
            return false;
        }

        checkedLead = node.Views.Leads;
        return true;
    }

    private async Task GrownOrWhile(TimeSpan longest, CancellationToken cancel)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(longest);
        try
        {
            await node.Ledger.Log.GrownBeyondAsync(new TreeSize(node.Views.NextIndex), limit.Token);
            log.LogTrace("The log has grown to {Size}.", node.Ledger.Log.Size.Value);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // Nothing has come; who waits to follow is told that this one still does.
        }
    }

    private static void Gather(
        LiveLedger ledger, long from, List<FollowedEntry> batch, List<ActivityContext> traces)
    {
        while (batch.Count < MaxBatch && from + batch.Count < ledger.Log.Size.Value)
        {
            BlockHeader block = ledger.Log.BlockOf(new EntryIndex(from + batch.Count))!;
            foreach (LogEntry entry in ledger.Log.EntriesOf(block))
            {
                if (entry.Index.Value == from + batch.Count)
                {
                    batch.Add(Followed(entry));
                    traces.Add(entry.Trace);
                }
            }
        }
    }

    // Whether more is there, or comes at once.
    private static bool GrowsFurther(LiveLedger ledger, long size, CancellationToken cancel)
    {
        try
        {
            return ledger.Log.GrownBeyondAsync(new TreeSize(size), cancel).Wait((int)Pause.TotalMilliseconds, cancel);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static FollowedEntry Followed(LogEntry entry) =>
        new(entry.Index.Value, entry.Block.Height, entry.BlockTime, entry.Statement, entry.Effects)
        {
            Events = EventFollowing.Of(entry),
        };
}
