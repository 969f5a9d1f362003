using System.Globalization;

namespace Simulation.Consortium;

/// <summary>Many simulated networks on all processors; the first broken promise ends the run.</summary>
internal static class NetworkRun
{
    /// <summary>Runs networks of consecutive seeds.</summary>
    /// <exception cref="ProtocolBrokenException">A promise was broken; the message names the seed.</exception>
    public static SimulatedTally Of(int count, ulong firstSeed, ProtocolFault fault, Action<int> progress)
    {
        SimulatedTally total = new();
        int done = 0;
        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
            {
                ulong seed = unchecked(firstSeed + (ulong)i);
                SimulatedTally tally = One(seed, fault);
                lock (total)
                {
                    total.Add(tally);
                    progress(++done);
                }
            });
        }
        catch (AggregateException broken)
        {
            throw broken.InnerExceptions[0];
        }

        return total;
    }

    private static SimulatedTally One(ulong seed, ProtocolFault fault)
    {
        using SimulatedNetwork network = new(seed, fault);
        try
        {
            network.Run();
            return network.Tally;
        }
        catch (Exception broken)
        {
            throw new ProtocolBrokenException(string.Create(
                CultureInfo.InvariantCulture, $"seed {seed}: {broken.Message}{(broken is ProtocolBrokenException ? "" : broken)}"));
        }
    }
}
