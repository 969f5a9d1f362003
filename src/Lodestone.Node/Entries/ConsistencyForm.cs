using Lodestone.Ledger;
using Lodestone.Transparency;

namespace Lodestone.Node.Entries;

/// <summary>A consistency proof as JSON.</summary>
/// <param name="From">Size of the older tree.</param>
/// <param name="To">Size of the newer tree.</param>
/// <param name="FromRoot">Root of the older tree, to be compared with the one that was kept, hexadecimal.</param>
/// <param name="Path">The proof, hexadecimal.</param>
internal sealed record ConsistencyForm(long From, long To, string FromRoot, IReadOnlyList<string> Path)
{
    /// <summary>The proof that one tree of the log is a prefix of another.</summary>
    public static ConsistencyForm Of(LogReader log, TreeSize from, TreeSize to)
    {
        ConsistencyProof proof = log.ConsistencyProof(from, to);
        Hash older = MerkleFrontier.FromTiles(
            from, address => log.ReadTile(address.ToString()) is { } tile ? tile : (ReadOnlyMemory<byte>?)null).Root;
        return new ConsistencyForm(from.Value, to.Value, older.ToHex(), [.. proof.Path.Select(hash => hash.ToHex())]);
    }

    /// <summary>Checks it against the newer root.</summary>
    public ProofVerdict Verify(Hash root) =>
        new ConsistencyProof(new TreeSize(From), new TreeSize(To), Path.Select(Hash.FromHex))
            .Verify(Hash.FromHex(FromRoot), root);
}
