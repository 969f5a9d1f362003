namespace Lodestone.Ledger;

/// <summary>On what a sender's work runs and by whose clock it pauses: a simulation brings its own, so that it is repeatable.</summary>
/// <param name="Scheduler">Runs it.</param>
/// <param name="Time">Measures its pauses.</param>
internal sealed record SenderPace(TaskScheduler Scheduler, TimeProvider Time)
{
    /// <summary>As it is outside of simulations.</summary>
    internal static SenderPace Real { get; } = new(TaskScheduler.Default, TimeProvider.System);
}
