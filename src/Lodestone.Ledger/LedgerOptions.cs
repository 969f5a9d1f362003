using Lodestone.Rules;

namespace Lodestone.Ledger;

/// <summary>How a ledger is opened.</summary>
/// <param name="Folder">Where the store lies.</param>
/// <param name="SignStatePath">Where the sign-state lies: outside of the folder and of its backups.</param>
public sealed record LedgerOptions(string Folder, string SignStatePath)
{
    /// <summary>How many statements may wait before new ones are turned away.</summary>
    public int QueueCapacity { get; init; } = 8_192;

    /// <summary>The most entries of one block.</summary>
    public int MaxBlockEntries { get; init; } = 1_000;

    /// <summary>The most bytes of statements that one block is made of.</summary>
    public int MaxBlockBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>Within which time a promise is kept.</summary>
    public TimeSpan PromiseWithin { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a caller of a consortium's node waits for its statement to be final before it hears what is known.</summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// So many changed rows are written into the tables that are looked up together: enough to save pages, and done
    /// within a fraction of a second.
    /// </summary>
    public int FoldAfterChanges { get; init; } = 16_384;

    /// <summary>A state root is due after so many blocks.</summary>
    public int StateRootEveryBlocks { get; init; } = 4_096;

    /// <summary>
    /// Whether a state root is due on each new day (UTC) of block time too. Off while a demo's years fly by.
    /// </summary>
    public bool StateRootEachDay { get; init; } = true;

    /// <summary>Leave to go on without a lost sign-state; null, as a rule.</summary>
    public SignStateAdoption? Adoption { get; init; }

    /// <summary>The latest version of the law that this program knows; tests pass another.</summary>
    internal int KnownRules { get; init; } = Rulebook.Version;

    /// <summary>A fault planted so that a harness can show that it would see it.</summary>
    internal PlantedFault Fault { get; init; } = PlantedFault.None;
}

/// <summary>Faults that tests plant; a check that does not find them proves nothing.</summary>
internal enum PlantedFault
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>One bit of a leaf hash turns in memory before it goes into the tree.</summary>
    FlipLeafInMemory = 1,
}
