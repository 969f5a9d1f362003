using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Ledger;

/// <summary>What became of a submitted statement. The family is closed.</summary>
public abstract record Submission
{
    private Submission()
    {
    }

    /// <summary>In the log, durable and published: a checkpoint covers it.</summary>
    public abstract record InLog : Submission
    {
        private readonly Lazy<ReadOnlyMemory<byte>> receipt;

        private protected InLog(EntryIndex index, StatementIdentity identity, Func<ReadOnlyMemory<byte>> receipt)
        {
            Index = index;
            Identity = identity;
            this.receipt = new Lazy<ReadOnlyMemory<byte>>(receipt);
        }

        /// <summary>Where it lies in the log.</summary>
        public EntryIndex Index { get; }

        /// <summary>Identity of the statement.</summary>
        public StatementIdentity Identity { get; }

        /// <summary>
        /// COSE receipt of inclusion in the tree of the entry's block: always the same bytes. Made when it is first asked
        /// for, on the caller's thread, while the ledger is open.
        /// </summary>
        public ReadOnlyMemory<byte> Receipt => receipt.Value;
    }

    /// <summary>Accepted now.</summary>
    public sealed record Accepted : InLog
    {
        internal Accepted(EntryIndex index, StatementIdentity identity, Func<ReadOnlyMemory<byte>> receipt)
            : base(index, identity, receipt)
        {
        }
    }

    /// <summary>The same statement was accepted before: nothing has changed, and the receipt is its first one.</summary>
    public sealed record AlreadyRegistered : InLog
    {
        internal AlreadyRegistered(EntryIndex index, StatementIdentity identity, Func<ReadOnlyMemory<byte>> receipt)
            : base(index, identity, receipt)
        {
        }
    }

    /// <summary>Refused: nothing has changed.</summary>
    /// <param name="Refusal">Why.</param>
    /// <param name="Signed">
    /// The log's signed refusal; null if the bytes are no statement and so have no identity.
    /// </param>
    public sealed record Refused(Refusal Refusal, SignedRefusal? Signed) : Submission;

    /// <summary>Not taken: the same bytes may be sent again later.</summary>
    /// <param name="Reason">Why not now.</param>
    public sealed record NotAccepting(NotAcceptingReason Reason) : Submission;
}

/// <summary>Why a ledger takes no statement now. There is no zero.</summary>
public enum NotAcceptingReason
{
    /// <summary>Too many wait already.</summary>
    QueueFull = 1,

    /// <summary>The ledger is closing.</summary>
    Closing = 2,

    /// <summary>The loop has stopped after a failure of the store; the process must end.</summary>
    Failed = 3,

    /// <summary>
    /// Enough other organisations' nodes have computed another history than this one: it acknowledges nothing more, and
    /// holds the evidence.
    /// </summary>
    Disagreement = 4,

    /// <summary>
    /// The statement is on its way into the consortium's order and not yet final: ask what became of it, or send the same
    /// bytes again.
    /// </summary>
    Undecided = 5,

    /// <summary>
    /// A version of the law is in force that this program does not know: it takes part no more until it is replaced.
    /// </summary>
    RulesUnknown = 6,
}

/// <summary>What became of a statement that was left with the ledger.</summary>
public abstract record DeferredSubmission
{
    private DeferredSubmission()
    {
    }

    /// <summary>The statement is kept durably; it will be registered or refused before the deadline.</summary>
    /// <param name="Identity">Identity of the statement.</param>
    /// <param name="Promise">The log's signed promise.</param>
    public sealed record Promised(StatementIdentity Identity, InclusionPromise Promise) : DeferredSubmission;

    /// <summary>There was an answer at once.</summary>
    /// <param name="Submission">The answer.</param>
    public sealed record Answered(Submission Submission) : DeferredSubmission;
}

/// <summary>Where a statement stands.</summary>
public abstract record StatementStatus
{
    private StatementStatus()
    {
    }

    /// <summary>Never seen, or refused and forgotten.</summary>
    public sealed record Unknown : StatementStatus;

    /// <summary>Waits for its turn.</summary>
    public sealed record Pending : StatementStatus;

    /// <summary>In the log.</summary>
    /// <param name="Index">Where.</param>
    public sealed record Accepted(EntryIndex Index) : StatementStatus;

    /// <summary>Refused a short while ago; refusals are not kept for long.</summary>
    /// <param name="Refusal">Why.</param>
    /// <param name="Signed">The log's signed refusal.</param>
    public sealed record Refused(Refusal Refusal, SignedRefusal Signed) : StatementStatus;
}
