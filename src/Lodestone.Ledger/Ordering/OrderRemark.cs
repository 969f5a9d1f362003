namespace Lodestone.Ledger;

/// <summary>What is noted of an envelope that did not simply take its place.</summary>
/// <param name="Kind">What it was.</param>
/// <param name="EngineHeight">In which block of the engine it lay.</param>
/// <param name="Organisation">Whose it claims to be; empty if it was not read so far.</param>
/// <param name="Detail">What is known, in a sentence for an operator.</param>
public sealed record OrderRemark(OrderRemarkKind Kind, long EngineHeight, string Organisation, string Detail);

/// <summary>What an envelope was. There is no zero.</summary>
public enum OrderRemarkKind
{
    /// <summary>No envelope, of another network, or not signed by a key of its organisation: passed over.</summary>
    Junk = 1,

    /// <summary>One that had its place already: repeated, passed over.</summary>
    Repeated = 2,

    /// <summary>Another one for a place that is taken: its organisation, or who has its key, said two things.</summary>
    Forked = 3,

    /// <summary>One that came before its predecessors: it waits for them.</summary>
    Early = 4,

    /// <summary>One that came too far before its predecessors: dropped, and to be sent again.</summary>
    TooEarly = 5,

    /// <summary>Parts that make no batch: passed over.</summary>
    NoBatch = 6,
}
