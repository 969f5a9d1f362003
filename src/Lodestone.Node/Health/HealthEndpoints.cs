using System.Globalization;
using System.Text;
using Lodestone.Node.Access;
using Lodestone.Node.Hosting;

namespace Lodestone.Node.Health;

/// <summary>Whether the node lives, whether it takes statements, and figures for dashboards.</summary>
internal static class HealthEndpoints
{
    /// <summary>Maps the routes.</summary>
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health", Health).For(Who.Anybody, "ask whether the node takes statements");
        app.MapGet("/metrics", Metrics).For(Who.Anybody, "read figures in Prometheus text form");
    }

    private static IResult Health(OpenNode node)
    {
        bool takes = !node.Ledger.Stopped.IsCompleted && node.HasGenesis && node.Ledger.RulesNeeded is null;
        long size = node.Ledger.Log.Size.Value;
        return Results.Json(
            new
            {
                status = takes ? "ok" : "not-accepting",
                size,
                height = node.Ledger.Log.Head?.Header.Height,
                viewsBehind = size - node.Views.NextIndex,
                waiting = node.Ledger.Waiting,
            },
            statusCode: takes ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static IResult Metrics(OpenNode node)
    {
        StringBuilder text = new();
        Gauge(text, "lodestone_log_entries", "Entries in the log.", node.Ledger.Log.Size.Value);
        Gauge(text, "lodestone_block_height", "Height of the last block.", node.Ledger.Log.Head?.Header.Height ?? -1);
        Gauge(text, "lodestone_submissions_waiting", "Statements that wait for the loop.", node.Ledger.Waiting);
        Gauge(
            text, "lodestone_views_behind_entries", "Entries that the views have not followed yet.",
            node.Ledger.Log.Size.Value - node.Views.NextIndex);
        Gauge(text, "lodestone_process_memory_bytes", "Managed memory in use.", GC.GetTotalMemory(false));
        return Results.Text(text.ToString(), "text/plain; version=0.0.4; charset=utf-8");
    }

    private static void Gauge(StringBuilder text, string name, string help, long value) =>
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} gauge\n{name} {value}\n");
}
