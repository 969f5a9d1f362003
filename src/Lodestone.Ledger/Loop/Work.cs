using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Ledger;

/// <summary>What the loop is given to do, in the order of the engine. The family is closed.</summary>
internal abstract class Work
{
    private Work()
    {
    }

    /// <summary>How many places of the queue it takes.</summary>
    internal virtual int Places => 1;

    /// <summary>Ends the wait of whoever asked, since the loop will not come to it.</summary>
    internal abstract void Abandon(NotAcceptingReason reason);

    /// <summary>One statement by itself: it shares a block with whatever else waits.</summary>
    internal sealed class One(Submitted submitted) : Work
    {
        internal Submitted Submitted { get; } = submitted;

        internal override void Abandon(NotAcceptingReason reason) => Submitted.Give(new Answer.NotTaken(reason));
    }

    /// <summary>Statements that stay together, in their order, at a time of their own if one is given.</summary>
    internal sealed class Many(IReadOnlyList<Submitted> submitted, Instant? at) : Work
    {
        internal IReadOnlyList<Submitted> Submitted { get; } = submitted;

        internal Instant? At { get; } = at;

        internal override int Places => Submitted.Count;

        internal override void Abandon(NotAcceptingReason reason)
        {
            foreach (Submitted one in Submitted)
            {
                one.Give(new Answer.NotTaken(reason));
            }
        }
    }

    /// <summary>A final block of a consortium's engine.</summary>
    internal sealed class Ordered(OrderedBlock block, Action done) : Work
    {
        internal OrderedBlock Block { get; } = block;

        /// <summary>Called once the block is done: the next may come.</summary>
        internal Action Done { get; } = done;

        internal override void Abandon(NotAcceptingReason reason) => Done();
    }

    /// <summary>Something to do between two blocks.</summary>
    internal sealed class Errand(Action run, Action<NotAcceptingReason> abandon) : Work
    {
        internal Action Run { get; } = run;

        internal override void Abandon(NotAcceptingReason reason) => abandon(reason);
    }
}

/// <summary>A statement in the queue and whoever waits for its answer.</summary>
internal sealed class Submitted(Arrival arrival, long? deadlineSeconds)
{
    private readonly TaskCompletionSource<Answer> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource promised = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Arrival Arrival { get; } = arrival;

    internal Hash Identity => Arrival.Signed.Identity;

    /// <summary>Until when an answer is promised; null if the caller waits.</summary>
    internal long? DeadlineSeconds { get; } = deadlineSeconds;

    /// <summary>Whether the promise stands in the store from an earlier run.</summary>
    internal bool IsRemembered { get; init; }

    internal Task<Answer> Answered => answer.Task;

    /// <summary>Ends when the statement is kept durably, or when it is answered before.</summary>
    internal Task Promised => promised.Task;

    internal void Give(Answer given)
    {
        answer.TrySetResult(given);
        promised.TrySetResult();
    }

    internal void PromiseIsDurable() => promised.TrySetResult();

    internal void Fail(Exception fault)
    {
        answer.TrySetException(fault);
        promised.TrySetResult();
    }
}

/// <summary>What the loop says of a statement, before it is dressed for the caller.</summary>
internal abstract record Answer
{
    private Answer()
    {
    }

    internal sealed record Registered(EntryIndex Index, bool IsNew) : Answer;

    internal sealed record Refused(Refusal Refusal, long Height) : Answer;

    internal sealed record NotTaken(NotAcceptingReason Reason) : Answer;
}
