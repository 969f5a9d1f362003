using Lodestone.Bench.Ingest;
using Lodestone.Bench.Lineage;

namespace Lodestone.Bench;

/// <summary>Benchmarks by name. What they measure and what came out: docs/performance.md.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["ingest", .. string[] rest]:
                return await IngestCommand.RunAsync(BenchOptions.Parse(rest));
            case ["lineage", .. string[] rest]:
                return await LineageCommand.RunAsync(BenchOptions.Parse(rest));
            default:
                Console.Error.WriteLine("ingest | lineage   [--rounds N] [--plant] [--folder DIR]");
                return 2;
        }
    }
}
