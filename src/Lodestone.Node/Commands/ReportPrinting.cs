using System.Globalization;
using Lodestone.Ledger;

namespace Lodestone.Node.Commands;

/// <summary>Prints what a replay or a check came to.</summary>
internal static class ReportPrinting
{
    private const int SayEvery = 10_000;

    /// <summary>Says every so many entries how far it is.</summary>
    public static IProgress<long> Progress(Speech speech) => new Sayer(speech);

    /// <summary>Prints a report and gives the exit code.</summary>
    public static int Print(ReplayReport report, Speech speech)
    {
        string findings = string.Concat(report.Findings.Select(finding => $"\n  {finding}"));
        speech.Result(
            new
            {
                sound = report.IsSound,
                size = report.Size.Value,
                height = report.Height,
                root = report.Root.ToHex(),
                stateDigest = report.StateDigest.ToHex(),
                stateRoot = report.StateRoot?.Root.ToHex(),
                stateRows = report.StateRoot?.Rows,
                network = report.Network?.ToHex(),
                rulesNext = report.RulesNext,
                knowsRulesNext = report.KnowsRulesNext,
                findings = report.Findings.Select(finding => finding.ToString()),
            },
            $"{(report.IsSound ? "SOUND" : "NOT SOUND")}: {report.Size} entries, height {report.Height}\n"
                + $"root {report.Root.ToHex()}\nstate digest {report.StateDigest.ToHex()}\n"
                + $"state root {report.StateRoot?.Root.ToHex()}{Rules(report, English)}{findings}",
            $"{(report.IsSound ? "完好" : "有问题")}: {report.Size} 条，区块高度 {report.Height}\n"
                + $"树根 {report.Root.ToHex()}\n状态摘要 {report.StateDigest.ToHex()}\n"
                + $"状态根 {report.StateRoot?.Root.ToHex()}{Rules(report, Chinese)}{findings}");
        return report.IsSound ? Speech.Success : Speech.Refused;
    }

    private const string English = "rules version {0} judges the next entry and is not known to this program: replace it";

    private const string Chinese = "下一条目由规则版本 {0} 判定，本程序不认识该版本：请更换程序";

    private static string Rules(ReplayReport report, string sentence) => report.KnowsRulesNext
        ? string.Empty
        : "\n" + string.Format(CultureInfo.InvariantCulture, sentence, report.RulesNext);

    private sealed class Sayer(Speech speech) : IProgress<long>
    {
        private long said;

        public void Report(long value)
        {
            if (value - said >= SayEvery)
            {
                said = value;
                Console.Error.WriteLine(speech.Pick($"  {value} entries", $"  {value} 条"));
            }
        }
    }
}
