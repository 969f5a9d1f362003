using System.Diagnostics;
using System.Globalization;

namespace Simulation.Kill;

/// <summary>
/// The disk answers EIO to a sync (injected with strace into the real process): the ledger stops, acknowledges nothing
/// more, ends with an exit code of its own, and what it had acknowledged is there at the next start.
/// </summary>
public sealed class FailedSyncTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(3, false)]
    [InlineData(12, true)]
    [InlineData(25, true)]
    [InlineData(40, true)]
    public async Task A_failed_sync_stops_the_ledger_and_nothing_acknowledged_is_lost(int when, bool isUnderLoad)
    {
        string folder = Directory.CreateTempSubdirectory("lodestone-sync-").FullName;
        KilledStore store = new(folder);
        (int exit, List<string> lines) = await RunAsync(folder, when);
        Assert.Equal(isUnderLoad ? KillChild.LedgerFailed : KillChild.RefusedToOpen, exit);
        Assert.Equal(isUnderLoad, lines.Contains("ready"));

        // After the failure was noticed no answer may follow it.
        int failed = lines.FindIndex(line => line.StartsWith("failed ", StringComparison.Ordinal));
        Assert.DoesNotContain(
            lines.Skip(failed < 0 ? lines.Count : failed), line => line.StartsWith("a ", StringComparison.Ordinal));
        store.Hear(lines.Where(line => line[..2] is "s " or "a " or "p " or "c "));
        Assert.Empty(await store.JudgeAsync());
        Assert.Empty(store.CheckWhole());
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<(int Exit, List<string> Lines)> RunAsync(string folder, int when)
    {
        ProcessStartInfo child = KillRun.Itself(KillChild.Word, folder, "0", "1", nameof(KillFault.None));
        ProcessStartInfo traced = new("strace") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] options =
        [
            "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync,fdatasync", "-e",
            string.Create(CultureInfo.InvariantCulture, $"inject=fsync,fdatasync:error=EIO:when={when}+"),
        ];
        foreach (string argument in options.Append(child.FileName).Concat(child.ArgumentList))
        {
            traced.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(traced)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        try
        {
            await Task.WhenAll(output, errors).WaitAsync(TimeSpan.FromMinutes(2));
            await process.WaitForExitAsync();
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        // A line that the end of the process cut short was not told.
        string told = await output;
        return (
            process.ExitCode,
            [.. told[..(told.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries)]);
    }
}
