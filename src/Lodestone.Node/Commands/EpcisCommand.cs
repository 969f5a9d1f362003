using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using Lodestone.Interchange;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Commands;

/// <summary>
/// <c>lodestone epcis</c>: what can be told of an EPCIS document without a node: the hash ids of its events, and an XML
/// document in JSON-LD.
/// </summary>
internal static class EpcisCommand
{
    /// <summary>The command with its parts.</summary>
    public static Command Make() => new("epcis", "Look at an EPCIS document, offline. 离线处理 EPCIS 文档")
    {
        Hash(), Json(),
    };

    private static Command Hash()
    {
        Argument<string> file = Document();
        Option<bool> text = new("--text") { Description = "Print what is hashed, too. 同时输出被散列的文本" };
        return new CommandCall().Make(
            "hash", "Print the CBV hash id of each event. 输出每个事件的散列标识", [file, text],
            async (parsed, options, speech, cancel) =>
            {
                (ReadOnlyMemory<byte> document, Refusal? refusal) = await Read(parsed.GetValue(file)!, cancel);
                ImmutableArray<EventHash> hashes = [];
                refusal ??= EventHash.TryOf(document, out hashes);
                if (refusal is not null)
                {
                    return speech.Refuse(refusal);
                }

                bool isTextShown = parsed.GetValue(text);
                string lines = string.Join(
                    '\n', hashes.Select(hash => isTextShown ? $"{hash.Id}\n{hash.PreHash}" : hash.Id));
                speech.Result(
                    hashes.Select(hash => new { id = hash.Id, text = isTextShown ? hash.PreHash : null }), lines, lines);
                return Speech.Success;
            });
    }

    private static Command Json()
    {
        Argument<string> file = Document();
        return new CommandCall().Make(
            "json", "Print an XML document in JSON-LD. 将 XML 文档转换为 JSON-LD", [file],
            async (parsed, options, speech, cancel) =>
            {
                (ReadOnlyMemory<byte> document, Refusal? refusal) = await Read(parsed.GetValue(file)!, cancel);
                if (refusal is not null)
                {
                    return speech.Refuse(refusal);
                }

                Console.WriteLine(Encoding.UTF8.GetString(document.Span));
                return Speech.Success;
            });
    }

    private static Argument<string> Document() =>
        new("FILE") { Description = "The document, JSON-LD or XML. JSON-LD 或 XML 文档" };

    private static async Task<(ReadOnlyMemory<byte> Json, Refusal? Refusal)> Read(
        string file, CancellationToken cancel)
    {
        byte[] bytes = await File.ReadAllBytesAsync(file, cancel);
        ReadOnlySpan<byte> start = bytes.AsSpan().TrimStart("\uFEFF \t\r\n"u8);
        if (!start.StartsWith("<"u8))
        {
            return (bytes, null);
        }

        TranslatedDocument translated = EpcisXml.ToJson(bytes);
        return (translated.Json, translated.Refusal);
    }
}
