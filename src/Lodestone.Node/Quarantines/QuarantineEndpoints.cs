using Lodestone.Node.Access;
using Lodestone.Node.Hosting;
using Lodestone.Node.Problems;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Quarantines;

/// <summary>
/// Facts that break the law, as authorities and auditors see them: what is in quarantine, why, and who has it.
/// </summary>
internal static class QuarantineEndpoints
{
    private const int MaxRows = 500;

    /// <summary>Maps the routes.</summary>
    public static void MapQuarantine(this IEndpointRouteBuilder app)
    {
        app.MapGet("/quarantine", List).For(Who.Statutory, "list the lots in quarantine, with reason and reporter");
        app.MapGet("/quarantine/{eid}", One).For(Who.Statutory, "read why a lot is or was in quarantine")
            .Produces<QuarantineForm>();
    }

    private static IResult List(OpenNode node, bool open = true, string after = "", int count = 100)
    {
        if (count is < 1 or > MaxRows)
        {
            return Problem.Of(new Refusal(RefusalCode.NumberOutOfRange, "count", $"1 to {MaxRows}"));
        }

        List<QuarantineForm> rows = node.Ledger.ReadState(state => state.Quarantines.Rows
            .Where(pair => string.CompareOrdinal(pair.Key, after) > 0 && (!open || pair.Value.Open))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Take(count)
            .Select(pair => QuarantineForm.Of(pair.Value, state.Lots.Find(pair.Key)!))
            .ToList());
        return Results.Json(new { rows, next = rows.Count == count ? rows[^1].Lot : null });
    }

    private static IResult One(string eid, OpenNode node)
    {
        if (Eid.TryParse(eid, "eid", out Eid lot) is { } malformed)
        {
            return Problem.Of(malformed);
        }

        QuarantineForm? row = node.Ledger.ReadState(state => state.Quarantines.Find(lot.Code) is { } found
            ? QuarantineForm.Of(found, state.Lots.Find(lot.Code)!)
            : null);
        return row is null ? Problem.Of(new Refusal(RefusalCode.NotFound, "eid", lot.Code)) : Results.Json(row);
    }
}
