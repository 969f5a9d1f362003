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
                findings = report.Findings.Select(finding => finding.ToString()),
            },
            $"{(report.IsSound ? "SOUND" : "NOT SOUND")}: {report.Size} entries, height {report.Height}\n"
                + $"root {report.Root.ToHex()}\nstate digest {report.StateDigest.ToHex()}\n"
                + $"state root {report.StateRoot?.Root.ToHex()}{findings}",
            $"{(report.IsSound ? "完好" : "有问题")}: {report.Size} 条，区块高度 {report.Height}\n"
                + $"树根 {report.Root.ToHex()}\n状态摘要 {report.StateDigest.ToHex()}\n"
                + $"状态根 {report.StateRoot?.Root.ToHex()}{findings}");
        return report.IsSound ? Speech.Success : Speech.Refused;
    }

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
