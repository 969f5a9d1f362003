using Lodestone.Rules;
using Lodestone.Transparency;

namespace Lodestone.Ledger;

/// <summary>
/// Opening a store that was written before: loads the rows and checks that block, tree, digest and rows fit together,
/// and that the sign-state allows to go on from here. Nothing is repaired.
/// </summary>
internal static class Recovery
{
    /// <summary>The chain as the store left it.</summary>
    /// <exception cref="LedgerOpenException">It is damaged, or another log's.</exception>
    internal static Chain Load(LedgerStore store, string origin, int knownRules)
    {
        try
        {
            if (store.Read(reader => reader.Origin()) is not { } bound)
            {
                store.BindOrigin(origin);
            }
            else if (bound != origin)
            {
                throw new LedgerOpenException(OpenFault.StoreOfAnotherLog, $"{bound}, not {origin}.");
            }

            FoldTail(store);
            return store.Summary() is { } summary ? Load(store, summary, knownRules) : new Chain(store.Tile);
        }
        catch (StoreFailureException damage)
        {
            throw Damaged(damage.Message);
        }
    }

    /// <summary>Checks the sign-state against the store before anything is signed.</summary>
    /// <exception cref="LedgerOpenException">The store may not go on.</exception>
    internal static void Admit(LedgerStore store, Chain chain, SignState signState, SignStateAdoption? adoption)
    {
        SignedHead head = new(chain.Frontier.Size, chain.Frontier.Root, chain.Last?.Height ?? -1);
        if (signState.Last is null)
        {
            Begin(store, head, signState, adoption);
        }

        SignedHead last = signState.Last!.Value;
        if (last.Size > head.Size)
        {
            throw new LedgerOpenException(
                OpenFault.StoreBehindSignState,
                $"Last signed: size {last.Size} at height {last.Height}; "
                + $"the store: size {head.Size} at {head.Height}.");
        }

        if (RootAt(store, last.Size) != last.Root || (last.Size == head.Size && last != head))
        {
            throw new LedgerOpenException(
                OpenFault.StoreForkedFromSignState, $"Last signed: size {last.Size}, root {last.Root}.");
        }
    }

    private static void Begin(LedgerStore store, SignedHead head, SignState signState, SignStateAdoption? adoption)
    {
        if (head.Size == TreeSize.Empty)
        {
            // Before the first entry, so that a crash between the first commit and the first signature is no riddle.
            signState.Advance(head);
            return;
        }

        if (adoption is null || string.IsNullOrWhiteSpace(adoption.Reason))
        {
            throw new LedgerOpenException(OpenFault.SignStateMissing, $"The store: size {head.Size}.");
        }

        if (adoption.Witnessed?.Checkpoint is { } witnessed
            && (witnessed.Origin != signState.Origin || witnessed.Size > head.Size
                || RootAt(store, witnessed.Size) != witnessed.Root))
        {
            throw new LedgerOpenException(
                OpenFault.WitnessedCheckpointMismatch,
                $"Witnessed: size {witnessed.Size}; the store: size {head.Size}.");
        }

        signState.Adopt(head, adoption.Reason);
    }

    private static Chain Load(LedgerStore store, StoreSummary summary, int knownRules)
    {
        BlockHeader last = summary.Header;
        if (last.RulesVersion > knownRules)
        {
            throw new LedgerOpenException(
                OpenFault.RulesVersionUnknown, $"Rules of the store: {last.RulesVersion}; ours: {knownRules}.");
        }

        if (summary.Frontier.Size != last.SizeAfter || summary.Frontier.Root != last.Root)
        {
            throw Damaged($"The frontier is of size {summary.Frontier.Size}, the last block ends at {last.SizeAfter}.");
        }

        if (summary.StateDigest != last.StateDigest)
        {
            throw Damaged("The state's digest is not the last block's.");
        }

        if (last.Height > 0 && store.Read(reader => reader.Block(last.Height - 1))?.HeaderHash != last.Previous)
        {
            throw Damaged($"Block {last.Height} does not follow on the block before it.");
        }

        HeadCheck.Confirm(store, last);
        byte[] genesis = store.Read(reader => reader.Cose(new EntryIndex(0))) ?? throw Damaged("Entry 0 is missing.");
        Hash network = StatementDoor.ReadLogged(genesis, new EntryIndex(0)).Signed.Identity;
        return new Chain(store.Tile, LoadState(store, summary), summary.Frontier, last, network);
    }

    private static LedgerState LoadState(LedgerStore store, StoreSummary summary)
    {
        (long rows, ulong marks) = (0, 0);
        LedgerState state = store.Read(reader => LedgerState.Restore(
            reader.StateRows().Select(stored =>
            {
                ulong mark = StoreSummary.MarkOf(stored.Row);
                if (mark != stored.Mark)
                {
                    throw Damaged($"The state's row {stored.Row.Table}/{stored.Row.Key} is damaged.");
                }

                rows++;
                marks = unchecked(marks + mark);
                return stored.Row;
            }),
            summary.StateDigest.Span));
        return rows == summary.Rows && marks == summary.RowMarks
            ? state
            : throw Damaged($"The state has {rows} rows of {summary.Rows}, or other ones.");
    }

    // What the process before had no time for. Its effects are taken only as the headers' digests name them.
    private static void FoldTail(LedgerStore store)
    {
        long folded = store.Read(reader => reader.FoldedHeight());
        BlockHeader? last = folded < 0 ? null : store.Read(reader => reader.Block(folded))
            ?? throw Damaged($"Block {folded} is missing.");
        byte[] digest = last is null ? new byte[Hash.Length] : last.StateDigest.ToArray();
        for (long height = folded + 1; store.Read(reader => reader.Block(height)) is { } header; height++)
        {
            IReadOnlyList<StateChange>[] effects = store.Read(reader => reader.Effects(header));
            List<EntryRow> rows = store.Read(reader => reader.Entries(header.First.Value, (int)header.Count));
            foreach (IReadOnlyList<StateChange> ofEntry in effects)
            {
                digest = LedgerState.Chain(digest, ofEntry);
            }

            bool inPlace = rows.Count == effects.Length
                && rows.Select((row, i) => row.Index == header.First.Value + i).All(placed => placed);
            if (!inPlace || Hash.FromBytes(digest) != header.StateDigest)
            {
                throw Damaged($"Block {height} lacks entries, or its effects are not those that its digest names.");
            }

            store.TakeUp(header, [.. rows.Select((row, i) => new StoredEntry(row.Identity, row.Cose, effects[i]))]);
            last = header;
        }

        if (last is not null)
        {
            store.Fold(last.Height);
        }
    }

    private static Hash RootAt(LedgerStore store, TreeSize size) => MerkleFrontier.FromTiles(size, store.Tile).Root;

    private static LedgerOpenException Damaged(string detail) => new(OpenFault.StoreDamaged, detail);
}
