using System.Diagnostics;
using Lodestone.Ledger;
using Lodestone.Node.EpcisQuery;
using Lodestone.Node.Hosting;
using Lodestone.Transparency;
using Lodestone.Views;

namespace Lodestone.Node.Following;

/// <summary>Lets the views follow the log, in batches, until the node stops.</summary>
internal sealed class ViewFollower(OpenNode node, ILogger<ViewFollower> log) : BackgroundService
{
    private const int MaxBatch = 2_000;

    /// <summary>Follows until the views have seen everything that is published now.</summary>
    public static void CatchUp(
        LiveLedger ledger, ViewStore views, CancellationToken cancel, Action<long>? progress = null)
    {
        while (views.NextIndex < ledger.Log.Size.Value && !cancel.IsCancellationRequested)
        {
            List<FollowedEntry> batch = [];
            List<ActivityContext> traces = [];
            while (batch.Count < MaxBatch && views.NextIndex + batch.Count < ledger.Log.Size.Value)
            {
                BlockHeader block = ledger.Log.BlockOf(new EntryIndex(views.NextIndex + batch.Count))!;
                List<LogEntry> next = [.. ledger.Log.EntriesOf(block)
                    .Where(entry => entry.Index.Value >= views.NextIndex + batch.Count)];
                batch.AddRange(next.Select(Followed));
                traces.AddRange(next.Select(entry => entry.Trace));
            }

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

    private static FollowedEntry Followed(LogEntry entry) =>
        new(entry.Index.Value, entry.Block.Height, entry.BlockTime, entry.Statement, entry.Effects)
        {
            Events = EventFollowing.Of(entry),
        };
}
