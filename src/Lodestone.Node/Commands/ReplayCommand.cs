using System.CommandLine;
using Lodestone.Ledger;
using Lodestone.Node.Hosting;
using Lodestone.Node.Log;

namespace Lodestone.Node.Commands;

/// <summary>
/// <c>lodestone replay</c>: judges an exported log from its first entry; the same roots come out everywhere.
/// </summary>
internal static class ReplayCommand
{
    /// <summary>The command.</summary>
    public static Command Make()
    {
        CommandCall call = new();
        Argument<string> file = new("FILE") { Description = "Exported log. 导出的日志" };
        Option<string?> into = new("--into")
        {
            Description = "Empty folder to write the store anew. 重建存储的空目录",
            HelpName = "DIR",
        };
        Option<string?> trust = new("--trust") { Description = "Trust anchor of the log. 信任锚", HelpName = "FILE" };
        return call.Make(
            "replay", "Judge an exported log from zero. 从零重放日志", [file, into, trust],
            (parsed, options, speech, cancel) =>
            {
                string anchor = parsed.GetValue(trust) ?? AnchorFile.PathOf(options);
                ReplayReport report = Replay.FromZero(
                    parsed.GetValue(file)!,
                    parsed.GetValue(into),
                    File.Exists(anchor) ? AnchorForm.Read(File.ReadAllText(anchor)).LogKey : null,
                    ReportPrinting.Progress(speech));
                return Task.FromResult(ReportPrinting.Print(report, speech));
            });
    }
}
