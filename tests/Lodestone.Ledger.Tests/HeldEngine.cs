namespace Lodestone.Ledger.Tests;

/// <summary>An engine's door that can be held shut for what is appended through it; reading goes on.</summary>
internal sealed class HeldEngine(IOrderingEngine engine) : IOrderingEngine
{
    private readonly TaskCompletionSource holding = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource? shut;
    private int appended;

    /// <summary>Ends when something waits at the door.</summary>
    internal Task Holding => holding.Task;

    internal int Appended => appended;

    public EngineTraits Traits => engine.Traits;

    public EngineHealth Health => engine.Health;

    internal void Hold() => shut = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    internal void LetGo() => shut!.TrySetResult();

    public async Task<AppendOutcome> AppendAsync(ReadOnlyMemory<byte> envelope, CancellationToken cancel = default)
    {
        if (shut is { } door)
        {
            holding.TrySetResult();
            await door.Task.WaitAsync(cancel);
        }

        Interlocked.Increment(ref appended);
        return await engine.AppendAsync(envelope, cancel);
    }

    public IAsyncEnumerable<OrderedBlock> ReadAsync(long fromHeight, CancellationToken cancel = default) =>
        engine.ReadAsync(fromHeight, cancel);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
