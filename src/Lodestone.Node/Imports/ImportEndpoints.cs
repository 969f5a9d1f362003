using System.Security.Cryptography;
using System.Text;
using Lodestone.Interchange;
using Lodestone.Ledger;
using Lodestone.Node.Access;
using Lodestone.Node.Acts;
using Lodestone.Node.Entries;
using Lodestone.Node.Hosting;
using Lodestone.Node.Problems;
using Lodestone.Node.Texts;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Imports;

/// <summary>
/// Tables of lots and shipments from a spreadsheet (CSV): templates, row-level errors, all rows or none read. With
/// <c>?preview=true</c> nothing is submitted.
/// </summary>
internal static class ImportEndpoints
{
    private const int MaxTableBytes = 1024 * 1024;

    /// <summary>Maps the routes.</summary>
    public static void MapImports(this IEndpointRouteBuilder app)
    {
        app.MapGet("/import/lots/template", (HttpContext http) => Template(http, CsvTemplate.Lots, "lots"))
            .For(Who.Anybody, "get the template of a table of lots");
        app.MapGet("/import/shipments/template", (HttpContext http) => Template(http, CsvTemplate.Shipments, "shipments"))
            .For(Who.Anybody, "get the template of a table of shipments");
        app.MapPost("/import/lots", (HttpContext http, OpenNode node) => Import(http, node, isLots: true))
            .For(Who.Member, "import a table of lots");
        app.MapPost("/import/shipments", (HttpContext http, OpenNode node) => Import(http, node, isLots: false))
            .For(Who.Member, "import a table of shipments");
    }

    private static IResult Template(HttpContext http, Func<bool, byte[]> make, string name) => Results.File(
        make(Language.Of(http.Request) == Language.Chinese), "text/csv; charset=utf-8", $"lodestone-{name}.csv");

    private static async Task<IResult> Import(HttpContext http, OpenNode node, bool isLots)
    {
        (byte[] body, Refusal? refusal) = await BodyReader.Read(http.Request, MaxTableBytes);
        if (refusal is not null)
        {
            return Problem.Of(refusal);
        }

        Caller caller = AccessGate.CallerOf(http);
        using MemoryStream table = new(body);
        TableReading reading = isLots
            ? CsvImport.ReadLots(table, caller.Key!.Party, number => NonceOf(node, caller, number))
            : CsvImport.ReadShipments(table, caller.Key!.Party);
        if (!reading.IsAccepted)
        {
            return Results.Json(
                new { rows = 0, refusals = reading.Refusals.Select(row => Form(row, http)) },
                statusCode: StatusCodes.Status400BadRequest);
        }

        return http.Request.Query["preview"] == "true"
            ? Results.Json(new { rows = reading.Acts.Length, submitted = 0, refusals = Array.Empty<object>() })
            : await Submit(http, node, caller, reading);
    }

    // As few statements as hold all rows; each is accepted or refused whole, and a refusal names its row's event.
    private static async Task<IResult> Submit(HttpContext http, OpenNode node, Caller caller, TableReading reading)
    {
        int submitted = 0;
        foreach (byte[] payload in EpcisWriter.WriteDivided(reading.Acts, node.Time.Now))
        {
            Submission answer = await ManagedSubmission.Submit(
                node, caller, ContentTypes.Epcis, payload, http.RequestAborted);
            if (answer is not (Submission.Accepted or Submission.AlreadyRegistered))
            {
                http.Response.Headers["Lodestone-Statements-Submitted"] =
                    submitted.ToString(System.Globalization.CultureInfo.InvariantCulture);
                return SubmissionAnswer.Of(answer, http);
            }

            submitted++;
        }

        return Results.Json(new { rows = reading.Acts.Length, submitted, refusals = Array.Empty<object>() });
    }

    private static object Form(RowRefusal row, HttpContext http) => new
    {
        row = row.Row,
        column = row.Column,
        refusal = (int)row.Refusal.Code,
        name = row.Refusal.Code.ToString(),
        sentence = Language.Of(http.Request) == Language.Chinese ? row.SentenceZh : row.SentenceEn,
        detail = row.Refusal.Detail,
    };

    // Not to be guessed by others and the same each time: keyed by the caller's own managed key.
    private static string NonceOf(OpenNode node, Caller caller, string lotNumber)
    {
        using Transparency.SigningKey key = node.Vault.OpenKey(caller.Key!.KeyId)!;
        byte[] seed = key.ExportSeed();
        byte[] mac = HMACSHA256.HashData(seed, Encoding.UTF8.GetBytes($"lodestone/nonce/v1/{lotNumber}"));
        CryptographicOperations.ZeroMemory(seed);
        return Convert.ToHexStringLower(mac.AsSpan(0, 16));
    }
}
