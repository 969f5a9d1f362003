using System.Globalization;

namespace Simulation.Kill;

/// <summary><c>dotnet run --project tests/Simulation -c Release -- kill [--rounds N] [--seed N] [--fault NAME]</c>.</summary>
internal static class KillCommand
{
    internal static async Task<int> RunAsync(string[] args)
    {
        int rounds = Number(args, "--rounds") ?? 1_000;
        int seed = Number(args, "--seed") ?? Random.Shared.Next();
        KillFault fault = Value(args, "--fault") is { } name ? Enum.Parse<KillFault>(name) : KillFault.None;
        Console.WriteLine($"seed {seed.ToString(CultureInfo.InvariantCulture)}");
        KillRun run = new(seed, fault);
        await run.RunAsync(rounds, Console.WriteLine);
        run.Wrong.Take(20).ToList().ForEach(Console.WriteLine);
        Console.WriteLine(run);
        return run.Wrong.Count == 0 ? 0 : 1;
    }

    private static int? Number(string[] args, string name) =>
        Value(args, name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    private static string? Value(string[] args, string name)
    {
        int at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    }
}
