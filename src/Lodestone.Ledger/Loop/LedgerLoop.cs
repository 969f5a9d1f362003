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
    private readonly CancellationTokenSource closing = new();
    private OrderTurn? order;
    private NodeAgreement? agreement;
    private volatile int rulesNeeded;

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
        Engine = new WorkQueue(options.QueueCapacity);
        thread = new Thread(Run) { Name = "ledger loop", IsBackground = true };
    }

    internal Chain Chain { get; }

    internal WorkQueue Engine { get; }

    internal RefusalMemory Refusals { get; } = new();

    internal PublishedSignal Published { get; } = new();

    /// <summary>The latest blocks as they were judged, for those who follow closely.</summary>
    internal RecentBlocks Recent { get; } = new();

    /// <summary>The last head that was signed; null before the genesis.</summary>
    internal LedgerHead? Head => Published.Head;

    /// <summary>
    /// The version of the law that judges the next entry, if this program does not know it: it then makes no more blocks.
    /// </summary>
    internal int? RulesNeeded => rulesNeeded == 0 ? null : rulesNeeded;

    /// <summary>Ends with the loop: normally after a close, with the failure otherwise.</summary>
    internal Task Stopped => stopped.Task;

    /// <param name="turn">The consortium's side of the loop; null if this node orders alone.</param>
    /// <param name="agreed">The agreement with the other nodes; null if there is none.</param>
    internal void Start(OrderTurn? turn = null, NodeAgreement? agreed = null)
    {
        order = turn;
        agreement = agreed;
        agreement?.Follow(Charters.All(Chain.State));
        if (agreement is not null && Chain.Last is { } last)
        {
            OrderMark.SignAgain(agreement, store, last);
        }

        LookAtRules();
        thread.Start();
    }

    /// <summary>Makes the first block of the genesis alone, at the time of its issue. Before the loop is started.</summary>
    /// <exception cref="LedgerOpenException">The genesis is refused.</exception>
    internal void Found(SignedStatement genesis)
    {
        Submitted submitted = new(StatementDoor.ReadLogged(genesis.Bytes, new EntryIndex(0)), null);
        MakeBlock([submitted], Instant.FromUnixSeconds(genesis.Header.IssuedAt));
        if (submitted.Answered.Result is Answer.Refused refused)
        {
            throw new LedgerOpenException(OpenFault.GenesisRefused, refused.Refusal.ToString());
        }
    }

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
        closing.Cancel();
        closing.Dispose();
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

            order?.Abandon(NotAcceptingReason.Closing);
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

            order?.Abandon(NotAcceptingReason.Failed);
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
        else if (RulesNeeded is not null)
        {
            // A block of the order stays unread: whoever knows these rules goes on with it from the same store.
            if (work is not Work.Ordered)
            {
                work.Abandon(NotAcceptingReason.RulesUnknown);
            }
        }
        else if (work is Work.Ordered ordered)
        {
            (IReadOnlyList<Submitted> statements, Instant at) = order!.Read(ordered.Block, Chain);
            if (ordered.Block.Envelopes.Count > 0)
            {
                MakeBlock([.. statements], at, order.Position);
            }

            order.Report(Chain);
            ordered.Done();
        }
        else if (work is Work.Many many)
        {
            inHand = many.Submitted;
            KeepPromised(many.Submitted);
            if (order is not null)
            {
                order.Send(many.Submitted, many.At ?? (time.IsSimulated ? time.Now : null));
            }
            else
            {
                foreach (Submitted[] some in many.Submitted.Chunk(options.MaxBlockEntries))
                {
                    if (RulesNeeded is null)
                    {
                        MakeBlock(some, many.At ?? time.Now);
                    }
                    else
                    {
                        new Work.Many(some, many.At).Abandon(NotAcceptingReason.RulesUnknown);
                    }
                }
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

    private void MakeBlock(Submitted[] group, Instant now, byte[]? position = null)
    {
        List<Answered> answers = new(group.Length);
        stateLock.EnterWriteLock();
        try
        {
            BlockInMaking block = Chain.Begin(now);
            List<Hash> kept = [];
            foreach (Submitted submitted in group)
            {
                Answer? answer = Decide(block, submitted);
                IReadOnlyList<Submitted> who = position is null ? [submitted] : order!.WaitingFor(submitted.Identity);
                bool isPromised = who.Any(one => one.DeadlineSeconds is not null);
                if (isPromised)
                {
                    kept.Add(submitted.Identity);
                }

                if (answer is not null)
                {
                    answers.Add(new Answered(who, answer));
                }

                // Before the promise is dropped, so that nobody finds neither.
                if (isPromised && answer is Answer.Refused refused)
                {
                    Refusals.Keep(submitted.Identity, refused);
                }
            }

            if (block.Count > 0)
            {
                CommitAndPublish(block, kept, position);
            }
            else if (kept.Count > 0 || position is not null)
            {
                store.Forget(kept, position);
            }
        }
        finally
        {
            stateLock.ExitWriteLock();
        }

        if (agreement is null)
        {
            Answered.Give(answers);
        }
        else if (answers.Count > 0)
        {
            _ = Answered.GiveWhenFinalAsync(agreement, Chain.Frontier.Size, answers, closing.Token);
        }
    }

    private void CommitAndPublish(BlockInMaking block, List<Hash> kept, byte[]? position)
    {
        StoredBlock made = block.Finish(plan, options.Fault);
        IReadOnlyList<LogEntry> followed = block.AsFollowed(made.Header);
        using (LedgerTrace.StartForAll(LedgerTrace.Commit, followed.Select(entry => entry.Trace)))
        {
            store.Commit(made, kept, position);
        }

        Recent.Add(followed);
        using (LedgerTrace.StartForAll(LedgerTrace.Publish, followed.Select(entry => entry.Trace)))
        {
            Publish(made.Header, made.StateRoot);
        }

        if (followed.Any(entry => entry.Effects.Any(effect => effect.Table == Chain.State.Charters.Name)))
        {
            agreement?.Follow(Charters.All(Chain.State));
        }

        agreement?.Sign(made.Header, OrderMark.LinesOf(made, position));
        LookAtRules();
    }

    private void LookAtRules()
    {
        int version = Chain.RulesVersionAt(Chain.Frontier.Size);
        if (version > options.KnownRules)
        {
            rulesNeeded = version;
            order?.Abandon(NotAcceptingReason.RulesUnknown);
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
        : genesis.Consortium?.RulesVersion > options.KnownRules
            ? new Refusal(RefusalCode.NotAccepting, "acts[0].consortium.rulesVersion", "this program knows older rules only")
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
