namespace Lodestone.Views;

/// <summary>What an event did to the lots it names. Stored in the view's file: numbers are never used again.</summary>
public enum LotEventKind
{
    /// <summary>Something not known to this version changed the lot.</summary>
    Changed = 0,

    /// <summary>The lot came into being.</summary>
    Commissioned = 1,

    /// <summary>Lots became other lots in a process step.</summary>
    Transformed = 2,

    /// <summary>A lot was divided.</summary>
    Split = 3,

    /// <summary>Lots were joined.</summary>
    Merged = 4,

    /// <summary>A sample was taken.</summary>
    Sampled = 5,

    /// <summary>Charged to a circuit, drawn from it, or both.</summary>
    CircuitRun = 6,

    /// <summary>Packed into a parent.</summary>
    Packed = 7,

    /// <summary>Unpacked from a parent.</summary>
    Unpacked = 8,

    /// <summary>Analysed.</summary>
    Assayed = 9,

    /// <summary>Counted and weighed in a stock-take.</summary>
    StockTaken = 10,

    /// <summary>Left for a receiver.</summary>
    Shipped = 11,

    /// <summary>Arrived at the receiver.</summary>
    Received = 12,

    /// <summary>Seen or moved within the possessor's reach.</summary>
    Observed = 13,

    /// <summary>Title passed.</summary>
    TitleTransferred = 14,

    /// <summary>Left the books, or a part of it did.</summary>
    Ended = 15,

    /// <summary>An earlier event was declared wrong.</summary>
    Corrected = 16,

    /// <summary>Put under hold.</summary>
    Held = 17,

    /// <summary>A hold was lifted.</summary>
    HoldLifted = 18,

    /// <summary>Cleared by customs.</summary>
    Cleared = 19,

    /// <summary>A quarantine was decided.</summary>
    QuarantineDecided = 20,

    /// <summary>The book was raised to an accredited assay.</summary>
    SourceCorrected = 21,

    /// <summary>A party sealed its result.</summary>
    ResultSealed = 22,

    /// <summary>A party opened its result.</summary>
    ResultOpened = 23,
}
