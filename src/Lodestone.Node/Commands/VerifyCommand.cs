using System.CommandLine;
using System.Text.Json;
using Lodestone.Node.Evidence;
using Lodestone.Node.Hosting;
using Lodestone.Node.Log;
using Lodestone.Rules;
using Lodestone.Verifier;
using Lodestone.Views;

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
                        $"There is no trust anchor {anchorPath}: nothing can be verified without one. "
                            + "Name it with --trust.",
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
        List<Label> lines = [.. VerdictSummary.Lines(verdict)];
        lines.Add(new Label($"  trusted     {anchorPath}", $"  信任锚    {anchorPath}"));
        speech.Result(
            new
            {
                standing = verdict.Standing.ToString(),
                lot = verdict.Subject?.Code,
                status = verdict.Status is { } status ? FormOf(status) : null,
                entriesShown = verdict.EntriesShown,
                entriesWithheld = verdict.EntriesWithheld,
                trust = anchorPath,
                findings = verdict.Findings.Select(finding => FormOf(finding, speech)),
            },
            string.Join('\n', lines.Select(line => line.En)),
            string.Join('\n', lines.Select(line => line.Zh)));
    }

    private static object FormOf(ProvenStatus status) => new
    {
        height = status.Height,
        time = status.Time.ToString(),
        material = status.Lot.Material,
        grade = status.Lot.Grade,
        remaining = status.Lot.Remaining.ToString(),
        state = status.Lot.Status.ToString(),
        held = !status.Lot.Holds.IsEmpty,
        quarantined = status.Lot.Quarantined,
        possessor = status.Lot.Possessor.Value,
        owner = status.Lot.Owner.Value,
        origins = status.Origins.Select(share => new
        {
            element = share.Element.Symbol,
            origin = share.Origin,
            picograms = share.Amount.Picograms.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
            ppb = share.Share.Value,
        }),
        row = JsonSerializer.Deserialize<JsonElement>(RowReader.Write(status.Lot)),
    };

    private static object FormOf(Finding finding, Speech speech)
    {
        FindingText text = FindingCatalogue.Of(finding.Code);
        return new
        {
            code = (int)finding.Code,
            name = finding.Code.ToString(),
            part = finding.Part,
            detail = finding.Detail,
            fatal = finding.IsFatal,
            sentence = speech.Pick(text.SentenceEn, text.SentenceZh),
            remedy = speech.Pick(text.RemedyEn, text.RemedyZh),
        };
    }
}
