using System.CommandLine;
using Lodestone.Ledger;
using Lodestone.Node.Hosting;
using Lodestone.Node.Log;
using Lodestone.Verifier;

namespace Lodestone.Node.Commands;

/// <summary>
/// <c>lodestone snapshot</c>: writes the state under a signed state root to a file, and checks such a file: one row
/// altered, added or left out, and it is refused.
/// </summary>
internal static class SnapshotCommand
{
    /// <summary>The command with its parts.</summary>
    public static Command Make() => new("snapshot", "Write or check a saved state. 状态快照")
    {
        Write(), Check(),
    };

    private static Command Write()
    {
        Option<string> output = new("--out")
        {
            Description = "File to write. 输出文件",
            Required = true,
            HelpName = "FILE",
        };
        return new CommandCall().Make(
            "write", "Write the state of a folder that no node has open. 写出快照", [output],
            async (parsed, options, speech, cancel) =>
            {
                string file = parsed.GetValue(output)!;
                using OpenNode node = NodeOpening.OpenExisting(options);
                StatePublication published = await node.Ledger.WriteSnapshotAsync(file, cancel);
                long height = published.Head.Header.Height;
                Transparency.StateRootLine root = published.Tree.Root;
                speech.Result(
                    new { file, height, stateRoot = root.Root.ToHex() },
                    $"{file}: state at block {height}, {root.Rows} rows, root {root.Root}",
                    $"{file}: 区块 {height} 的状态，{root.Rows} 行，根 {root.Root}");
                return Speech.Success;
            });
    }

    private static Command Check()
    {
        Argument<string> file = new("FILE") { Description = "The snapshot. 快照文件" };
        Option<string?> trust = new("--trust") { Description = "Trust anchor of the log. 信任锚", HelpName = "FILE" };
        return new CommandCall().Make(
            "check", "Check a snapshot against the log's signature. 核验快照", [file, trust],
            async (parsed, options, speech, cancel) =>
            {
                string path = parsed.GetValue(trust) ?? AnchorFile.PathOf(options);
                TrustAnchor anchor = AnchorForm.Read(await File.ReadAllTextAsync(path, cancel));
                SnapshotReading reading = Snapshot.Read(parsed.GetValue(file)!, anchor.LogKey, anchor.Policy);
                if (reading.Snapshot is not { } snapshot)
                {
                    speech.Result(
                        new { valid = false, fault = reading.Fault.ToString(), reading.Detail },
                        $"REFUSED: {reading.Fault}: {reading.Detail}", $"拒绝: {reading.Fault}: {reading.Detail}");
                    return Speech.Refused;
                }

                speech.Result(
                    new
                    {
                        valid = true,
                        height = snapshot.Header.Height,
                        rows = snapshot.Rows.Length,
                        stateDigest = snapshot.Header.StateDigest.ToHex(),
                    },
                    $"VALID: state at block {snapshot.Header.Height}, {snapshot.Rows.Length} rows",
                    $"有效: 区块 {snapshot.Header.Height} 的状态，{snapshot.Rows.Length} 行");
                return Speech.Success;
            });
    }
}
