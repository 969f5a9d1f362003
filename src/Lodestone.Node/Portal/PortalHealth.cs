using Lodestone.Node.Access;
using Lodestone.Node.Health;
using Lodestone.Views;

namespace Lodestone.Node.Portal;

/// <summary>Whether a portal reads its views. Whether the ledger takes statements is asked of its nodes.</summary>
internal static class PortalHealth
{
    /// <summary>Maps the routes of a node's health with a portal's answers.</summary>
    public static void MapPortalHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health", Health).For(Who.Anybody, HealthEndpoints.AsksHealth).FromViews();
        app.MapGet("/metrics", Metrics).For(Who.Anybody, HealthEndpoints.AsksFigures).FromViews();
    }

    private static IResult Health(ReadSide side)
    {
        using ViewReading reading = side.Views.Read();
        return Results.Json(new { status = "ok", size = reading.NextIndex, height = reading.Height });
    }

    private static IResult Metrics(ReadSide side)
    {
        using ViewReading reading = side.Views.Read();
        return HealthEndpoints.Figures(
            ("lodestone_views_entries", "Entries that the views have followed.", reading.NextIndex),
            ("lodestone_block_height", "Height of the last block.", reading.Height),
            HealthEndpoints.Memory());
    }
}
