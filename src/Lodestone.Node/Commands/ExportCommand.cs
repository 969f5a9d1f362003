using System.CommandLine;
using Lodestone.Node.Access;
using Lodestone.Node.Evidence;
using Lodestone.Node.Hosting;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Commands;

/// <summary>
/// <c>lodestone export</c>: the evidence bundle of a lot (<c>--lot</c>), or the whole log (<c>--log</c>). Asks the running
/// node if there is one; opens the data folder otherwise.
/// </summary>
internal static class ExportCommand
{
    /// <summary>The command.</summary>
    public static Command Make()
    {
        CommandCall call = new();
        Option<string?> lot = new("--lot") { Description = "A lot's EID: its evidence bundle. 批次的证据包", HelpName = "EID" };
        Option<bool> log = new("--log") { Description = "The whole log, for replay. 整个日志" };
        Option<string> output = new("--out") { Description = "File to write. 输出文件", Required = true, HelpName = "FILE" };
        return call.Make(
            "export", "Write a lot's evidence bundle or the log. 导出证据包或日志", [lot, log, output],
            async (parsed, options, speech, cancel) =>
            {
                using NodeClient? client = call.Client(parsed, options);
                NodeClient? running = client is not null && await client.Answers(cancel) ? client : null;
                string file = parsed.GetValue(output)!;
                if (parsed.GetValue(log))
                {
                    return Log(options, speech, file, running is not null);
                }

                if (Eid.TryParse(parsed.GetValue(lot), "--lot", out Eid eid) is { } malformed)
                {
                    return speech.Refuse(malformed, Speech.WrongCall);
                }

                return running is not null
                    ? await Ask(running, options, eid, file, speech, cancel)
                    : await Open(options, eid, file, speech, cancel);
            });
    }

    private static int Log(NodeOptions options, Speech speech, string file, bool isRunning)
    {
        if (isRunning)
        {
            return speech.Unable(
                "A node has this folder open. Stop it, or make a backup and export from that.",
                "该目录正被节点使用。请先停止节点，或从备份导出。");
        }

        using OpenNode node = NodeOpening.Open(options);
        long entries = node.Ledger.ExportTo(file);
        speech.Result(new { file, entries }, $"{file}: {entries} entries", $"{file}: {entries} 条");
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
        if (!Directory.Exists(options.LedgerFolder))
        {
            return speech.Unable(
                $"There is no ledger in {options.DataFolder}. Start a node there first, or name one with --url.",
                $"{options.DataFolder} 中没有账本。请先在该目录启动节点，或用 --url 指定节点。");
        }

        using OpenNode node = NodeOpening.Open(options);

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
