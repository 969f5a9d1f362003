namespace Lodestone.Ledger;

/// <summary>What is wrong with a log or a store. Values are stable; there is no zero.</summary>
public enum LogFault
{
    /// <summary>The file or a frame of it cannot be read.</summary>
    Unreadable = 1,

    /// <summary>SQLite itself finds its file damaged.</summary>
    FileDamaged = 2,

    /// <summary>Entries are missing or out of order.</summary>
    EntriesNotContiguous = 3,

    /// <summary>An entry is no statement.</summary>
    EntryMalformed = 4,

    /// <summary>An entry's stored identity or height is not its own.</summary>
    EntryMisplaced = 5,

    /// <summary>A statement stands in the log twice.</summary>
    EntryTwice = 6,

    /// <summary>An entry would be refused: it should never have been accepted.</summary>
    EntryUnlawful = 7,

    /// <summary>A tile does not hold the hashes of the entries below it.</summary>
    TileWrong = 8,

    /// <summary>A block does not follow on the one before it.</summary>
    BlockChainBroken = 9,

    /// <summary>A block's root is not that of the entries.</summary>
    RootWrong = 10,

    /// <summary>A block's state digest is not that of the entries' effects.</summary>
    StateDigestWrong = 11,

    /// <summary>A block was judged by rules that this version does not have.</summary>
    RulesVersionUnknown = 12,

    /// <summary>Stored effects are not what the entries do.</summary>
    EffectsWrong = 13,

    /// <summary>A stored row of the state is missing, another, or one too many.</summary>
    StateRowWrong = 14,

    /// <summary>The index of which entries changed a row is wrong.</summary>
    RowHistoryWrong = 15,

    /// <summary>A state root is not that of the rows.</summary>
    StateRootWrong = 16,

    /// <summary>The store's summary (frontier, digest, sums) is not that of its content.</summary>
    SummaryWrong = 17,

    /// <summary>A promised statement cannot be read.</summary>
    PromiseUnreadable = 18,

    /// <summary>An element's books do not balance.</summary>
    NotConserved = 19,

    /// <summary>The checkpoint does not verify, or is of another tree.</summary>
    CheckpointWrong = 20,

    /// <summary>The folder to write to holds a store already.</summary>
    TargetNotEmpty = 21,
}

/// <summary>One thing that is wrong, where, and the figures.</summary>
/// <param name="Fault">What.</param>
/// <param name="Where">Such as <c>entry 12</c> or <c>tile/0/003</c>.</param>
/// <param name="Detail">Expected and found, where there are such.</param>
public sealed record LogFinding(LogFault Fault, string Where, string Detail)
{
    /// <summary>The finding in one line.</summary>
    public override string ToString() => $"{Fault} at {Where}: {Detail}";
}
