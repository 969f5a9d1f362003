using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Lodestone.Ledger;
using Lodestone.Node.Access;
using Lodestone.Node.Hosting;
using Lodestone.Node.Problems;
using Lodestone.Node.Texts;
using Lodestone.Transparency;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Pages;

/// <summary>The page of an entry: its statement as far as the reader may see it, and its proof step by step.</summary>
internal static class EntryPages
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Shows an entry.</summary>
    public static IResult Show(EntryIndex index, HttpContext http, OpenNode node)
    {
        LogReader log = node.Ledger.Log;
        if (log.Head is not { } head || !head.Header.SizeAfter.Contains(index) || log.LogEntryAt(index) is not { } entry)
        {
            return Problem.Of(new Refusal(RefusalCode.NotFound, "index"));
        }

        PageFrame frame = PageFrame.Of(http);
        TreeSize size = head.Header.SizeAfter;
        ProofSteps proof = ProofSteps.Of(log.InclusionProofFor(index, size), entry.Signed.LeafHash, head.Header.Root);
        EntryContent? content = AccessGate.CallerOf(http).MaySee(entry.Statement)
            ? Content(frame, node, entry)
            : null;
        return content is not null && frame.Asked("csv") == content.Changes.Id
            ? content.Changes.AsCsv(frame, http, $"lodestone-entry-{Figures.Plain(index.Value)}")
            : PageAnswer.Of<EntryPage>(
                http, new EntryModel(index.Value, entry.Block, index.Value + 1 < size.Value, proof, content));
    }

    private static EntryContent Content(PageFrame frame, OpenNode node, LogEntry entry)
    {
        using ViewReading reading = node.Views.Read();
        return new EntryContent(
            entry.Statement.Identity.Hex,
            reading.NameOf(entry.Statement.Issuer),
            frame.IsStaff ? RegistryAddress.Of(entry.Statement.Issuer) : null,
            ActWords.Of(frame, entry.Statement),
            entry.Signed.Header,
            entry.Signed.Bytes.Length,
            Pretty(entry.Signed.Payload.Span),
            Changes(frame, entry));
    }

    private static Grid Changes(PageFrame frame, LogEntry entry) => Grid.Of(
        frame,
        "changes",
        [
            new("table", ExplorerTexts.Table),
            new("row", ExplorerTexts.RowKey),
            new("effect", ExplorerTexts.Effect),
        ],
        entry.Effects.Select(change => (IReadOnlyList<GridCell>)
        [
            GridCell.Code(change.Table),
            GridCell.Code(change.Key, change.Table switch
            {
                "lot" => $"/eid/{change.Key}",
                "party" => RegistryAddress.Of(PartyId.Of(change.Key)),
                "site" => $"/sites/{change.Key}",
                _ => null,
            }),
            GridCell.Of(frame.T(change.Row is null ? ExplorerTexts.Removed : ExplorerTexts.Put)),
        ]),
        size: 10);

    private static string Pretty(ReadOnlySpan<byte> payload)
    {
        try
        {
            Utf8JsonReader reader = new(payload);
            using JsonDocument document = JsonDocument.ParseValue(ref reader);
            return JsonSerializer.Serialize(document.RootElement, Indented);
        }
        catch (JsonException)
        {
            return Encoding.UTF8.GetString(payload);
        }
    }
}
