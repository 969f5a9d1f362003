using System.Collections.Immutable;
using System.Formats.Cbor;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Verifier;

/// <summary>
/// Everything that is needed to judge one lot without a network: the statements of its lineage with their inclusion
/// proofs, the checkpoint with its block, the state rows that give keys, permits and the lot's status, what was
/// withheld, and the log's signed manifest over all of it. One canonical encoding (RFC 8949 section 4.2);
/// docs/formats/bundle.md.
/// </summary>
/// <param name="Subject">The lot.</param>
/// <param name="Checkpoint">The checkpoint as a signed note, UTF-8.</param>
/// <param name="BlockHeader">Header of the block whose hash the checkpoint carries.</param>
/// <param name="Entries">Shown entries, ascending by index.</param>
/// <param name="StateSize">Number of rows of the state tree.</param>
/// <param name="Rows">Proven rows, ascending by leaf.</param>
/// <param name="Withheld">Entries not shown, ascending by index.</param>
/// <param name="Manifest">The log's signed statement over the parts.</param>
public sealed record EvidenceBundle(
    Eid Subject,
    ReadOnlyMemory<byte> Checkpoint,
    ReadOnlyMemory<byte> BlockHeader,
    ImmutableArray<BundleEntry> Entries,
    long StateSize,
    ImmutableArray<BundleRow> Rows,
    ImmutableArray<WithheldEntry> Withheld,
    ReadOnlyMemory<byte> Manifest)
{
    /// <summary>The largest bundle that is read: 64 MiB.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>The format's name, first member of every bundle.</summary>
    public const string Format = "lodestone-bundle/1";

    /// <summary>The canonical bytes.</summary>
    public byte[] Encode()
    {
        CborWriter writer = CanonicalCbor.NewWriter();
        writer.WriteStartMap(9);
        writer.WriteInt32(1);
        writer.WriteTextString(Format);
        for (int part = 2; part <= 8; part++)
        {
            writer.WriteInt32(part);
            writer.WriteEncodedValue(EncodePart(part));
        }

        writer.WriteInt32(9);
        writer.WriteByteString(Manifest.Span);
        writer.WriteEndMap();
        return writer.Encode();
    }

    /// <summary>
    /// Hashes of the parts 2 to 8, in order, as the manifest lists them: subject, checkpoint, block header, entries,
    /// state size, rows, withheld.
    /// </summary>
    public ImmutableArray<Hash> PartHashes() =>
        [.. Enumerable.Range(2, 7).Select(part => Hash.Of(EncodePart(part)))];

    internal static string NameOfPart(int part) => part switch
    {
        1 => "format",
        2 => "subject",
        3 => "checkpoint",
        4 => "blockHeader",
        5 => "entries",
        6 => "stateSize",
        7 => "rows",
        8 => "withheld",
        9 => "manifest",
        _ => "bundle",
    };

    private byte[] EncodePart(int part)
    {
        CborWriter writer = CanonicalCbor.NewWriter();
        switch (part)
        {
            case 2:
                writer.WriteTextString(Subject.Code);
                break;
            case 3:
                writer.WriteByteString(Checkpoint.Span);
                break;
            case 4:
                writer.WriteByteString(BlockHeader.Span);
                break;
            case 5:
                WriteEntries(writer);
                break;
            case 6:
                writer.WriteInt64(StateSize);
                break;
            case 7:
                WriteRows(writer);
                break;
            default:
                WriteWithheld(writer);
                break;
        }

        return writer.Encode();
    }

    private void WriteEntries(CborWriter writer)
    {
        writer.WriteStartArray(Entries.Length);
        foreach (BundleEntry entry in Entries)
        {
            writer.WriteStartArray(4);
            writer.WriteInt64(entry.Index);
            writer.WriteInt64(entry.BlockTimeMs);
            writer.WriteByteString(entry.Statement.Span);
            WritePath(writer, entry.Path);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private void WriteRows(CborWriter writer)
    {
        writer.WriteStartArray(Rows.Length);
        foreach (BundleRow row in Rows)
        {
            writer.WriteStartArray(5);
            writer.WriteTextString(row.Table);
            writer.WriteTextString(row.Key);
            writer.WriteByteString(row.Row.Span);
            writer.WriteInt64(row.Leaf);
            WritePath(writer, row.Path);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private void WriteWithheld(CborWriter writer)
    {
        writer.WriteStartArray(Withheld.Length);
        foreach (WithheldEntry entry in Withheld)
        {
            writer.WriteStartArray(4);
            writer.WriteInt64(entry.Index);
            writer.WriteByteString(entry.LeafHash.Span);
            WritePath(writer, entry.Path);
            writer.WriteTextString(entry.Reason);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private static void WritePath(CborWriter writer, ImmutableArray<Hash> path)
    {
        writer.WriteStartArray(path.Length);
        foreach (Hash hash in path)
        {
            writer.WriteByteString(hash.Span);
        }

        writer.WriteEndArray();
    }
}
