namespace Simulation.Consortium;

/// <summary>
/// Runs a node's tasks on the caller's thread, one after another in the order in which they became ready, and only when it
/// is told to: the same seed gives the same run. What a killed node had left is never run.
/// </summary>
internal sealed class Pump : TaskScheduler
{
    private readonly Queue<Task> ready = new();

    /// <summary>Starts something that waits and goes on under this pump.</summary>
    public Task Start(Func<Task> work) => Task.Factory.StartNew(
        work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this).Unwrap();

    /// <summary>Runs at most so many steps.</summary>
    /// <returns>Whether nothing is left.</returns>
    public bool Run(int atMost = int.MaxValue)
    {
        SynchronizationContext? before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            for (; atMost > 0 && ready.TryDequeue(out Task? task); atMost--)
            {
                TryExecuteTask(task);
            }
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }

        return ready.Count == 0;
    }

    /// <inheritdoc/>
    protected override void QueueTask(Task task) => ready.Enqueue(task);

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    /// <inheritdoc/>
    protected override IEnumerable<Task> GetScheduledTasks() => ready;
}
