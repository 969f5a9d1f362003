using Lodestone.Rules;
using Lodestone.Transparency;

namespace Lodestone.Ledger;

/// <summary>
/// Replays an exported log from its first entry: what any member may do with the file and nothing else. The same root,
/// state digest and state root come out on every machine, or a finding says where they part.
/// </summary>
public static class Replay
{
    /// <summary>Judges every entry of an exported log.</summary>
    /// <param name="path">The file.</param>
    /// <param name="folder">An empty folder to write the store anew into, or null to write nothing.</param>
    /// <param name="logKey">The log's key, to verify the checkpoint with; null if it is not at hand.</param>
    /// <param name="progress">Told of the number of entries judged.</param>
    public static ReplayReport FromZero(
        string path, string? folder = null, NoteKey? logKey = null, IProgress<long>? progress = null)
    {
        List<LogFinding> findings = [];
        using LedgerStore? store = folder is null ? null : LedgerStore.Open(folder);
        if (store?.Summary() is not null)
        {
            findings.Add(new LogFinding(LogFault.TargetNotEmpty, folder!, "a replay begins from nothing"));
            return ReplayReport.Of(new Chain(_ => null), default, findings);
        }

        BlockReplay replay = new(findings);
        byte[]? note = ReadAll(path, replay, store, findings, progress);
        StateRootLine stateRoot = replay.Chain.StateRoot();
        if (findings.Count == 0)
        {
            JudgeCheckpoint(note, replay.Chain, stateRoot, logKey, findings);
        }

        if (store is not null && replay.Chain.Last is { } last)
        {
            store.BindOrigin(replay.Chain.State.Network.Find(Chain.NetworkKey)!.Name);
            store.SetStateRoot(last.Height, stateRoot);
            store.Fold(last.Height);
        }

        return ReplayReport.Of(replay.Chain, stateRoot, findings);
    }

    private static byte[]? ReadAll(
        string path, BlockReplay replay, LedgerStore? store, List<LogFinding> findings, IProgress<long>? progress)
    {
        using LogFile file = LogFile.Open(path, LogExport.Magic);
        BlockHeader? header = null;
        List<ReadOnlyMemory<byte>> entries = [];
        byte[]? note = null;
        while (findings.Count == 0 && note is null && file.Next() is var (kind, content))
        {
            if (kind == LogExport.EntryFrame && header is not null)
            {
                entries.Add(content);
                continue;
            }

            if (header is not null && !FinishBlock(replay, store, header, entries))
            {
                return null;
            }

            progress?.Report(replay.Chain.Frontier.Size.Value);
            (header, entries) = (null, []);
            if (kind == LogExport.BlockFrame && BlockHeader.Parse(content) is { IsParsed: true } parsed)
            {
                header = parsed.Value;
            }
            else if (kind == LogExport.CheckpointFrame)
            {
                note = content;
            }
            else
            {
                findings.Add(new LogFinding(LogFault.Unreadable, path, $"frame {(char)kind} is out of place or malformed"));
            }
        }

        if (findings.Count == 0 && (file.Fault ?? (file.Next() is null ? file.Fault : "something follows")) is { } fault)
        {
            findings.Add(new LogFinding(LogFault.Unreadable, path, fault));
        }

        if (findings.Count == 0 && header is not null)
        {
            findings.Add(new LogFinding(LogFault.Unreadable, path, "the file ends without a checkpoint"));
        }

        return note;
    }

    private static bool FinishBlock(
        BlockReplay replay, LedgerStore? store, BlockHeader header, List<ReadOnlyMemory<byte>> entries)
    {
        if (replay.Next(header, entries) is not { } block)
        {
            return false;
        }

        store?.Commit(block, []);
        return true;
    }

    private static void JudgeCheckpoint(
        byte[]? note, Chain chain, StateRootLine stateRoot, NoteKey? logKey, List<LogFinding> findings)
    {
        void Wrong(string detail) => findings.Add(new LogFinding(LogFault.CheckpointWrong, "checkpoint", detail));
        if (note is null || chain.Last is not { } last)
        {
            Wrong("there is none, or no block");
            return;
        }

        Parsed<SignedNote> parsed = SignedNote.Parse(note);
        Parsed<Checkpoint>? checkpoint = parsed.IsParsed ? Checkpoint.Parse(parsed.Value.Text) : null;
        if (checkpoint is not { IsParsed: true })
        {
            Wrong("it is no signed note of a checkpoint");
            return;
        }

        if (logKey is not null
            && SignedCheckpoint.Verify(parsed.Value, logKey, WitnessPolicy.None).Verdict is var verdict
                and not CheckpointVerdict.Valid)
        {
            Wrong(verdict.ToString());
        }

        if (checkpoint.Value.Size != last.SizeAfter || checkpoint.Value.Root != last.Root
            || !checkpoint.Value.Extensions.Contains(last.ExtensionLine))
        {
            Wrong($"it is of size {checkpoint.Value.Size}, the log of {last.SizeAfter}");
        }

        if (StateRootLine.Of(checkpoint.Value) is { } signed && signed != stateRoot)
        {
            findings.Add(new LogFinding(LogFault.StateRootWrong, "checkpoint", $"{signed}, not {stateRoot}"));
        }
    }
}

/// <summary>What a replay came to.</summary>
/// <param name="Size">Entries judged.</param>
/// <param name="Height">Height of the last block; -1 if there is none.</param>
/// <param name="Root">Root of the tree.</param>
/// <param name="StateDigest">Digest over all effects.</param>
/// <param name="StateRoot">Root over the rows of the state; null if the replay did not begin.</param>
/// <param name="Network">Identity of the genesis; null if there is none.</param>
/// <param name="Findings">Where the log is not what it says; none when all is well.</param>
public sealed record ReplayReport(
    TreeSize Size,
    long Height,
    Hash Root,
    Hash StateDigest,
    StateRootLine? StateRoot,
    Hash? Network,
    IReadOnlyList<LogFinding> Findings)
{
    /// <summary>The version of the law that judges the next entry.</summary>
    public int RulesNext { get; private init; }

    /// <summary>Whether this program knows that version: otherwise it makes no more blocks.</summary>
    public bool KnowsRulesNext => RulesNext <= Rulebook.Version;

    /// <summary>Whether the whole log is what it says.</summary>
    public bool IsSound => Findings.Count == 0;

    internal static ReplayReport Of(Chain chain, StateRootLine? stateRoot, List<LogFinding> findings) => new(
        chain.Frontier.Size,
        chain.Last?.Height ?? -1,
        chain.Frontier.Root,
        Hash.FromBytes(chain.State.Digest.Span),
        stateRoot,
        chain.Network,
        findings)
    {
        RulesNext = chain.RulesVersionAt(chain.Frontier.Size),
    };
}
