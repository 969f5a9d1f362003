using System.CommandLine;
using Lodestone.Node.Hosting;
using Lodestone.Node.Log;
using Lodestone.Verifier;

namespace Lodestone.Node.Commands;

/// <summary>
/// <c>lodestone verify</c>: judges an evidence bundle with no network; exit code 0 only if what it shows is valid.
/// </summary>
internal static class VerifyCommand
{
    /// <summary>The command.</summary>
    public static Command Make()
    {
        CommandCall call = new();
        Argument<string> file = new("FILE") { Description = "The evidence bundle. 证据包" };
        Option<string?> trust = new("--trust")
        {
            Description = "Trust anchor, got out of band (default: the data folder's). 信任锚",
            HelpName = "FILE",
        };
        return call.Make(
            "verify", "Judge an evidence bundle, offline. 离线核验证据包", [file, trust],
            async (parsed, options, speech, cancel) =>
            {
                string anchorPath = parsed.GetValue(trust) ?? AnchorFile.PathOf(options);
                if (!File.Exists(anchorPath))
                {
                    return speech.Unable(
                        $"There is no trust anchor {anchorPath}: nothing can be verified without one. Name it with --trust.",
                        $"没有信任锚 {anchorPath}，无法核验。请用 --trust 指定。");
                }

                TrustAnchor anchor = AnchorForm.Read(await File.ReadAllTextAsync(anchorPath, cancel));
                byte[] bundle = await File.ReadAllBytesAsync(parsed.GetValue(file)!, cancel);
                BundleVerdict verdict = BundleVerification.Verify(bundle, anchor);
                Print(verdict, anchorPath, speech);
                return verdict.Standing == BundleStanding.Invalid ? Speech.Refused : Speech.Success;
            });
    }

    private static void Print(BundleVerdict verdict, string anchorPath, Speech speech)
    {
        string findings = string.Concat(verdict.Findings.Select(finding => $"\n  {finding}"));
        (string english, string chinese) = verdict.Standing switch
        {
            BundleStanding.Valid => ("VALID", "有效"),
            BundleStanding.ValidInPart => ("VALID IN PART", "部分有效"),
            _ => ("INVALID", "无效"),
        };
        speech.Result(
            new
            {
                standing = verdict.Standing.ToString(),
                lot = verdict.Subject?.Code,
                statusHeight = verdict.StatusHeight,
                statusTime = verdict.StatusTime?.ToString(),
                entriesShown = verdict.EntriesShown,
                entriesWithheld = verdict.EntriesWithheld,
                trust = anchorPath,
                findings = verdict.Findings.Select(finding => new
                {
                    code = (int)finding.Code,
                    name = finding.Code.ToString(),
                    part = finding.Part,
                    detail = finding.Detail,
                    fatal = finding.IsFatal,
                }),
            },
            $"{english}: lot {verdict.Subject}, status at block {verdict.StatusHeight} ({verdict.StatusTime}); "
                + $"{verdict.EntriesShown} entries shown, {verdict.EntriesWithheld} not shown; trusted: {anchorPath}{findings}",
            $"{chinese}: 批次 {verdict.Subject}, 状态截至区块 {verdict.StatusHeight} ({verdict.StatusTime}); "
                + $"已出示 {verdict.EntriesShown} 条, 未出示 {verdict.EntriesWithheld} 条; 信任锚: {anchorPath}{findings}");
    }
}
