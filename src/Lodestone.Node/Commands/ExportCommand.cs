using System.CommandLine;
using Lodestone.Node.Access;
using Lodestone.Node.Evidence;
using Lodestone.Node.Hosting;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Commands;

/// <summary>
/// <c>lodestone export</c>: the evidence bundle of a lot (<c>--lot</c>), or the whole log (<c>--log</c>). Asks the
/// running node if there is one; opens the data folder otherwise.
/// </summary>
internal static class ExportCommand
{
    /// <summary>The command.</summary>
    public static Command Make()
    {
        CommandCall call = new();
        Option<string?> lot = new("--lot")
        {
            Description = "A lot's EID: its evidence bundle. 批次的证据包",
            HelpName = "EID",
        };
        Option<bool> log = new("--log") { Description = "The whole log, for replay. 整个日志" };
        Option<string> output = new("--out")
        {
            Description = "File to write. 输出文件",
            Required = true,
            HelpName = "FILE",
        };
        return call.Make(
            "export", "Write a lot's evidence bundle or the log. 导出证据包或日志", [lot, log, output],
            async (parsed, options, speech, cancel) =>
            {
                using NodeClient? client =
                    call.Client(parsed, options) is { } found ? await found.IfItAnswers(cancel) : null;
                string file = parsed.GetValue(output)!;
                if (parsed.GetValue(log))
                {
                    return client is null
                        ? await OpenLog(options, speech, file)
                        : await AskLog(client, speech, file, cancel);
                }

                if (Eid.TryParse(parsed.GetValue(lot), "--lot", out Eid eid) is { } malformed)
                {
                    return speech.Refuse(malformed, Speech.WrongCall);
                }

                return client is not null
                    ? await Ask(client, options, eid, file, speech, cancel)
                    : await Open(options, eid, file, speech, cancel);
            });
    }

    private static async Task<int> AskLog(NodeClient client, Speech speech, string file, CancellationToken cancel)
    {
        (int status, byte[] body) = await client.Download("/log", file, cancel);
        if (status != 200)
        {
            string said = System.Text.Encoding.UTF8.GetString(body);
            return speech.Unable(said, said);
        }

        return Done(speech, file);
    }

    private static Task<int> OpenLog(NodeOptions options, Speech speech, string file)
    {
        using OpenNode node = NodeOpening.OpenExisting(options);
        node.Ledger.ExportTo(file);
        return Task.FromResult(Done(speech, file));
    }

    private static int Done(Speech speech, string file)
    {
        long bytes = new FileInfo(file).Length;
        speech.Result(
            new { file, bytes }, $"{file}: {bytes} bytes. Judge it anywhere with: lodestone replay {file}",
            $"{file}: {bytes} 字节。重放: lodestone replay {file}");
        return Speech.Success;
    }

    private static async Task<int> Ask(
        NodeClient client, NodeOptions options, Eid lot, string file, Speech speech, CancellationToken cancel)
    {
        (int status, byte[] body) = await client.Get($"/lots/{lot.Code}/bundle", cancel);
        if (status != 200)
        {
            return speech.Unable(
                System.Text.Encoding.UTF8.GetString(body), System.Text.Encoding.UTF8.GetString(body));
        }

        return await Write(options, body, file, speech, cancel);
    }

    private static async Task<int> Open(
        NodeOptions options, Eid lot, string file, Speech speech, CancellationToken cancel)
    {
        using OpenNode node = NodeOpening.OpenExisting(options);

        // Whoever has the folder has everything in it.
        (byte[]? bundle, Refusal? refusal) = await BundleExport.Make(node, lot, Caller.Operator, cancel);
        return refusal is not null ? speech.Refuse(refusal) : await Write(options, bundle!, file, speech, cancel);
    }

    private static async Task<int> Write(
        NodeOptions options, byte[] bundle, string file, Speech speech, CancellationToken cancel)
    {
        await File.WriteAllBytesAsync(file, bundle, cancel);
        string verify = $"lodestone verify {file} --trust {AnchorFile.PathOf(options)}";
        speech.Result(
            new { file, bytes = bundle.Length, verify },
            $"{file}: {bundle.Length} bytes. Check it anywhere with: {verify}",
            $"{file}: {bundle.Length} 字节。核验: {verify}");
        return Speech.Success;
    }
}
