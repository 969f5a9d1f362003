using System.CommandLine;
using Lodestone.Ledger;

namespace Lodestone.Node.Commands;

/// <summary>
/// <c>lodestone doctor</c>: looks through a whole store and names everything that is not as it must be.
/// </summary>
internal static class DoctorCommand
{
    /// <summary>The command.</summary>
    public static Command Make() => new CommandCall().Make(
        "doctor", "Check the whole store; changes nothing. 检查存储", [],
        (parsed, options, speech, cancel) =>
        {
            if (!Directory.Exists(options.LedgerFolder))
            {
                return Task.FromResult(speech.Unable(
                    $"There is no ledger in {options.DataFolder}.", $"{options.DataFolder} 中没有账本。"));
            }

            speech.Say($"Checking {options.LedgerFolder}…", $"正在检查 {options.LedgerFolder}……");
            return Task.FromResult(ReportPrinting.Print(
                StoreCheck.Run(options.LedgerFolder, ReportPrinting.Progress(speech)), speech));
        });
}
