using Lodestone.Ordering.Tests.Postgres;

namespace Lodestone.Ordering.Tests;

/// <summary>The tests, or an orderer in a process of its own that a test can halt.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args) => args switch
    {
        [OrdererProcess.Word, string connection, string schema] => await OrdererProcess.RunAsync(connection, schema),
        _ when args.Contains("--server") || args.Contains("--internal-msbuild-node") =>
            await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(
                args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
        _ => await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args),
    };
}
