namespace Lodestone.Ledger;

/// <summary>Another member's node, as a new one asks it. An answer of null is none.</summary>
/// <param name="Name">What it is called in findings.</param>
/// <param name="Mark">Its latest mark (<c>GET /agreement/mark</c>).</param>
/// <param name="Headers">Headers from a height on, so many.</param>
/// <param name="Blocks">Blocks from a height on, so many at most.</param>
public sealed record Peer(
    string Name,
    Func<CancellationToken, Task<byte[]?>> Mark,
    Func<long, int, CancellationToken, Task<byte[]?>> Headers,
    Func<long, int, CancellationToken, Task<byte[]?>> Blocks);

/// <summary>What a peer did that an honest one does not. There is no zero.</summary>
public enum PeerFault
{
    /// <summary>It does not answer, or not with what it claims to have.</summary>
    Withheld = 1,

    /// <summary>Its mark does not fit together.</summary>
    MarkForged = 2,

    /// <summary>
    /// Its mark is not signed by as many members as make it final: a forgery, or one that the others have not reached yet.
    /// </summary>
    MarkNotOfTheQuorum = 3,

    /// <summary>A header is not the one that the header after it names.</summary>
    HeaderForged = 4,

    /// <summary>Entries are not those of the tree that the header names.</summary>
    EntriesForged = 5,

    /// <summary>What the entries are said to have done is not what the header's state digest names.</summary>
    DigestWrong = 6,

    /// <summary>What decides who may sign was not lawful: the whole history of this mark is refused.</summary>
    Unlawful = 7,

    /// <summary>The rows are not those of the signed state root.</summary>
    StateRootWrong = 8,
}

/// <summary>A peer that is named, with what it answered.</summary>
/// <param name="Peer">Which one.</param>
/// <param name="Fault">What it did.</param>
/// <param name="Where">Such as <c>block 12</c>.</param>
/// <param name="Detail">What was expected and found.</param>
/// <param name="Evidence">The bytes that it sent; empty if it sent none.</param>
public sealed record PeerFinding(
    string Peer, PeerFault Fault, string Where, string Detail, ReadOnlyMemory<byte> Evidence)
{
    /// <summary>The finding in one line.</summary>
    public override string ToString() => $"{Peer}: {Fault} at {Where}: {Detail}";
}
