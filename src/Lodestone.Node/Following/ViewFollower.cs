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
internal sealed class ViewFollower(OpenNode node, ILogger<ViewFollower> log) : BackgroundService
{
    private const int MaxBatch = 2_000;
    private const int Few = 64;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan LongestGathering = TimeSpan.FromMilliseconds(300);

    /// <summary>Follows until the views have seen everything that is published now.</summary>
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
            CatchUp(node.Ledger, node.Views, stoppingToken);
            await node.Ledger.Log.GrownBeyondAsync(new TreeSize(node.Views.NextIndex), stoppingToken);
            log.LogTrace("The log has grown to {Size}.", node.Ledger.Log.Size.Value);
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
