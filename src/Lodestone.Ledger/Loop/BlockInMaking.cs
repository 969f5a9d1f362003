using Lodestone.Rules;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Ledger;

/// <summary>
/// The entries of one block as they are judged and applied, before they are durable. Entries see what the ones before
/// them did; nobody else does until the block is committed.
/// </summary>
internal sealed class BlockInMaking
{
    private readonly Chain chain;
    private readonly List<StoredEntry> entries = [];
    private readonly List<Arrival> arrivals = [];
    private readonly List<Hash> leaves = [];
    private readonly Dictionary<Hash, EntryIndex> indexes = [];

    internal BlockInMaking(Chain chain, long height, EntryIndex first, Instant time)
    {
        this.chain = chain;
        Height = height;
        First = first;
        Time = time;
    }

    internal long Height { get; }

    internal EntryIndex First { get; }

    internal Instant Time { get; }

    internal int Count => entries.Count;

    /// <summary>The height whose state the next statement is judged against.</summary>
    internal long JudgedAt => Count > 0 ? Height : Math.Max(0, Height - 1);

    private EntryIndex Next => new(First.Value + entries.Count);

    /// <summary>Where a statement lies in this block, if it does.</summary>
    internal EntryIndex? IndexOf(Hash identity) => indexes.TryGetValue(identity, out EntryIndex index) ? index : null;

    /// <summary>Judges a statement; the state is left as it is.</summary>
    internal (Draft? Draft, Refusal? Refusal) Judge(Arrival arrival) => StatementJudge.Judge(
        chain.State, chain.Network, chain.Ring, arrival, new Position(Next.Value, Time));

    /// <summary>Applies a statement that was judged just now and gives it its place.</summary>
    internal EntryIndex Take(Arrival arrival, Draft draft)
    {
        EntryIndex index = Next;
        SignedStatement signed = arrival.Signed;
        IReadOnlyList<StateChange> effects = chain.State.Apply(draft);
        chain.Ring.Add(chain.State, effects);
        chain.FoundedBy(signed.Identity);
        entries.Add(new StoredEntry(signed.Identity, signed.Bytes, effects));
        arrivals.Add(arrival);
        leaves.Add(signed.LeafHash);
        indexes.Add(signed.Identity, index);
        return index;
    }

    /// <summary>Takes a statement with effects that were verified another way, and gives it its place.</summary>
    internal void Follow(SignedStatement signed, IReadOnlyList<StateChange> effects)
    {
        chain.State.Follow(effects);
        chain.Ring.Add(chain.State, effects);
        chain.FoundedBy(signed.Identity);
        indexes.TryAdd(signed.Identity, Next);
        entries.Add(new StoredEntry(signed.Identity, signed.Bytes, effects));
        leaves.Add(signed.LeafHash);
    }

    /// <summary>The entries as those who follow the log see them.</summary>
    internal IReadOnlyList<LogEntry> AsFollowed(BlockHeader header) => [.. arrivals.Select((arrival, i) => new LogEntry(
        new EntryIndex(First.Value + i), header, arrival.Signed, arrival.Statement, entries[i].Effects)
        {
            Trace = arrival.Trace,
        })];

    /// <summary>Ends the block: tiles, root, header. At least one entry was taken.</summary>
    internal StoredBlock Finish(StateRootPlan plan, PlantedFault fault = PlantedFault.None)
    {
        if (fault == PlantedFault.FlipLeafInMemory)
        {
            byte[] leaf = leaves[^1].ToArray();
            leaf[7] ^= 0x10;
            leaves[^1] = Hash.FromBytes(leaf);
        }

        return chain.Append(this, entries, leaves, plan);
    }
}
