using System.CommandLine;
using Lodestone.Node.Hosting;
using Lodestone.Transparency;

namespace Lodestone.Node.Commands;

/// <summary>
/// <c>lodestone prove</c>: an inclusion proof (<c>--index</c>) or a consistency proof (<c>--from --to</c>), checked by this
/// command itself against the node's checkpoint before it is printed.
/// </summary>
internal static class ProveCommand
{
    /// <summary>The command.</summary>
    public static Command Make()
    {
        CommandCall call = new();
        Option<long?> index = new("--index") { Description = "Entry to prove. 条目序号", HelpName = "N" };
        Option<long?> from = new("--from") { Description = "Older tree size. 较早的树大小", HelpName = "N" };
        return call.Make(
            "prove", "Prove that an entry is in the log, or that the log only grew. 证明", [index, from],
            (parsed, options, speech, cancel) =>
            {
                using OpenNode node = NodeOpening.Open(options);
                return Task.FromResult(Prove(node, parsed.GetValue(index), parsed.GetValue(from), speech));
            });
    }

    private static int Prove(OpenNode node, long? index, long? from, Speech speech)
    {
        TreeSize size = node.Ledger.Log.Size;
        if (node.Ledger.Log.Head is not { } head || (index is null == from is null)
            || index < 0 || index >= size.Value || from < 0 || from > size.Value)
        {
            return speech.Unable(
                $"Give --index (0 to {size.Value - 1}) or --from (0 to {size.Value}).",
                $"请给出 --index (0 至 {size.Value - 1}) 或 --from (0 至 {size.Value})。");
        }

        Hash root = head.Header.Root;
        return index is { } at
            ? Inclusion(node, new EntryIndex(at), root, speech)
            : Consistency(node, new TreeSize(from!.Value), root, speech);
    }

    private static int Inclusion(OpenNode node, EntryIndex index, Hash root, Speech speech)
    {
        InclusionProof proof = node.Ledger.Log.InclusionProofFor(index);
        Hash leaf = MerkleTree.LeafHash(node.Ledger.Log.EntryAt(index));
        ProofVerdict verdict = proof.Verify(leaf, root);
        speech.Result(
            new
            {
                verdict = verdict.ToString(),
                index = index.Value,
                size = proof.Size.Value,
                leaf = leaf.ToHex(),
                root = root.ToHex(),
                path = proof.Path.Select(hash => hash.ToHex()),
            },
            $"{verdict}: entry {index} is in the tree of size {proof.Size}, root {root.ToHex()}, {proof.Path.Length} hashes",
            $"{verdict}: 条目 {index} 在大小为 {proof.Size} 的树中，根 {root.ToHex()}，{proof.Path.Length} 个哈希");
        return verdict == ProofVerdict.Valid ? Speech.Success : Speech.Refused;
    }

    private static int Consistency(OpenNode node, TreeSize from, Hash root, Speech speech)
    {
        TreeSize size = node.Ledger.Log.Size;
        ConsistencyProof proof = node.Ledger.Log.ConsistencyProof(from, size);
        Hash old = MerkleFrontier.FromTiles(from, address => node.Ledger.Log.ReadTile(address.ToString()) is { } tile
            ? tile
            : (ReadOnlyMemory<byte>?)null).Root;
        ProofVerdict verdict = proof.Verify(old, root);
        speech.Result(
            new
            {
                verdict = verdict.ToString(),
                from = from.Value,
                to = size.Value,
                oldRoot = old.ToHex(),
                root = root.ToHex(),
                path = proof.Path.Select(hash => hash.ToHex()),
            },
            $"{verdict}: the tree of size {from} is a prefix of that of size {size}",
            $"{verdict}: 大小 {from} 的树是大小 {size} 的树的前缀");
        return verdict == ProofVerdict.Valid ? Speech.Success : Speech.Refused;
    }
}
