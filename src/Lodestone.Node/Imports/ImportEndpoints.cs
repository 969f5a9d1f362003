using System.Text;
using Lodestone.Node.Access;
using Lodestone.Node.Api;
using Lodestone.Node.Entries;
using Lodestone.Node.Hosting;
using Lodestone.Node.Problems;
using Lodestone.Node.Texts;
using Lodestone.Interchange;
using Lodestone.Vocabulary;
using Microsoft.AspNetCore.Mvc;

namespace Lodestone.Node.Imports;

/// <summary>
/// Tables of lots and shipments from a spreadsheet (CSV, XLSX): templates, errors by row and column, all rows or, if
/// asked for, those that hold. With <c>?preview=true</c> the table is read and judged, and nothing is submitted. A long
/// one is answered at once (<c>Prefer: respond-async</c>) and asked about while it runs.
/// </summary>
internal static class ImportEndpoints
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Maps the routes.</summary>
    public static void MapImports(this IEndpointRouteBuilder app)
    {
        foreach (ImportTable table in new[] { ImportTable.Lots, ImportTable.Shipments })
        {
            app.MapGet($"/import/{table.Name}/template", (HttpContext http) => Template(http, table))
                .For(Who.Anybody, $"get the template of a table of {table.Name}");
            app.MapPost(
                    $"/import/{table.Name}",
                    (HttpContext http, OpenNode node, ImportDesk desk, bool preview = false, string rows = "all") =>
                        Import(http, desk, table, preview, rows))
                .For(Who.Member, $"import a table of {table.Name}")
                .WithMetadata(new RequestSizeLimitAttribute(SheetLimits.MaxBytes), BodyOf(table), Deferred);
        }

        app.MapGet("/import/jobs/{id}", Job).For(Who.Member, "ask how far an import is");
        app.MapGet("/import/jobs/{id}/errors.csv", Errors).For(Who.Member, "get all that is wrong in an import");
        app.MapDelete("/import/jobs/{id}", Stop).For(Who.Member, "stop an import");
    }

    private static TakesHeader Deferred => new(
        "Prefer", "With `respond-async` the answer is where to ask how far the import is (202).", "respond-async");

    private static TakesBody BodyOf(ImportTable table) => new(
        "A table with titles in English or 中文 (docs/formats/tables.md); all rows are taken or none, unless `rows=good`.",
        Encoding.UTF8.GetString(table.Template(false)).TrimStart('\uFEFF'), "text/csv", Workbook);

    private static IResult Template(HttpContext http, ImportTable table) => Results.File(
        table.Template(IsChinese(http)), "text/csv; charset=utf-8", $"lodestone-{table.Name}.csv");

    private static async Task<IResult> Import(
        HttpContext http, ImportDesk desk, ImportTable table, bool preview, string rows)
    {
        if (rows is not ("all" or "good"))
        {
            return Problem.Of(new Refusal(RefusalCode.ValueNotAllowed, "rows", "all or good"));
        }

        string file = desk.NewFile();
        if (await BodyReader.Save(http.Request, file, SheetLimits.MaxBytes, "text/csv", Workbook) is { } refusal)
        {
            return Problem.Of(refusal);
        }

        (ImportJob? job, Task ended, Refusal? busy) = desk.Begin(
            table, AccessGate.CallerOf(http), new ImportWish(preview, rows == "good"), file);
        if (job is null)
        {
            return Problem.Of(busy!, retryAfterSeconds: 10);
        }

        if (http.Request.Headers["Prefer"].ToString().Contains("respond-async", StringComparison.OrdinalIgnoreCase))
        {
            http.Response.Headers.Location = $"/import/jobs/{job.Id}";
            return Results.Json(ImportAnswer.FormOf(job, IsChinese(http)), statusCode: StatusCodes.Status202Accepted);
        }

        await ended.WaitAsync(http.RequestAborted);
        return ImportAnswer.Of(job, IsChinese(http));
    }

    private static IResult Job(string id, HttpContext http, ImportDesk desk) =>
        desk.Find(id, AccessGate.CallerOf(http)) is { } job
            ? Results.Json(ImportAnswer.FormOf(job, IsChinese(http)))
            : NotThere();

    private static IResult Errors(string id, HttpContext http, ImportDesk desk) =>
        desk.Find(id, AccessGate.CallerOf(http)) is { } job
            ? ImportAnswer.Errors(job, IsChinese(http))
            : NotThere();

    private static IResult Stop(string id, HttpContext http, ImportDesk desk)
    {
        if (desk.Find(id, AccessGate.CallerOf(http)) is not { } job)
        {
            return NotThere();
        }

        job.Stop();
        return Results.Json(ImportAnswer.FormOf(job, IsChinese(http)), statusCode: StatusCodes.Status202Accepted);
    }

    private static IResult NotThere() => Problem.Of(new Refusal(RefusalCode.NotFound, "id"));

    private static bool IsChinese(HttpContext http) => Language.Of(http.Request) == Language.Chinese;
}
