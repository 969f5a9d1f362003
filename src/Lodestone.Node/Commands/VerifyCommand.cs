using System.CommandLine;
using Lodestone.Node.Hosting;
using Lodestone.Node.Log;
using Lodestone.Verifier;

namespace Lodestone.Node.Commands;

/// <summary><c>lodestone verify</c>: judges an evidence bundle with no network; exit code 0 only if it is valid.</summary>
internal static class VerifyCommand
{
    /// <summary>The command.</summary>
    public static Command Make()
    {
        Argument<string> file = new("FILE") { Description = "The bundle. 证据包" };
        Option<string?> trust = new("--trust") { Description = "Trust anchor file. 信任锚文件" };
        Option<string?> data = SharedOptions.Data();
        Command command = new("verify", "Judge an evidence bundle, offline. 离线核验") { file, trust, data };
        command.SetAction((parsed, cancel) => Run(
            parsed.GetValue(file)!,
            parsed.GetValue(trust)
                ?? Path.Join(NodeOptions.For(parsed.GetValue(data), null).DataFolder, "trust-anchor.json"),
            cancel));
        return command;
    }

    private static async Task<int> Run(string file, string trust, CancellationToken cancel)
    {
        TrustAnchor anchor = AnchorForm.Read(await File.ReadAllTextAsync(trust, cancel));
        BundleVerdict verdict = BundleVerification.Verify(await File.ReadAllBytesAsync(file, cancel), anchor);
        Console.WriteLine($"{verdict.Standing}: {verdict.Subject} at height {verdict.StatusHeight}");
        Console.WriteLine($"entries shown {verdict.EntriesShown}, withheld {verdict.EntriesWithheld}");
        foreach (Finding finding in verdict.Findings)
        {
            Console.WriteLine($"  {finding}");
        }

        return verdict.Standing == BundleStanding.Invalid ? 1 : 0;
    }
}
