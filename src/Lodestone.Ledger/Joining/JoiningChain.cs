using System.Buffers.Binary;
using System.Text.Json;
using Lodestone.Rules;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Ledger;

/// <summary>
/// The chain of a new node as it takes over blocks: each is held against the header that is trusted before anything of it is
/// applied, and whatever decides who may sign is judged anew.
/// </summary>
internal sealed class JoiningChain
{
    // Rows that say who may sign, govern and cosign: no effect on them is taken over.
    private static readonly HashSet<string> JudgedTables =
        new(StringComparer.Ordinal) { "network", "party", "key", "charter", "motion" };

    // Rows are texts that repeat themselves; more than that is meant to fill the memory.
    private const int MostTimesPacked = 4_096;

    private readonly LedgerStore store;
    private readonly IReadOnlyList<BlockHeader> headers;
    private readonly SignedStatement genesis;
    private readonly OrderMark mark;
    private readonly Chain chain;

    internal JoiningChain(LedgerStore store, IReadOnlyList<BlockHeader> headers, SignedStatement genesis, OrderMark mark)
    {
        (this.store, this.headers, this.genesis, this.mark) = (store, headers, genesis, mark);
        chain = new Chain(store.Tile);
    }

    /// <summary>The height that is wanted next.</summary>
    internal long Next => (chain.Last?.Height ?? -1) + 1;

    internal LedgerState State => chain.State;

    /// <summary>The root over the rows, once all blocks are taken.</summary>
    internal StateRootLine? StateRoot { get; private set; }

    /// <summary>Takes blocks from the next height on, up to the first that is not what it must be.</summary>
    /// <returns>What is wrong with that one; null if all were taken.</returns>
    internal (PeerFault Fault, string Detail)? Take(IReadOnlyList<SentBlock> blocks)
    {
        foreach (SentBlock block in blocks)
        {
            if (Next == headers.Count)
            {
                return null;
            }

            if (TakeOne(block, headers[(int)Next]) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private (PeerFault Fault, string Detail)? TakeOne(SentBlock sent, BlockHeader header)
    {
        if (sent.Header != header || sent.Entries.Count != header.Count)
        {
            return (PeerFault.Withheld, $"another block, or {sent.Entries.Count} of {header.Count} entries");
        }

        MerkleFrontier tree = chain.Frontier.Append([.. sent.Entries.Select(entry => MerkleTree.LeafHash(entry.Span))]);
        if (tree.Root != header.Root)
        {
            return (PeerFault.EntriesForged, $"root {tree.Root}, not {header.Root}");
        }

        if (EffectsOf(sent, header) is not { } effects)
        {
            return (PeerFault.DigestWrong, $"the effects are not those of {header.StateDigest}");
        }

        BlockInMaking block = chain.Begin(new Instant(header.TimeMs));
        for (int i = 0; i < effects.Length; i++)
        {
            if (Follow(block, sent.Entries[i], effects[i], header.First.Value + i) is { } unlawful)
            {
                return (PeerFault.Unlawful, unlawful);
            }
        }

        StoredBlock made = block.Finish(StateRootPlan.Never);
        if (made.Header != header)
        {
            return (PeerFault.Unlawful, $"its time or rules version {header.RulesVersion} is not what the charter says");
        }

        bool isLast = Next == headers.Count;
        StateRoot = isLast ? chain.StateRoot() : null;
        store.Commit(made with { StateRoot = StateRoot }, [], isLast ? mark.Position : null);
        if (isLast)
        {
            store.Fold(header.Height);
        }

        return null;
    }

    private string? Follow(
        BlockInMaking block, ReadOnlyMemory<byte> cose, IReadOnlyList<StateChange> effects, long index)
    {
        (SignedStatement? signed, Statement? statement, Refusal? refusal) = StatementDoor.Read(cose);
        if (refusal is not null)
        {
            return $"entry {index} is no statement: {refusal}";
        }

        if (index == 0 && signed!.Identity != genesis.Identity)
        {
            return "it begins with another genesis";
        }

        if (DecidesWhoSigns(statement!, effects)
            && !IsLawful(block, new Arrival(signed!, statement!, SignatureHolds: false), effects))
        {
            return $"entry {index} decides who may sign, against the law";
        }

        try
        {
            block.Follow(signed!, effects);
            return null;
        }
        catch (Exception fault) when (fault is InvalidDataException or JsonException or ArgumentException or FormatException)
        {
            return $"entry {index} leaves rows that are none: {fault.Message}";
        }
    }

    private IReadOnlyList<StateChange>[]? EffectsOf(SentBlock sent, BlockHeader header)
    {
        if (sent.Effects.Length < 4
            || BinaryPrimitives.ReadInt32BigEndian(sent.Effects) > MostTimesPacked * (long)sent.Effects.Length)
        {
            return null;
        }

        try
        {
            IReadOnlyList<StateChange>[] effects = EffectsForm.Read(sent.Effects, sent.Entries.Count);
            byte[] digest = chain.State.Digest.ToArray();
            foreach (IReadOnlyList<StateChange> ofEntry in effects)
            {
                digest = LedgerState.Chain(digest, ofEntry);
            }

            return Hash.FromBytes(digest) == header.StateDigest ? effects : null;
        }
        catch (StoreFailureException)
        {
            return null;
        }
    }

    // By what is said too: else what was decided could be left out of the effects.
    private static bool DecidesWhoSigns(Statement statement, IReadOnlyList<StateChange> effects) =>
        effects.Any(effect => JudgedTables.Contains(effect.Table))
        || statement.Acts.Any(act => act is Genesis or ProposeChange or ApproveChange or RegisterKey or RevokeKey
            or RegisterParty or SuspendParty or Propose or Approve);

    private static bool IsLawful(BlockInMaking block, Arrival arrival, IReadOnlyList<StateChange> effects)
    {
        (Draft? draft, Refusal? refusal) = block.Judge(arrival);
        return refusal is null
            && LedgerState.Chain([], draft!.Changes()).AsSpan().SequenceEqual(LedgerState.Chain([], effects));
    }
}
