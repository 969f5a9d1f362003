using System.Globalization;
using Lodestone.Node.Access;
using Lodestone.Node.Hosting;

namespace Lodestone.Node.Health;

/// <summary>Whether the node lives, whether it takes statements, and figures for dashboards.</summary>
internal static class HealthEndpoints
{
    /// <summary>What the route of the health does.</summary>
    public const string AsksHealth = "ask whether the node takes statements";

    /// <summary>What the route of the figures does.</summary>
    public const string AsksFigures = "read figures in Prometheus text form";

    /// <summary>Maps the routes.</summary>
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health", Health).For(Who.Anybody, AsksHealth);
        app.MapGet("/metrics", Metrics).For(Who.Anybody, AsksFigures);
    }

    /// <summary>Figures in Prometheus text form.</summary>
    public static IResult Figures(params IEnumerable<(string Name, string Help, long Value)> figures) => Results.Text(
        string.Concat(figures.Select(it => string.Create(
            CultureInfo.InvariantCulture, $"# HELP {it.Name} {it.Help}\n# TYPE {it.Name} gauge\n{it.Name} {it.Value}\n"))),
        "text/plain; version=0.0.4; charset=utf-8");

    /// <summary>The figure that every process has.</summary>
    public static (string Name, string Help, long Value) Memory() =>
        ("lodestone_process_memory_bytes", "Managed memory in use.", GC.GetTotalMemory(false));

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

    private static IResult Metrics(OpenNode node) => Figures(
        ("lodestone_log_entries", "Entries in the log.", node.Ledger.Log.Size.Value),
        ("lodestone_block_height", "Height of the last block.", node.Ledger.Log.Head?.Header.Height ?? -1),
        ("lodestone_submissions_waiting", "Statements that wait for the loop.", node.Ledger.Waiting),
        (
            "lodestone_views_behind_entries", "Entries that the views have not followed yet.",
            node.Ledger.Log.Size.Value - node.Views.NextIndex),
        Memory());
}
