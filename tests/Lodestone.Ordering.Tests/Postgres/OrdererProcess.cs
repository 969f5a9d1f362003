using System.Diagnostics;
using Lodestone.Ledger;

namespace Lodestone.Ordering.Tests.Postgres;

/// <summary>An engine in a process of its own: it orders until it is told a line or its input ends.</summary>
internal sealed class OrdererProcess : IDisposable
{
    public const string Word = "order";

    private readonly Process process;

    private OrdererProcess(Process process) => this.process = process;

    /// <summary>Starts one and waits until it orders.</summary>
    public static async Task<OrdererProcess> StartAsync(string connection, string schema)
    {
        ProcessStartInfo start = new("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (string argument in (string[])[typeof(OrdererProcess).Assembly.Location, Word, connection, schema])
        {
            start.ArgumentList.Add(argument);
        }

        OrdererProcess one = new(Process.Start(start)!);
        Assert.Equal("ordering", await one.process.StandardOutput.ReadLineAsync());
        return one;
    }

    /// <summary>What such a process does.</summary>
    public static async Task<int> RunAsync(string connection, string schema)
    {
        await using PostgresOrdering engine = await PostgresOrdering.OpenAsync(
            PostgresCluster.Options(connection, schema), new TimeSource(TimeProvider.System));
        // Reading the console asynchronously waits all the same: it gets a thread.
        Task<string?> told = Task.Run(Console.In.ReadLine);
        while (!engine.IsLeading && !told.IsCompleted)
        {
            await Task.Delay(50);
        }

        Console.WriteLine("ordering");
        await told;
        return 0;
    }

    /// <summary>Sends it a signal by name.</summary>
    public void Signal(string signal)
    {
        using Process kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Tells it to end, and waits.</summary>
    public async Task EndAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }
}
