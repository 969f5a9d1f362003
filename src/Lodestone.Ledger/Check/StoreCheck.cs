using System.Text.Json;
using Lodestone.Rules;
using Lodestone.Transparency;
using Microsoft.Data.Sqlite;

namespace Lodestone.Ledger;

/// <summary>
/// Looks through a whole store and names everything that is not as it must be: every entry's bytes against identity, leaf
/// and tiles; blocks against each other; the law, the effects, the state's rows and its roots by replay; the books by
/// conservation. Reads one moment of the store, also while a ledger has it open; changes and repairs nothing.
/// </summary>
public sealed class StoreCheck
{
    private readonly StoreReader reader;
    private readonly IProgress<long>? progress;
    private readonly List<LogFinding> findings = [];
    private readonly BlockReplay replay;
    private readonly long folded;
    private StateRootLine? rootAtLastPublished;
    private Dictionary<(string Table, string Key), StateChange> rowsAtFold = [];
    private long historyRows;
    private long identitiesAtFold;

    private StoreCheck(StoreReader reader, IProgress<long>? progress)
    {
        this.reader = reader;
        this.progress = progress;
        replay = new BlockReplay(findings);
        folded = reader.FoldedHeight();
    }

    /// <summary>Checks the store in a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="progress">Told of the number of entries judged.</param>
    public static ReplayReport Run(string folder, IProgress<long>? progress = null)
    {
        string file = Path.Combine(Path.GetFullPath(folder), LedgerStore.FileName);
        List<LogFinding> unreadable = [];
        try
        {
            using StoreReader reader = StoreReader.Open(file);
            return reader.AtOneMoment(() => new StoreCheck(reader, progress).Run());
        }
        catch (SqliteException fault)
        {
            unreadable.Add(new LogFinding(LogFault.FileDamaged, file, fault.Message));
            return ReplayReport.Of(new Chain(_ => null), null, unreadable);
        }
    }

    private ReplayReport Run()
    {
        Guarded("file", () =>
        {
            foreach (string line in reader.IntegrityCheck().Where(line => line != "ok").Take(20))
            {
                Found(LogFault.FileDamaged, "file", line);
            }
        });
        bool replayed = false;
        Guarded("blocks", () => replayed = ReplayBlocks());
        if (replayed)
        {
            Guarded("tiles", CheckTiles);
            Guarded("state", CheckStateRows);
            Guarded("summary", CheckSummary);
            Guarded("books", CheckConservation);
        }

        Guarded("promises", CheckPromises);
        return ReplayReport.Of(replay.Chain, replayed ? replay.Chain.StateRoot() : null, findings);
    }

    private bool ReplayBlocks()
    {
        (long Height, StateRootLine Root)? published = reader.LastStateRoot();
        for (BlockHeader? header = reader.Block(0); header is not null; header = reader.Block(header.Height + 1))
        {
            List<EntryRow> rows = reader.Entries(header.First.Value, (int)Math.Min(header.Count, int.MaxValue));
            if (!EntriesAreInPlace(header, rows)
                || replay.Next(header, [.. rows.Select(row => (ReadOnlyMemory<byte>)row.Cose)]) is not { } made)
            {
                return false;
            }

            CheckEffects(made);
            if (header.Height == folded)
            {
                rowsAtFold = replay.Chain.State.SortedRows().ToDictionary(row => (row.Table, row.Key));
                identitiesAtFold = header.SizeAfter.Value;
            }

            if (published?.Height == header.Height)
            {
                rootAtLastPublished = replay.Chain.StateRoot();
            }

            progress?.Report(header.SizeAfter.Value);
        }

        if (published is { } last && last.Root != rootAtLastPublished)
        {
            Found(LogFault.StateRootWrong, $"block {last.Height}", $"{last.Root}, not {rootAtLastPublished}");
        }

        if (reader.EntryCount() != replay.Chain.Frontier.Size.Value)
        {
            Found(LogFault.EntriesNotContiguous, "entries",
                $"{reader.EntryCount()} stored, {replay.Chain.Frontier.Size} in blocks");
        }

        if (reader.LastBlock()?.Height != replay.Chain.Last?.Height)
        {
            Found(LogFault.BlockChainBroken, $"block {replay.Chain.Last?.Height ?? 0}", "the next one is missing");
        }

        return true;
    }

    private bool EntriesAreInPlace(BlockHeader header, List<EntryRow> rows)
    {
        for (int i = 0; i < rows.Count; i++)
        {
            EntryRow row = rows[i];
            if (row.Index != header.First.Value + i)
            {
                Found(LogFault.EntriesNotContiguous, $"entry {header.First.Value + i}", $"found {row.Index}");
                return false;
            }

            if (row.Height != header.Height
                || (SignedStatement.Parse(row.Cose).Statement is { } signed && signed.Identity != row.Identity))
            {
                Found(LogFault.EntryMisplaced, $"entry {row.Index}", $"height {row.Height}, identity {row.Identity}");
            }
        }

        return true;
    }

    private void CheckEffects(StoredBlock made)
    {
        BlockHeader header = made.Header;
        IReadOnlyList<StateChange>[] stored = reader.Effects(header);
        for (int i = 0; i < made.Entries.Count; i++)
        {
            long index = header.First.Value + i;
            IReadOnlyList<StateChange> effects = made.Entries[i].Effects;
            if (!stored[i].Select(Text).SequenceEqual(effects.Select(Text)))
            {
                Found(LogFault.EffectsWrong, $"entry {index}", "stored effects are not what the entry does");
            }

            if (header.Height > folded)
            {
                continue;
            }

            if (reader.IndexOf(made.Entries[i].Identity)?.Value != index)
            {
                Found(LogFault.EntryMisplaced, $"entry {index}", "it is not found by its identity");
            }

            foreach (StateChange change in effects)
            {
                historyRows++;
                if (!reader.HasHistory(change.Table, change.Key, index))
                {
                    Found(LogFault.RowHistoryWrong, $"entry {index}", $"{change.Table}/{change.Key} is not indexed");
                }
            }
        }
    }

    private void CheckTiles()
    {
        MerkleFrontier frontier = replay.Chain.Frontier;
        Dictionary<(int Level, long Index), byte[]> stored =
            reader.Tiles().ToDictionary(tile => (tile.Level, tile.Index), tile => tile.Hashes);
        int expected = 0;
        List<Hash> level = [.. LeafHashes()];
        for (int number = 0; level.Count > 0; number++)
        {
            List<Hash> above = [];
            for (int at = 0; at < level.Count; at += TileAddress.FullWidth)
            {
                List<Hash> hashes = level.GetRange(at, Math.Min(TileAddress.FullWidth, level.Count - at));
                expected++;
                if (!stored.TryGetValue((number, at / TileAddress.FullWidth), out byte[]? bytes)
                    || !bytes.AsSpan().SequenceEqual(hashes.SelectMany(hash => hash.ToArray()).ToArray()))
                {
                    Found(LogFault.TileWrong, $"tile level {number} index {at / TileAddress.FullWidth}",
                        "it does not hold the hashes of its entries");
                }

                if (hashes.Count == TileAddress.FullWidth)
                {
                    above.Add(MerkleTree.RootOf(hashes));
                }
            }

            level = above;
        }

        if (stored.Count != expected)
        {
            Found(LogFault.TileWrong, "tiles", $"{stored.Count} stored, size {frontier.Size} needs {expected}");
        }
    }

    private IEnumerable<Hash> LeafHashes()
    {
        const int AtATime = 4_096;
        for (long from = 0; from < replay.Chain.Frontier.Size.Value; from += AtATime)
        {
            foreach (EntryRow row in reader.Entries(from, AtATime))
            {
                yield return MerkleTree.LeafHash(row.Cose);
            }
        }
    }

    private void CheckStateRows()
    {
        Dictionary<(string, string), string> expected = rowsAtFold.ToDictionary(row => row.Key, row => Text(row.Value));
        foreach ((StateChange row, ulong mark) in reader.StateRows())
        {
            if (!expected.Remove((row.Table, row.Key), out string? text) || text != Text(row))
            {
                Found(LogFault.StateRowWrong, $"{row.Table}/{row.Key}", "it is not what the entries lead to");
            }
            else if (mark != StoreSummary.MarkOf(row))
            {
                Found(LogFault.StateRowWrong, $"{row.Table}/{row.Key}", "its mark is another's");
            }
        }

        foreach ((string table, string key) in expected.Keys)
        {
            Found(LogFault.StateRowWrong, $"{table}/{key}", "it is missing");
        }

        if (reader.HistoryCount() != historyRows)
        {
            Found(LogFault.RowHistoryWrong, "rows", $"{reader.HistoryCount()} stored, {historyRows} expected");
        }

        if (reader.IdentityBeginnings().Count != identitiesAtFold)
        {
            Found(LogFault.EntryMisplaced, "identities", $"not the {identitiesAtFold} of the entries");
        }
    }

    private void CheckSummary()
    {
        if (replay.Chain.Last is not { } last)
        {
            return;
        }

        StoreSummary summary = reader.Summary()!;
        (long rows, ulong marks) = (0, 0);
        foreach (StateChange row in rowsAtFold.Values)
        {
            rows++;
            marks = unchecked(marks + StoreSummary.MarkOf(row));
        }

        if (!summary.Frontier.ToBytes().AsSpan().SequenceEqual(replay.Chain.Frontier.ToBytes())
            || summary.StateDigest != last.StateDigest || summary.Rows != rows || summary.RowMarks != marks
            || reader.Origin() != replay.Chain.State.Network.Find(Chain.NetworkKey)?.Name)
        {
            Found(LogFault.SummaryWrong, "summary", $"size {summary.Frontier.Size}, rows {summary.Rows} of {rows}");
        }
    }

    private void CheckConservation()
    {
        foreach (ElementSides sides in Conservation.Check(replay.Chain.State))
        {
            if (sides.Difference.Picograms != 0)
            {
                Found(LogFault.NotConserved, sides.Element.Symbol, $"{sides.Difference.Picograms} pg");
            }
        }
    }

    private void CheckPromises()
    {
        foreach (PendingStatement pending in reader.Pending())
        {
            if (SignedStatement.Parse(pending.Cose).Statement?.Identity != pending.Identity)
            {
                Found(LogFault.PromiseUnreadable, pending.Identity.ToHex(), "it is no statement of that identity");
            }
        }
    }

    private void Found(LogFault fault, string where, string detail) => findings.Add(new LogFinding(fault, where, detail));

    // Damage can lie anywhere, so that reading itself fails; that is a finding like any other.
    private void Guarded(string where, Action check)
    {
        try
        {
            check();
        }
        catch (Exception fault) when (fault is SqliteException or StoreFailureException or JsonException
            or InvalidDataException or InvalidCastException or FormatException or ArgumentException)
        {
            Found(LogFault.FileDamaged, where, fault.Message);
        }
    }

    private static string Text(StateChange change) => $"{change.Table}\0{change.Key}\0"
        + (change.Row is { } row ? Convert.ToBase64String(row.Span) : "-");
}
