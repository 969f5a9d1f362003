using System.Diagnostics;
using Lodestone.Ledger;

namespace Simulation.Kill;

public sealed class KillTests
{
    private const int ShortRun = 10;

    [Fact]
    public async Task Nothing_acknowledged_is_lost_when_the_process_is_killed()
    {
        KillRun run = new(Random.Shared.Next(), KillFault.None);
        await run.RunAsync(ShortRun);
        TestContext.Current.TestOutputHelper?.WriteLine(run.ToString());
        Assert.True(run.Wrong.Count == 0, $"{run}\n{string.Join('\n', run.Wrong.Take(20))}");
        Assert.True(run.KillsUnderLoad >= 3, run.ToString());
    }

    [Theory]
    [InlineData(nameof(KillFault.AcknowledgeEarly), "lost")]
    [InlineData(nameof(KillFault.SubmitUnannounced), "no whole statement that was submitted")]
    [InlineData(nameof(KillFault.ServeAnotherTree), "no prefix")]
    public async Task A_planted_fault_is_seen(string fault, string sign)
    {
        KillRun run = new(Random.Shared.Next(), Enum.Parse<KillFault>(fault));
        await run.RunAsync(ShortRun);
        Assert.Contains(run.Wrong, line => line.Contains(sign, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_two_processes_on_one_store_one_refuses()
    {
        string folder = Directory.CreateTempSubdirectory("lodestone-two-").FullName;
        using Process first = Process.Start(KillRun.Itself(KillChild.Word, folder, "0", "1", nameof(KillFault.None)))!;
        try
        {
            while (await first.StandardOutput.ReadLineAsync() != "ready")
            {
            }

            Task drained = first.StandardOutput.ReadToEndAsync();
            using Process second = Process.Start(
                KillRun.Itself(KillChild.Word, folder, "500000", "2", nameof(KillFault.None)))!;
            string told = await second.StandardOutput.ReadToEndAsync();
            await second.WaitForExitAsync();
            Assert.Equal(KillChild.RefusedToOpen, second.ExitCode);
            Assert.Equal($"refused {OpenFault.StoreInUse}", told.Trim());
            Assert.False(first.HasExited);
            first.Kill();
            await drained;
        }
        finally
        {
            first.Kill();
            await first.WaitForExitAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_replay_is_the_same_in_processes_of_other_habits()
    {
        string folder = Directory.CreateTempSubdirectory("lodestone-replay-").FullName;
        string export = Path.Combine(folder, "log.export");
        using (KillNetwork network = new(folder))
        using (LiveLedger ledger = network.Open())
        {
            await ledger.SubmitAsync(network.Genesis.Bytes);
            await ledger.SubmitGroupAsync(
                [.. Enumerable.Range(1, 300).Select(number => network.Site(number, ledger.Network!.Value).Bytes)]);
            Assert.Equal(301, ledger.ExportTo(export));
        }

        string here = ReplayChild.Told(Replay.FromZero(export));
        Assert.StartsWith("True 301 ", here, StringComparison.Ordinal);
        Assert.Equal(here, await ElsewhereAsync(export, "Pacific/Kiritimati", "tr_TR.UTF-8", processors: "1"));
        Assert.Equal(here, await ElsewhereAsync(export, "America/St_Johns", "ar_SA.UTF-8", processors: "7"));
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<string> ElsewhereAsync(string export, string zone, string language, string processors)
    {
        ProcessStartInfo start = KillRun.Itself(ReplayChild.Word, export);
        start.Environment["TZ"] = zone;
        start.Environment["LANG"] = language;
        start.Environment["LC_ALL"] = language;
        start.Environment["DOTNET_PROCESSOR_COUNT"] = processors;
        using Process process = Process.Start(start)!;
        string told = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return told.Trim();
    }
}
