using System.Security.Cryptography;
using System.Text;
using Lodestone.Interchange;
using Lodestone.Ledger;
using Lodestone.Node.Access;
using Lodestone.Node.Acts;
using Lodestone.Node.Api;
using Lodestone.Node.Entries;
using Lodestone.Node.Hosting;
using Lodestone.Node.Problems;
using Lodestone.Node.Texts;
using Lodestone.Vocabulary;
using Microsoft.AspNetCore.Mvc;

namespace Lodestone.Node.Imports;

/// <summary>
/// Tables of lots and shipments from a spreadsheet (CSV): templates, row-level errors, all rows or none read. With
/// <c>?preview=true</c> the table is read and judged, and nothing is submitted.
/// </summary>
internal static class ImportEndpoints
{
    private const int MaxTableBytes = 8_000_000;

    /// <summary>Maps the routes.</summary>
    public static void MapImports(this IEndpointRouteBuilder app)
    {
        app.MapGet("/import/lots/template", (HttpContext http) => Template(http, CsvTemplate.Lots, "lots"))
            .For(Who.Anybody, "get the template of a table of lots");
        app.MapGet(
            "/import/shipments/template", (HttpContext http) => Template(http, CsvTemplate.Shipments, "shipments"))
            .For(Who.Anybody, "get the template of a table of shipments");
        app.MapPost("/import/lots", Lots).For(Who.Member, "import a table of lots")
            .WithMetadata(new RequestSizeLimitAttribute(MaxTableBytes), Table(CsvTemplate.Lots));
        app.MapPost("/import/shipments", Shipments).For(Who.Member, "import a table of shipments")
            .WithMetadata(new RequestSizeLimitAttribute(MaxTableBytes), Table(CsvTemplate.Shipments));
    }

    private static TakesBody Table(Func<bool, byte[]> template) => new(
        "A table with titles in English or 中文 (docs/formats/csv.md); all rows are read or none.",
        Encoding.UTF8.GetString(template(false)).TrimStart('\uFEFF'), "text/csv");

    private static IResult Template(HttpContext http, Func<bool, byte[]> make, string name) => Results.File(
        make(Language.Of(http.Request) == Language.Chinese), "text/csv; charset=utf-8", $"lodestone-{name}.csv");

    private static Task<IResult> Lots(HttpContext http, OpenNode node, bool preview = false) => Import(
        http, node, preview, (table, party) => CsvImport.ReadLots(
            table, party, number => NonceOf(node, AccessGate.CallerOf(http), number)));

    private static Task<IResult> Shipments(HttpContext http, OpenNode node, bool preview = false) =>
        Import(http, node, preview, (table, party) => CsvImport.ReadShipments(table, party));

    private static async Task<IResult> Import(
        HttpContext http, OpenNode node, bool preview, Func<Stream, PartyId, TableReading> read)
    {
        (byte[] body, Refusal? refusal) = await BodyReader.Read(http.Request, MaxTableBytes, "text/csv");
        if (refusal is not null)
        {
            return Problem.Of(refusal);
        }

        Caller caller = AccessGate.CallerOf(http);
        using MemoryStream table = new(body);
        TableReading reading = read(table, caller.Key!.Party);
        if (!reading.IsAccepted)
        {
            return ImportAnswer.OfRows(reading, Language.Of(http.Request) == Language.Chinese);
        }

        return preview ? Preview(node, caller, reading) : await Submit(http, node, caller, reading);
    }

    private static IResult Preview(OpenNode node, Caller caller, TableReading reading)
    {
        int first = 0;
        foreach (byte[] payload in Payloads(reading))
        {
            (int count, Refusal? refusal) = ImportJudgement.Of(node, caller, payload);
            if (refusal is not null)
            {
                return ImportAnswer.OfRefusal(refusal, reading, first, submitted: 0);
            }

            first += count;
        }

        return ImportAnswer.Of(reading, submitted: 0);
    }

    // As few statements as hold all rows; each is accepted or refused whole, and a refusal names the row's lot.
    private static async Task<IResult> Submit(HttpContext http, OpenNode node, Caller caller, TableReading reading)
    {
        int submitted = 0;
        int first = 0;
        foreach (byte[] payload in Payloads(reading))
        {
            Submission answer = await ManagedSubmission.Submit(
                node, caller, ContentTypes.Epcis, payload, http.RequestAborted);
            switch (answer)
            {
                case Submission.Refused refused:
                    return ImportAnswer.OfRefusal(refused.Refusal, reading, first, submitted);
                case Submission.NotAccepting:
                    return SubmissionAnswer.Of(answer, http);
                default:
                    submitted++;
                    first += Payload.Parse(payload, ContentTypes.Epcis, caller.Key!.Party).Acts.Length;
                    break;
            }
        }

        return ImportAnswer.Of(reading, submitted);
    }

    // The same table always makes the same bytes: a retry is then the same statement, and nothing is registered twice.
    private static IReadOnlyList<byte[]> Payloads(TableReading reading) =>
        EpcisWriter.WriteDivided(reading.Acts, reading.Acts.Max(act => act.Event.EventTime));

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
