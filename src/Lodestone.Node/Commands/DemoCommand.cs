using System.CommandLine;
using Lodestone.Node.Demo;
using Lodestone.Node.Hosting;

namespace Lodestone.Node.Commands;

/// <summary><c>lodestone demo</c>: fills an empty folder with the demo year and ends.</summary>
internal static class DemoCommand
{
    /// <summary>The command.</summary>
    public static Command Make()
    {
        CommandCall call = new();
        Option<int> scale = SharedOptions.Scale();
        return call.Make(
            "demo", "Fill an empty folder with the demo consortium's year. 写入演示数据", [scale],
            async (parsed, options, speech, cancel) =>
            {
                using OpenNode node = NodeOpening.Open(options with { DemoScale = parsed.GetValue(scale) });
                await DemoFilling.FillIfDemo(node, speech, cancel);
                AnchorFile.Write(node);
                string truth = DemoFilling.TruthPathOf(options);
                speech.Result(
                    new { folder = options.DataFolder, entries = node.Ledger.Log.Size.Value, truth },
                    $"{options.DataFolder}: {node.Ledger.Log.Size.Value} entries; what was planted: {truth}",
                    $"{options.DataFolder}: 共 {node.Ledger.Log.Size.Value} 条；预设事实: {truth}");
                return Speech.Success;
            });
    }
}
