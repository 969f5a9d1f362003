using System.Diagnostics;
using System.Globalization;

namespace Simulation.Histories;

/// <summary>Many histories on all processors; the first that breaks the books stops the run.</summary>
internal static class HistoryRun
{
    /// <summary>The counts and the time they took.</summary>
    public static string Report(Tally tally, TimeSpan duration) => string.Create(
        CultureInfo.InvariantCulture,
        $"{tally}\n  {duration.TotalSeconds:f1} s, "
            + $"{duration.TotalMicroseconds / tally.Accepted:f1} us an accepted step");

    /// <summary>Runs histories of consecutive seeds.</summary>
    /// <returns>What was accepted and refused; the duration.</returns>
    public static (Tally Tally, TimeSpan Duration) Of(long count, ulong firstSeed)
    {
        long started = Stopwatch.GetTimestamp();
        Tally total = new();
        long next = 0;
        int processors = Math.Max(1, Environment.ProcessorCount);
        Task<Tally>[] workers =
        [
            .. Enumerable.Range(0, processors).Select(_ => Task.Run(() =>
            {
                Tally tally = new();
                for (long i = Interlocked.Increment(ref next); i <= count; i = Interlocked.Increment(ref next))
                {
                    ulong seed = unchecked(firstSeed + (ulong)i);
                    try
                    {
                        History.Run(seed, tally);
                    }
                    catch (Exception broken)
                    {
                        Interlocked.Add(ref next, count);
                        throw new InvalidOperationException($"History of seed {seed}: {broken.Message}", broken);
                    }
                }

                return tally;
            })),
        ];
        try
        {
            Task.WaitAll(workers);
        }
        catch (AggregateException broken)
        {
            throw broken.InnerExceptions[0];
        }

        foreach (Task<Tally> worker in workers)
        {
            total.Add(worker.Result);
        }

        return (total, Stopwatch.GetElapsedTime(started));
    }
}
