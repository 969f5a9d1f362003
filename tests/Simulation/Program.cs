using Simulation.Consortium;
using Simulation.Evidence;
using Simulation.Histories;
using Simulation.Kill;
using Simulation.Outages;

namespace Simulation;

/// <summary>Long runs by name; without one, the tests.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args) => args switch
    {
        ["kill", .. string[] rest] => await KillCommand.RunAsync(rest),
        [OutageCommand.Word, .. string[] rest] => await OutageCommand.RunAsync(rest),
        [HistoryCommand.Word, .. string[] rest] => HistoryCommand.Run(rest),
        [NetworksCommand.Word, .. string[] rest] => NetworksCommand.Run(rest),
        [MutateCommand.Word, .. string[] rest] => await MutateCommand.RunAsync(rest),
        [LineagesCommand.Word, .. string[] rest] => await LineagesCommand.RunAsync(rest),
        [KillChild.Word, .. string[] rest] => await KillChild.RunAsync(rest),
        [ReplayChild.Word, string export] => ReplayChild.Run(export),
        _ when args.Contains("--server") || args.Contains("--internal-msbuild-node") =>
            await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(
                args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
        _ => await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args),
    };
}
