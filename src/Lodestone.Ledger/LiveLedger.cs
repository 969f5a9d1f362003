using System.Collections.Concurrent;
using Lodestone.Rules;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Ledger;

/// <summary>
/// A ledger that is open: takes statements, answers, and lets others read. One process a store; what it has acknowledged is
/// durable and covered by a signed checkpoint. After a failure of the store it takes nothing more (<see cref="Stopped"/>).
/// </summary>
public sealed partial class LiveLedger : IDisposable
{
    private readonly LedgerStore store;
    private readonly SignState signState;
    private readonly LedgerLoop loop;
    private readonly TimeSource time;
    private readonly LedgerOptions options;
    private readonly ConcurrentDictionary<Hash, int> waiting = [];

    private LiveLedger(
        LedgerStore store, SignState signState, LedgerLoop loop, LogKeys keys, TimeSource time, LedgerOptions options)
    {
        this.store = store;
        this.signState = signState;
        this.loop = loop;
        this.time = time;
        this.options = options;
        Keys = keys;
        Log = new LogReader(store, loop.Published, loop.Recent, keys);
    }

    /// <summary>Reads the published log: checkpoints, tiles, entries, proofs, receipts.</summary>
    public LogReader Log { get; }

    /// <summary>The log's keys; the answer key also signs manifests of evidence bundles.</summary>
    public LogKeys Keys { get; }

    /// <summary>
    /// Ends when the loop has ended: normally after a close, with the failure otherwise. A process that sees a failure here
    /// must end with a non-zero exit code.
    /// </summary>
    public Task Stopped => loop.Stopped;

    /// <summary>How many statements wait for their turn.</summary>
    public int Waiting => loop.Engine.Waiting;

    /// <summary>How far the clock lies behind the last block: block time holds still so long. An alarm beyond seconds.</summary>
    public TimeSpan ClockBehind => TimeSpan.FromMilliseconds(
        Math.Max(0, (Log.Head?.Header.TimeMs ?? 0) - time.Now.UnixMilliseconds));

    /// <summary>Identity of the genesis statement, which every later statement names as its audience; null before it.</summary>
    public Hash? Network => loop.Chain.Network;

    /// <summary>Opens the ledger in a folder, or begins an empty one: its first statement must be a genesis.</summary>
    /// <exception cref="LedgerOpenException">It may not open; the exception says why and what to do.</exception>
    public static LiveLedger Open(LedgerOptions options, LogKeys keys, TimeSource time) =>
        Open(options, keys, time, seat: null);

    /// <summary>Opens the ledger of an organisation of a consortium: the order of statements comes from its engine.</summary>
    /// <exception cref="LedgerOpenException">It may not open; the exception says why and what to do.</exception>
    public static LiveLedger Open(LedgerOptions options, LogKeys keys, TimeSource time, ConsortiumSeat? seat)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(time);
        LedgerStore store = LedgerStore.Open(options.Folder, options.FoldAfterChanges);
        SignState? signState = null;
        LedgerLoop? loop = null;
        LiveLedger? ledger = null;
        try
        {
            Chain chain = Recovery.Load(store, keys.Origin, options.KnownRules);
            if (time.IsSimulated && chain.State.Network.Find(Chain.NetworkKey) is { IsDemo: false })
            {
                throw new LedgerOpenException(OpenFault.SimulatedTimeRefused, keys.Origin);
            }

            signState = SignState.Open(options.SignStatePath, keys.Origin);
            Recovery.Admit(store, chain, signState, options.Adoption);
            loop = new LedgerLoop(store, signState, keys, time, options, chain);
            loop.PublishLast();
            LiveLedger opened = new(store, signState, loop, keys, time, options);
            opened.TakeSeat(seat);
            opened.TakeUpPromises();
            loop.Start(opened.turn, opened.Agreement);
            opened.FollowOrder(seat);
            return ledger = opened;
        }
        finally
        {
            if (ledger is null)
            {
                loop?.Dispose();
                signState?.Dispose();
                store.Dispose();
            }
        }
    }

    /// <summary>Submits a statement and waits for its answer.</summary>
    /// <param name="cose">The COSE_Sign1 bytes.</param>
    /// <param name="cancel">Ends the wait, not the submission: ask <see cref="StatusOf"/> what became of it.</param>
    public async Task<Submission> SubmitAsync(ReadOnlyMemory<byte> cose, CancellationToken cancel = default)
    {
        (Submitted? submitted, Submission? atOnce) = Receive(cose, deadline: null);
        if (atOnce is not null)
        {
            return await WhenFinalAsync(atOnce, cancel);
        }

        return Offer(new Work.One(submitted!), [submitted!]) is { } reason
            ? new Submission.NotAccepting(reason)
            : await AnswerAsync(submitted!, cancel);
    }

    /// <summary>
    /// Submits statements that stay together in their order: one block, up to its size limit, at a simulated time of their
    /// own if one is given. Each is accepted or refused by itself.
    /// </summary>
    /// <exception cref="InvalidOperationException">A time is given and this ledger's time is not simulated.</exception>
    public async Task<IReadOnlyList<Submission>> SubmitGroupAsync(
        IReadOnlyList<ReadOnlyMemory<byte>> group, Instant? at = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(group);
        if (at is { } instant)
        {
            time.AdvanceTo(instant);
        }

        (Submitted? Submitted, Submission? AtOnce)[] received = new (Submitted?, Submission?)[group.Count];
        Parallel.For(0, group.Count, i => received[i] = Receive(group[i], deadline: null));
        List<Submitted> offered = [.. received.Where(one => one.Submitted is not null).Select(one => one.Submitted!)];
        NotAcceptingReason? reason = offered.Count == 0 ? null : Offer(new Work.Many(offered, at), offered);
        List<Submission> answers = new(group.Count);
        foreach ((Submitted? submitted, Submission? atOnce) in received)
        {
            answers.Add(atOnce is not null ? await WhenFinalAsync(atOnce, cancel) : (reason is { } turnedAway
                ? new Submission.NotAccepting(turnedAway)
                : Dress(submitted!, await submitted!.Answered.WaitAsync(cancel))));
        }

        return answers;
    }

    /// <summary>Leaves a statement with the ledger: once it is kept durably, answers with a signed promise.</summary>
    public async Task<DeferredSubmission> SubmitDeferredAsync(
        ReadOnlyMemory<byte> cose, CancellationToken cancel = default)
    {
        long deadline = (time.Now.UnixMilliseconds + (long)options.PromiseWithin.TotalMilliseconds) / 1_000;
        (Submitted? submitted, Submission? atOnce) = Receive(cose, deadline);
        if (atOnce is not null)
        {
            return new DeferredSubmission.Answered(await WhenFinalAsync(atOnce, cancel));
        }

        if (Offer(new Work.One(submitted!), [submitted!]) is { } reason)
        {
            return new DeferredSubmission.Answered(new Submission.NotAccepting(reason));
        }

        await submitted!.Promised.WaitAsync(cancel);
        if (submitted.Answered.IsCompleted)
        {
            return new DeferredSubmission.Answered(Dress(submitted, await submitted.Answered));
        }

        return new DeferredSubmission.Promised(
            submitted.Arrival.Statement.Identity,
            InclusionPromise.Create(Keys.Answers, Network ?? Hash.Zero, submitted.Identity, deadline));
    }

    /// <summary>Where a statement stands: accepted, pending, refused a short while ago, or unknown.</summary>
    public StatementStatus StatusOf(Hash identity)
    {
        // The promise first, since the commit that takes it away brings the entry, which is known just before. An entry
        // that is durable but not yet covered by a checkpoint still waits.
        bool waits = waiting.ContainsKey(identity);
        long? deadline = store.Read(reader => reader.PendingDeadline(identity));
        EntryIndex? index = store.IndexOf(identity);
        if (index is { } at && Acknowledged.Contains(at))
        {
            return new StatementStatus.Accepted(at);
        }

        if (waits || index is not null || deadline is not null)
        {
            return new StatementStatus.Pending();
        }

        return loop.Refusals.Find(identity) is { } refused
            ? new StatementStatus.Refused(refused.Refusal, Sign(identity, refused.Refusal, refused.Height))
            : new StatementStatus.Unknown();
    }

    /// <summary>Statements whose promise is past its deadline and not kept: an alarm.</summary>
    public IReadOnlyList<Hash> OverduePromises() =>
        [.. store.Read(reader => reader.Pending())
            .Where(pending => pending.DeadlineSeconds < time.Now.UnixMilliseconds / 1_000)
            .Select(pending => pending.Identity)];

    /// <summary>
    /// Reads the state as it stands at the published head. The loop waits meanwhile: take what is needed and leave.
    /// </summary>
    public T ReadState<T>(Func<LedgerState, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return loop.ReadState((state, _) => read(state));
    }

    /// <summary>Reads the state together with the head at which it stands.</summary>
    public T ReadState<T>(Func<LedgerState, LedgerHead?, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return loop.ReadState(read);
    }

    /// <summary>
    /// Publishes a checkpoint of the present size that carries the state root too, and gives the tree to prove rows with.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no genesis yet, or the ledger takes nothing more.</exception>
    public Task<StatePublication> PublishStateRootAsync(CancellationToken cancel = default) => Errand(
        () => loop.PublishStateRoot() is { } tree
            ? new StatePublication(loop.Head!, tree)
            : throw new InvalidOperationException("There is no genesis yet."),
        cancel);

    /// <summary>Publishes the state root and writes the state under it to a file (docs/formats/log.md).</summary>
    public async Task<StatePublication> WriteSnapshotAsync(string path, CancellationToken cancel = default)
    {
        StatePublication publication = await PublishStateRootAsync(cancel);
        Snapshot.Write(publication, path);
        return publication;
    }

    /// <summary>Copies the store, consistent as of some block, to a new folder; statements go on being taken.</summary>
    /// <exception cref="StoreFailureException">The copy could not be made durable.</exception>
    public void BackupTo(string folder) => store.CopyTo(folder);

    /// <summary>Writes the log up to its published head to one file (docs/formats/log.md).</summary>
    /// <returns>The number of entries written.</returns>
    public long ExportTo(string path) => LogExport.Write(store, Log.Head, path);

    /// <summary>Takes nothing more, answers what waits, and closes the store.</summary>
    public void Dispose()
    {
        feed?.Stop();
        loop.Dispose();
        feed?.Dispose();
        turn?.Dispose();
        signState.Dispose();
        store.Dispose();
    }

    private (Submitted? Submitted, Submission? AtOnce) Receive(ReadOnlyMemory<byte> cose, long? deadline)
    {
        using var door = LedgerTrace.Start(LedgerTrace.Door);
        (SignedStatement? signed, Statement? statement, Refusal? refusal) = StatementDoor.Read(cose);
        if (refusal is not null)
        {
            return (null, Refuse(signed, refusal));
        }

        bool holds = false;
        if (loop.Chain.Ring.Find(statement!.Key) is { } key)
        {
            using (LedgerTrace.Start(LedgerTrace.Verify))
            {
                refusal = StatementJudge.SignatureRefusal(signed!, key);
            }

            holds = refusal is null;
            if (holds && Log.IndexOf(signed!.Identity) is { } known)
            {
                return (null, Registered(known, statement.Identity, isNew: false));
            }

            // Not worth a place in the queue; a lower number that applies too is named instead.
            if (refusal is not null)
            {
                long skew = loop.ReadState((state, _) => StatementJudge.SkewOf(state));
                Instant now = new(Math.Max(time.Now.UnixMilliseconds, Log.Head?.Header.TimeMs ?? 0));
                return (null, Refuse(
                    signed, StatementJudge.EnvelopeRefusal(Network, skew, signed!.Header, now) ?? refusal));
            }
        }

        Arrival arrival = new(signed!, statement, holds) { Trace = door?.Context ?? default };
        return (new Submitted(arrival, deadline), null);
    }

    private NotAcceptingReason? Offer(Work work, List<Submitted> statements)
    {
        foreach (Submitted submitted in statements)
        {
            waiting.AddOrUpdate(submitted.Identity, 1, (_, count) => count + 1);
        }

        NotAcceptingReason? reason = Agreement is { IsAgainstUs: true }
            ? NotAcceptingReason.Disagreement
            : loop.RulesNeeded is not null ? NotAcceptingReason.RulesUnknown
            : loop.Engine.Offer(work);
        foreach (Submitted submitted in statements)
        {
            if (reason is not null)
            {
                NoLongerWaits(submitted.Identity);
            }
            else
            {
                submitted.Answered.ContinueWith(
                    _ => NoLongerWaits(submitted.Identity),
                    CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
        }

        return reason;
    }

    private void NoLongerWaits(Hash identity)
    {
        // The same statement may wait twice: the last one to be answered takes the mark away.
        while (waiting.TryGetValue(identity, out int count))
        {
            if (count == 1 ? waiting.TryRemove(KeyValuePair.Create(identity, 1))
                : waiting.TryUpdate(identity, count - 1, count))
            {
                return;
            }
        }
    }

    private Submission Dress(Submitted submitted, Answer answer) => answer switch
    {
        Answer.Registered registered =>
            Registered(registered.Index, submitted.Arrival.Statement.Identity, registered.IsNew),
        Answer.Refused refused =>
            new Submission.Refused(refused.Refusal, Sign(submitted.Identity, refused.Refusal, refused.Height)),
        Answer.NotTaken notTaken => new Submission.NotAccepting(notTaken.Reason),
        _ => throw new InvalidOperationException("The family of answers is closed."),
    };

    private Submission.InLog Registered(EntryIndex index, StatementIdentity identity, bool isNew)
    {
        ReadOnlyMemory<byte> Receipt() => Log.ReceiptFor(index)!.Bytes;
        return isNew
            ? new Submission.Accepted(index, identity, Receipt)
            : new Submission.AlreadyRegistered(index, identity, Receipt);
    }

    private Submission.Refused Refuse(SignedStatement? signed, Refusal refusal) => new(
        refusal, signed is null ? null : Sign(signed.Identity, refusal, Log.Head?.Header.Height ?? 0));

    private SignedRefusal Sign(Hash identity, Refusal refusal, long height) =>
        SignedRefusal.Create(Keys.Answers, identity, (int)refusal.Code, height);

    private Task<T> Errand<T>(Func<T> run, CancellationToken cancel)
    {
        TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        void Abandon(NotAcceptingReason reason) =>
            done.TrySetException(new InvalidOperationException($"The ledger takes nothing more: {reason}."));
        Work.Errand errand = new(
            () =>
            {
                try
                {
                    done.TrySetResult(run());
                }
                catch (StoreFailureException fault)
                {
                    done.TrySetException(fault);
                    throw;
                }
                catch (InvalidOperationException fault)
                {
                    done.TrySetException(fault);
                }
            },
            Abandon);
        if (loop.Engine.Offer(errand) is { } reason)
        {
            Abandon(reason);
        }

        return done.Task.WaitAsync(cancel);
    }
}
