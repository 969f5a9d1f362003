using System.Diagnostics;
using Lodestone.Verifier.Tests.Harness;

namespace Simulation.Evidence;

/// <summary>
/// <c>dotnet run --project tests/Simulation -c Release -- lineages [--scale N] [--every N]</c>: the bundle of every lot, or
/// of every so many, of a demo year is made and verified.
/// </summary>
internal static class LineagesCommand
{
    /// <summary>The command's word.</summary>
    internal const string Word = "lineages";

    internal static async Task<int> RunAsync(string[] args)
    {
        long started = Stopwatch.GetTimestamp();
        using DemoNode demo = await DemoNode.Fill(MutateCommand.Number(args, "--scale") ?? 2_000);
        LineageRun run = new(demo);
        run.Run(MutateCommand.Number(args, "--every") ?? 1, Console.WriteLine);
        run.Wrong.Take(20).ToList().ForEach(Console.WriteLine);
        Console.WriteLine($"{Stopwatch.GetElapsedTime(started).TotalSeconds:0} s: {run}");
        return run.Wrong.Count == 0 ? 0 : 1;
    }
}
