namespace Lodestone.Ledger;

/// <summary>Follows the engine's final blocks and hands each to the loop, a few ahead of it.</summary>
internal sealed class OrderFeed : IDisposable
{
    private const int Ahead = 16;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Crowded = TimeSpan.FromMilliseconds(5);

    private readonly CancellationTokenSource stop = new();
    private readonly SemaphoreSlim room = new(Ahead);
    private readonly IOrderingEngine engine;
    private readonly Func<OrderedBlock, Action, NotAcceptingReason?> hand;
    private readonly Task running;
    private volatile string? trouble;

    /// <param name="engine">The engine.</param>
    /// <param name="from">The lowest height that is wanted.</param>
    /// <param name="hand">Gives a block to the loop, with what it calls once it is done; says why if it takes none.</param>
    internal OrderFeed(IOrderingEngine engine, long from, Func<OrderedBlock, Action, NotAcceptingReason?> hand)
    {
        this.engine = engine;
        this.hand = hand;
        running = Task.Run(() => RunAsync(from));
    }

    /// <summary>Hands no more; the loop may still finish what it has in hand.</summary>
    internal void Stop()
    {
        stop.Cancel();
        running.ContinueWith(_ => { }, TaskScheduler.Default).Wait();
    }

    /// <summary>Once the loop has ended.</summary>
    public void Dispose()
    {
        stop.Dispose();
        room.Dispose();
    }

    /// <summary>Why no block comes, in a sentence; null while all goes well.</summary>
    internal string? Trouble => trouble;

    private async Task RunAsync(long from)
    {
        long next = from;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await foreach (OrderedBlock block in engine.ReadAsync(next, stop.Token))
                {
                    await room.WaitAsync(stop.Token);
                    while (hand(block, () => room.Release()) is { } reason)
                    {
                        if (reason != NotAcceptingReason.QueueFull)
                        {
                            return;
                        }

                        await Task.Delay(Crowded, stop.Token);
                    }

                    next = block.Height + 1;
                    trouble = null;
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                // An engine that cannot be read now: nothing is lost by asking again for the same height.
                trouble = fault.Message;
                await Task.Delay(Pause, stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }
}
