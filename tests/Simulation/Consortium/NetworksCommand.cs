using System.Diagnostics;
using System.Globalization;

namespace Simulation.Consortium;

/// <summary>
/// <c>dotnet run --project tests/Simulation -c Release -- networks [--count N] [--seed N] [--fault NAME]</c>: ten thousand by
/// default.
/// </summary>
internal static class NetworksCommand
{
    public const string Word = "networks";

    private const int SayEvery = 1_000;

    internal static int Run(string[] args)
    {
        int count = Value(args, "--count") is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : 10_000;
        ulong seed = Value(args, "--seed") is { } text
            ? ulong.Parse(text, CultureInfo.InvariantCulture)
            : (ulong)Random.Shared.NextInt64();
        ProtocolFault fault = Value(args, "--fault") is { } name ? Enum.Parse<ProtocolFault>(name) : ProtocolFault.None;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} networks from seed {seed}"));
        long started = Stopwatch.GetTimestamp();
        try
        {
            SimulatedTally tally = NetworkRun.Of(count, seed, fault, done =>
            {
                if (done % SayEvery == 0)
                {
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {done}"));
                }
            });
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{tally}: no promise broken; {Stopwatch.GetElapsedTime(started).TotalSeconds:f0} s"));
            return fault == ProtocolFault.None ? 0 : 1;
        }
        catch (ProtocolBrokenException broken)
        {
            Console.WriteLine(broken.Message);
            return fault == ProtocolFault.None ? 1 : 0;
        }
    }

    private static string? Value(string[] args, string name)
    {
        int at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    }
}
