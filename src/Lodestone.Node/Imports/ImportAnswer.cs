using System.Globalization;
using System.Text.Json;
using Lodestone.Interchange;
using Lodestone.Node.Pages;
using Lodestone.Node.Problems;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Imports;

/// <summary>How an import is answered: what the rows have become, or what is wrong with which of them.</summary>
internal static class ImportAnswer
{
    private const int MaxMade = 1_000;

    /// <summary>An import that has ended, as the answer of the request that began it.</summary>
    public static IResult Of(ImportJob job, bool chinese) => job.Phase switch
    {
        ImportPhase.Done => Results.Json(FormOf(job, chinese)),
        ImportPhase.Stopped => Problem.Of(
            new Refusal(RefusalCode.NotAccepting, null, "stopped"), retryAfterSeconds: 1, more: json => Say(json, job)),
        ImportPhase.Failed when job.Refusals is [] => Problem.Of(
            new Refusal(RefusalCode.NotAccepting), retryAfterSeconds: 1, more: json => Say(json, job)),
        _ => Problem.Of(
            new Refusal(
                RefusalCode.RowMalformed, "rows", string.Create(CultureInfo.InvariantCulture, $"{job.Wrong} cells")),
            more: json => Write(json, job, chinese)),
    };

    /// <summary>Where an import stands.</summary>
    public static object FormOf(ImportJob job, bool chinese)
    {
        IReadOnlyList<PhysicalAct> made = job.HasEnded ? job.Made : [];
        return new
        {
            job = job.Id,
            phase = job.Phase.ToString().ToLowerInvariant(),
            preview = job.Wish.Preview,
            rows = job.Rows,
            wrong = job.Wrong,
            accepted = job.Accepted,
            present = job.Present,
            submitted = job.Submitted,
            lots = made.OfType<CommissionLot>().Take(MaxMade).Select(act => new
            {
                lotNumber = act.Lot.LotNumber,
                eid = act.Lot.Eid.Code,
                material = act.Lot.Material,
                massMilligrams = act.Lot.Mass.Milligrams,
            }),
            shipments = made.OfType<ShipLots>().Take(MaxMade).Select(act => new
            {
                shipment = act.Shipment,
                lots = act.Lots.Select(lot => lot.Lot.Code),
            }),
            errors = job.Refusals.Take(MaxMade).Select(it => FormOf(it, chinese)),
        };
    }

    /// <summary>All that is wrong as a table.</summary>
    public static IResult Errors(ImportJob job, bool chinese)
    {
        string[] titles = chinese
            ? ["行", "列", "编号", "规则", "详情", "对象", "处理办法"]
            : ["row", "column", "number", "rule", "detail", "about", "what to do"];
        IEnumerable<string[]> rows = job.Refusals.Select(it =>
        {
            RefusalText text = RefusalCatalogue.Of(it.Row.Refusal.Code);
            return new[]
            {
                it.Row.Row.ToString(CultureInfo.InvariantCulture), it.Row.Column,
                ((int)it.Row.Refusal.Code).ToString(CultureInfo.InvariantCulture),
                chinese ? text.SentenceZh : text.SentenceEn, it.Row.Refusal.Detail ?? string.Empty, it.About,
                chinese ? text.RemedyZh : text.RemedyEn,
            };
        });
        return Results.Text(Csv.Of([titles, .. rows]), "text/csv; charset=utf-8");
    }

    /// <summary>What an event is called by those who made its row.</summary>
    public static string NameOf(PhysicalAct act) => act switch
    {
        CommissionLot made => made.Lot.LotNumber,
        ShipLots shipped => shipped.Shipment,
        _ => act.Event.EventId ?? string.Empty,
    };

    private static object FormOf((RowRefusal Row, string About) it, bool chinese) => new
    {
        row = it.Row.Row,
        column = it.Row.Column,
        refusal = (int)it.Row.Refusal.Code,
        name = it.Row.Refusal.Code.ToString(),
        sentence = chinese ? it.Row.SentenceZh : it.Row.SentenceEn,
        detail = it.Row.Refusal.Detail,
        about = it.About,
    };

    private static void Say(Utf8JsonWriter json, ImportJob job)
    {
        json.WriteNumber("submitted", job.Submitted);
        json.WriteString("job", job.Id);
    }

    private static void Write(Utf8JsonWriter json, ImportJob job, bool chinese)
    {
        Say(json, job);
        json.WritePropertyName("rows");

        // Not serialized into the writer: that would flush it, which the connection allows only asynchronously.
        JsonSerializer.SerializeToElement(job.Refusals.Select(it => FormOf(it, chinese))).WriteTo(json);
    }
}
