using Lodestone.Rules;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Ledger;

/// <summary>
/// The loop: takes what the engine ordered, judges, applies, appends, commits once, publishes, answers; in this order
/// and on one thread. The first failure is the last: nothing is acknowledged or signed after it.
/// </summary>
internal sealed class LedgerLoop : IDisposable
{
    private readonly LedgerStore store;
    private readonly SignState signState;
    private readonly LogKeys keys;
    private readonly TimeSource time;
    private readonly LedgerOptions options;
    private readonly StateRootPlan plan;
    private readonly Thread thread;
    private readonly ReaderWriterLockSlim stateLock = new();
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly WeakReference<StateTree?> lastTree = new(null);
    private long heightOfLastTree = -1;
    private IReadOnlyList<Submitted> inHand = [];

    internal LedgerLoop(
        LedgerStore store, SignState signState, LogKeys keys, TimeSource time, LedgerOptions options, Chain chain)
    {
        this.store = store;
        this.signState = signState;
        this.keys = keys;
        this.time = time;
        this.options = options;
        Chain = chain;
        plan = new StateRootPlan(options.StateRootEveryBlocks, options.StateRootEachDay && !time.IsSimulated);
        Engine = new SoloEngine(options.QueueCapacity);
        thread = new Thread(Run) { Name = "ledger loop", IsBackground = true };
    }

    internal Chain Chain { get; }

    internal SoloEngine Engine { get; }

    internal RefusalMemory Refusals { get; } = new();

    internal PublishedSignal Published { get; } = new();

    /// <summary>The latest blocks as they were judged, for those who follow closely.</summary>
    internal RecentBlocks Recent { get; } = new();

    /// <summary>The last head that was signed; null before the genesis.</summary>
    internal LedgerHead? Head => Published.Head;

    /// <summary>Ends with the loop: normally after a close, with the failure otherwise.</summary>
    internal Task Stopped => stopped.Task;

    internal void Start() => thread.Start();

    /// <summary>Signs the head of a store that was opened, after the second look.</summary>
    internal void PublishLast()
    {
        if (Chain.Last is { } header)
        {
            Publish(header, store.Read(reader => reader.StateRootOf(header.Height)));
        }
    }

    /// <summary>Reads the state as it stands at the published head; waits while a block is being made.</summary>
    internal T ReadState<T>(Func<LedgerState, LedgerHead?, T> read)
    {
        stateLock.EnterReadLock();
        try
        {
            return read(Chain.State, Head);
        }
        finally
        {
            stateLock.ExitReadLock();
        }
    }

    /// <summary>
    /// Publishes the head anew with the root of the state. Only between blocks, on the loop's thread.
    /// </summary>
    internal StateTree? PublishStateRoot()
    {
        if (Chain.Last is not { } header)
        {
            return null;
        }

        // Bundles are asked for one after another while nothing changes; kept only while somebody still uses it.
        if (heightOfLastTree != header.Height || !lastTree.TryGetTarget(out StateTree? tree))
        {
            tree = new StateTree(Chain.State.SortedRows(), Hash.FromBytes(Chain.State.Digest.Span));
            lastTree.SetTarget(tree);
            heightOfLastTree = header.Height;
        }

        if (Head?.StateRoot != tree.Root)
        {
            store.SetStateRoot(header.Height, tree.Root);
            Publish(header, tree.Root);
        }

        return tree;
    }

    /// <summary>Takes nothing more, finishes what waits, and ends.</summary>
    internal void Close()
    {
        Engine.Close(NotAcceptingReason.Closing);
        if (thread.IsAlive)
        {
            thread.Join();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Close();
        stateLock.Dispose();
    }

    private void Run()
    {
        try
        {
            while (Engine.Take(options.MaxBlockEntries, options.MaxBlockBytes) is { } work)
            {
                Do(work);
            }

            if (Chain.Last is { } last)
            {
                store.Fold(last.Height);
            }

            stopped.TrySetResult();
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // Whatever it was, state and store may differ now: fail-stop. Opening the store anew finds the truth.
            // Without memory there is nothing left to say: the process ends by itself.
            foreach (Submitted submitted in inHand)
            {
                submitted.Give(new Answer.NotTaken(NotAcceptingReason.Failed));
            }

            foreach (Work left in Engine.Abort(NotAcceptingReason.Failed))
            {
                left.Abandon(NotAcceptingReason.Failed);
            }

            stopped.TrySetException(fault);
        }
    }

    private void Do(Work work)
    {
        if (work is Work.Errand errand)
        {
            errand.Run();
        }
        else if (work is Work.Many many)
        {
            inHand = many.Submitted;
            KeepPromised(many.Submitted);
            foreach (Submitted[] some in many.Submitted.Chunk(options.MaxBlockEntries))
            {
                MakeBlock(some, many.At ?? time.Now);
            }

            inHand = [];
        }
    }

    private void KeepPromised(IReadOnlyList<Submitted> group)
    {
        List<Submitted> promised = [.. group.Where(one => one.DeadlineSeconds is not null && !one.IsRemembered)];
        if (promised.Count > 0)
        {
            store.Remember([.. promised.Select(
                one => new PendingStatement(one.Identity, one.Arrival.Signed.Bytes, one.DeadlineSeconds!.Value))]);
            promised.ForEach(one => one.PromiseIsDurable());
        }
    }

    private void MakeBlock(Submitted[] group, Instant now)
    {
        List<(Submitted Submitted, Answer Answer)> answers = new(group.Length);
        stateLock.EnterWriteLock();
        try
        {
            BlockInMaking block = Chain.Begin(now);
            foreach (Submitted submitted in group)
            {
                if (Decide(block, submitted) is { } answer)
                {
                    answers.Add((submitted, answer));
                }
            }

            // Before the promise is dropped, so that nobody finds neither.
            foreach ((Submitted submitted, Answer answer) in answers)
            {
                if (submitted.DeadlineSeconds is not null && answer is Answer.Refused refused)
                {
                    Refusals.Keep(submitted.Identity, refused);
                }
            }

            List<Hash> kept = [.. group.Where(one => one.DeadlineSeconds is not null).Select(one => one.Identity)];
            if (block.Count > 0)
            {
                CommitAndPublish(block, kept);
            }
            else if (kept.Count > 0)
            {
                store.Forget(kept);
            }
        }
        finally
        {
            stateLock.ExitWriteLock();
        }

        foreach ((Submitted submitted, Answer answer) in answers)
        {
            submitted.Give(answer);
        }
    }

    private void CommitAndPublish(BlockInMaking block, List<Hash> kept)
    {
        StoredBlock made = block.Finish(plan, options.Fault);
        IReadOnlyList<LogEntry> followed = block.AsFollowed(made.Header);
        using (LedgerTrace.StartForAll(LedgerTrace.Commit, followed.Select(entry => entry.Trace)))
        {
            store.Commit(made, kept);
        }

        Recent.Add(followed);
        using (LedgerTrace.StartForAll(LedgerTrace.Publish, followed.Select(entry => entry.Trace)))
        {
            Publish(made.Header, made.StateRoot);
        }
    }

    private Answer? Decide(BlockInMaking block, Submitted submitted)
    {
        Hash identity = submitted.Identity;
        if ((block.IndexOf(identity) ?? store.IndexOf(identity)) is { } known)
        {
            return new Answer.Registered(known, IsNew: false);
        }

        using var judging = LedgerTrace.Start(LedgerTrace.Judge, submitted.Arrival.Trace);
        Draft? draft;
        Refusal? refusal;
        try
        {
            (draft, refusal) = RefusalOfGenesis(submitted.Arrival) is { } notOurs
                ? (null, notOurs)
                : block.Judge(submitted.Arrival);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // A fault of the rules on this one statement: judging changed nothing, so only its sender hears of it. One
            // statement must not stop the ledger for all.
            submitted.Fail(fault);
            return null;
        }

        return refusal is not null
            ? new Answer.Refused(refusal, block.JudgedAt)
            : new Answer.Registered(block.Take(submitted.Arrival, draft!), IsNew: true);
    }

    // What this log asks of a genesis before the law is asked: its own name, and no real network under simulated time.
    private Refusal? RefusalOfGenesis(Arrival arrival) =>
        Chain.State.Network.Count > 0 || arrival.Statement.Acts[0] is not Genesis genesis ? null
        : genesis.Network != keys.Origin ? new Refusal(RefusalCode.OtherNetwork, "acts[0].network", genesis.Network)
        : time.IsSimulated && !genesis.IsDemo
            ? new Refusal(RefusalCode.NotAccepting, "acts[0].isDemo", "simulated time")
        : null;

    private void Publish(BlockHeader header, StateRootLine? stateRoot)
    {
        HeadCheck.Confirm(store, header);
        signState.Advance(new SignedHead(header.SizeAfter, header.Root, header.Height));
        string[] lines = stateRoot is null ? [header.ExtensionLine] : [header.ExtensionLine, stateRoot.ToString()];
        Checkpoint checkpoint = new(keys.Origin, header.SizeAfter, header.Root, lines);
        Published.Publish(new LedgerHead(header, checkpoint.Sign(keys.NoteKey, keys.Checkpoints), stateRoot));
    }
}
