using System.Formats.Cbor;

namespace Lodestone.Transparency;

/// <summary>
/// The header of a block: the entries that one commit made durable. Its hash stands in the checkpoint's extension line,
/// so time and state digest are signed with the tree. Deterministic CBOR array of eight members.
/// </summary>
/// <param name="Height">From 0, without gaps.</param>
/// <param name="Previous">Hash of the previous header; zero for height 0.</param>
/// <param name="TimeMs">Block time in Unix milliseconds, never before the previous block's.</param>
/// <param name="First">Index of its first entry.</param>
/// <param name="Count">How many entries it has, at least one.</param>
/// <param name="Root">Root of the tree after its last entry.</param>
/// <param name="StateDigest">Digest chained over the effects of all entries so far.</param>
/// <param name="RulesVersion">Version of the rules that judged it.</param>
public sealed record BlockHeader(
    long Height,
    Hash Previous,
    long TimeMs,
    EntryIndex First,
    long Count,
    Hash Root,
    Hash StateDigest,
    int RulesVersion)
{
    /// <summary>Size of the tree after this block.</summary>
    public TreeSize SizeAfter => new(First.Value + Count);

    /// <summary>SHA-256 over the label <c>lodestone/block/v1</c> and <see cref="Encode"/>.</summary>
    public Hash HeaderHash => Hash.Of([.. "lodestone/block/v1"u8, .. Encode()]);

    /// <summary>The checkpoint's extension line: <c>block HEIGHT BASE64-OF-HEADER-HASH</c>.</summary>
    public string ExtensionLine => $"block {Height} {HeaderHash.ToBase64()}";

    /// <summary>The canonical bytes.</summary>
    public byte[] Encode()
    {
        CborWriter writer = CanonicalCbor.NewWriter();
        writer.WriteStartArray(8);
        writer.WriteInt64(Height);
        writer.WriteByteString(Previous.Span);
        writer.WriteInt64(TimeMs);
        writer.WriteInt64(First.Value);
        writer.WriteInt64(Count);
        writer.WriteByteString(Root.Span);
        writer.WriteByteString(StateDigest.Span);
        writer.WriteInt32(RulesVersion);
        writer.WriteEndArray();
        return writer.Encode();
    }

    /// <summary>Reads a header strictly.</summary>
    public static Parsed<BlockHeader> Parse(ReadOnlyMemory<byte> bytes)
    {
        CoseReader reader = CoseReader.Open(bytes, "block");
        reader.Array(8, "block");
        long height = reader.Unsigned("height");
        Hash previous = reader.Hash("previous");
        long time = reader.Unsigned("time");
        long first = reader.Unsigned("first");
        long count = reader.Unsigned("count", min: 1);
        Hash root = reader.Hash("root");
        Hash digest = reader.Hash("stateDigest");
        long rules = reader.Unsigned("rulesVersion");
        reader.EndArray();
        return reader.Fault is { } fault
            ? Parsed<BlockHeader>.Bad(fault, reader.Field)
            : rules > int.MaxValue || first > long.MaxValue - count || time / 1_000 > StatementHeader.MaxUnixSeconds
                ? Parsed<BlockHeader>.Bad(FormatFault.OutOfRange, "block")
                : Parsed<BlockHeader>.Of(
                    new BlockHeader(height, previous, time, new(first), count, root, digest, (int)rules));
    }
}
