using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Ledger;

/// <content>What a ledger takes up when it is opened: promises, and its seat in a consortium.</content>
public sealed partial class LiveLedger
{
    private OrderTurn? turn;
    private OrderFeed? feed;

    /// <summary>
    /// Why the order does not move, in a sentence for an operator; null while all goes well, and without a consortium.
    /// </summary>
    public string? OrderTrouble => RulesTrouble ?? turn?.Trouble ?? feed?.Trouble;

    /// <summary>
    /// The version of the law that judges the next entry, if this program does not know it: it then makes no more blocks and
    /// acknowledges nothing, and reading goes on.
    /// </summary>
    public int? RulesNeeded => loop.RulesNeeded;

    private string? RulesTrouble => RulesNeeded is { } version
        ? string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"Version {version} of the rules is in force from entry {Log.Size} on; this program knows up to "
            + $"{options.KnownRules}. Replace it and start it on the same folder.")
        : null;

    /// <summary>
    /// Statements that this node has sent and that do not come back, though two blocks have come since or five seconds passed:
    /// another member may carry them. Any thread.
    /// </summary>
    /// <param name="most">So many at most, the oldest first.</param>
    public IReadOnlyList<HeldUp> HeldUp(int most) => turn?.HeldUp(most) ?? [];

    /// <summary>
    /// What was noted of envelopes that did not simply take their place, the latest thousand since the node was started: who
    /// repeated, forked, left out or sent junk. Any thread.
    /// </summary>
    public IReadOnlyList<OrderRemark> OrderRemarks => turn?.Remarks ?? [];

    /// <summary>The agreement with the other organisations' nodes; null without one.</summary>
    public NodeAgreement? Agreement { get; private set; }

    // What is in the log and, in a consortium, final: nothing short of it is acknowledged.
    private TreeSize Acknowledged => Agreement is { } agreement && agreement.Final < Log.Size ? agreement.Final : Log.Size;

    private async Task<Submission> WhenFinalAsync(Submission answer, CancellationToken cancel)
    {
        if (Agreement is not { } agreement || answer is not Submission.InLog known)
        {
            return answer;
        }

        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(options.AnswerWithin);
        try
        {
            return await agreement.FinalAsync(new TreeSize(known.Index.Value + 1), patience.Token)
                ? answer
                : new Submission.NotAccepting(NotAcceptingReason.Disagreement);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new Submission.NotAccepting(NotAcceptingReason.Undecided);
        }
    }

    private async Task<Submission> AnswerAsync(Submitted submitted, CancellationToken cancel)
    {
        try
        {
            TimeSpan patience = turn is null ? Timeout.InfiniteTimeSpan : options.AnswerWithin;
            return Dress(submitted, await submitted.Answered.WaitAsync(patience, cancel));
        }
        catch (TimeoutException)
        {
            return new Submission.NotAccepting(NotAcceptingReason.Undecided);
        }
    }

    private void TakeSeat(ConsortiumSeat? seat)
    {
        if (seat is null)
        {
            return;
        }

        if (loop.Chain.Last is null)
        {
            loop.Found(seat.Genesis);
        }

        if (Network != seat.Genesis.Identity)
        {
            throw new LedgerOpenException(OpenFault.GenesisRefused, $"{Network}, not {seat.Genesis.Identity}.");
        }

        OrderReading reading = store.Position() is { } position ? OrderReading.Load(position) : new OrderReading();
        Agreement = seat.Agreement is { } terms ? new NodeAgreement(terms, Keys.Origin) : null;
        turn = new OrderTurn(seat, Outbox.Open(options.Folder), reading, seat.Genesis.Identity);
        turn.Report(loop.Chain);
    }

    private void FollowOrder(ConsortiumSeat? seat)
    {
        if (seat is not null)
        {
            long from = (store.Position() is { } position ? OrderReading.Load(position).EngineHeight : -1) + 1;
            feed = new OrderFeed(
                seat.Engine, from, (block, done) => loop.Engine.Offer(new Work.Ordered(block, done)));
        }
    }

    private void TakeUpPromises()
    {
        List<Submitted> promised = [];
        foreach (PendingStatement pending in store.Read(reader => reader.Pending()))
        {
            (SignedStatement? signed, Statement? statement, Refusal? refusal) = StatementDoor.Read(pending.Cose);
            if (refusal is not null)
            {
                throw new LedgerOpenException(OpenFault.StoreDamaged, $"Promised {pending.Identity}: {refusal}.");
            }

            Arrival arrival = new(signed!, statement!, SignatureHolds: false);
            promised.Add(new Submitted(arrival, pending.DeadlineSeconds) { IsRemembered = true });
        }

        // All at once: a group is taken whole when nothing else waits, however many they are.
        if (promised.Count > 0)
        {
            loop.Engine.Offer(new Work.Many(promised, at: null));
        }
    }
}
