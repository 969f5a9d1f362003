using Lodestone.Transparency;

namespace Lodestone.Ledger;

/// <summary>The published head, and a way to wait for the next.</summary>
internal sealed class PublishedSignal
{
    private volatile State state = new(null);

    internal LedgerHead? Head => state.Head;

    internal void Publish(LedgerHead head)
    {
        State before = state;
        state = new State(head);
        before.Over.TrySetResult();
    }

    /// <summary>Ends once the published tree is larger than a size.</summary>
    internal async Task BeyondAsync(TreeSize size, CancellationToken cancel)
    {
        while (true)
        {
            State now = state;
            if (now.Head is { } head && head.Header.SizeAfter > size)
            {
                return;
            }

            await now.Over.Task.WaitAsync(cancel);
        }
    }

    private sealed class State(LedgerHead? head)
    {
        internal LedgerHead? Head { get; } = head;

        internal TaskCompletionSource Over { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
