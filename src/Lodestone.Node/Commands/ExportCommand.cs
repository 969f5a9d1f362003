using System.CommandLine;
using Lodestone.Node.Access;
using Lodestone.Node.Evidence;
using Lodestone.Node.Hosting;
using Lodestone.Node.Log;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Commands;

/// <summary>
/// <c>lodestone export</c>: the evidence bundle of a lot, or the whole log, from a data folder whose node is not running.
/// </summary>
internal static class ExportCommand
{
    /// <summary>The command.</summary>
    public static Command Make()
    {
        Option<string> lot = new("--lot") { Description = "The lot's EID. 批次标识", Required = true };
        Option<string> output = new("--out") { Description = "File to write. 输出文件", Required = true };
        Option<string?> data = SharedOptions.Data();
        Option<string?> state = SharedOptions.State();
        Command command = new("export", "Write a lot's evidence bundle. 导出证据包") { lot, output, data, state };
        command.SetAction((parsed, cancel) => Run(
            NodeOptions.For(parsed.GetValue(data), parsed.GetValue(state)), parsed.GetValue(lot)!, parsed.GetValue(output)!, cancel));
        return command;
    }

    private static async Task<int> Run(NodeOptions options, string lot, string output, CancellationToken cancel)
    {
        if (Eid.TryParse(lot, "--lot", out Eid eid) is { } malformed)
        {
            await Console.Error.WriteLineAsync(malformed.ToString());
            return 2;
        }

        using OpenNode node = NodeOpening.Open(options);
        Caller all = new(null, PartyRole.RootAuthority);
        (byte[]? bundle, Refusal? refusal) = await BundleExport.Make(node, eid, all, cancel);
        if (refusal is not null)
        {
            await Console.Error.WriteLineAsync(refusal.ToString());
            return 1;
        }

        await File.WriteAllBytesAsync(output, bundle!, cancel);
        await File.WriteAllTextAsync(Path.Join(options.DataFolder, "trust-anchor.json"), AnchorForm.Of(node.Anchor).ToJson(), cancel);
        Console.WriteLine($"{output}: {bundle!.Length} bytes");
        return 0;
    }
}
