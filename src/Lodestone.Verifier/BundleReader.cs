using System.Collections.Immutable;
using System.Formats.Cbor;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Verifier;

/// <summary>
/// Reads bundles strictly: any byte string but the one canonical encoding is refused, and nothing throws.
/// </summary>
public static class BundleReader
{
    private const int MaxEntries = 200_000;

    /// <summary>Reads a bundle.</summary>
    /// <returns>The bundle, or a finding that names the part at fault.</returns>
    public static (EvidenceBundle? Bundle, Finding? Fault) Read(ReadOnlyMemory<byte> bytes) =>
        Read(bytes, BundleChecks.None);

    internal static (EvidenceBundle? Bundle, Finding? Fault) Read(ReadOnlyMemory<byte> bytes, BundleChecks without)
    {
        (CborVerdict verdict, int offset) = CanonicalCbor.Check(bytes.Span, EvidenceBundle.MaxBytes);
        if (verdict != CborVerdict.Deterministic && !without.HasFlag(BundleChecks.Canonical))
        {
            return (null, new Finding(FindingCode.NotCanonical, "bundle", $"{verdict} at byte {offset}"));
        }

        string part = "bundle";
        try
        {
            return (ReadChecked(bytes, ref part), null);
        }
        catch (Exception fault) when (fault is CborContentException or InvalidOperationException or FormatException
            or OverflowException or ArgumentException)
        {
            // The encoding is sound, so what is left is a wrong type or value: a shape fault of the part being read.
            return (null, new Finding(FindingCode.WrongShape, part, fault.Message));
        }
    }

    private static EvidenceBundle ReadChecked(ReadOnlyMemory<byte> bytes, ref string part)
    {
        CborReader reader = new(bytes, CborConformanceMode.Lax);
        int? members = reader.ReadStartMap();
        ReadKey(reader, 1, ref part);
        if (reader.ReadTextString() != EvidenceBundle.Format)
        {
            throw new FormatException($"The format is not {EvidenceBundle.Format}.");
        }

        ReadKey(reader, 2, ref part);
        string code = reader.ReadTextString();
        if (Eid.TryParse(code, "subject", out Eid subject) is { } refusal)
        {
            throw new FormatException(refusal.ToString());
        }

        ReadKey(reader, 3, ref part);
        byte[] checkpoint = reader.ReadByteString();
        ReadKey(reader, 4, ref part);
        byte[] header = reader.ReadByteString();
        ReadKey(reader, 5, ref part);
        ImmutableArray<BundleEntry> entries = ReadItems(reader, ReadEntry, ref part);
        ReadKey(reader, 6, ref part);
        long stateSize = ReadCount(reader);
        ReadKey(reader, 7, ref part);
        ImmutableArray<BundleRow> rows = ReadItems(reader, ReadRow, ref part);
        ReadKey(reader, 8, ref part);
        ImmutableArray<WithheldEntry> withheld = ReadItems(reader, ReadWithheld, ref part);
        ReadKey(reader, 9, ref part);
        byte[] manifest = reader.ReadByteString();
        part = "bundle";
        if (members != 9)
        {
            throw new FormatException("A bundle has nine members.");
        }

        reader.ReadEndMap();
        return new EvidenceBundle(subject, checkpoint, header, entries, stateSize, rows, withheld, manifest);
    }

    private static void ReadKey(CborReader reader, int key, ref string part)
    {
        part = EvidenceBundle.NameOfPart(key);
        if (reader.ReadInt64() != key)
        {
            throw new FormatException($"Member {key} is missing.");
        }
    }

    // While an item is read, the part at fault is that item.
    private static ImmutableArray<T> ReadItems<T>(CborReader reader, Func<CborReader, T> read, ref string part)
    {
        string list = part;
        ImmutableArray<T>.Builder items = ImmutableArray.CreateBuilder<T>(ReadLength(reader));
        for (int i = 0; i < items.Capacity; i++)
        {
            part = $"{list}[{i}]";
            items.Add(read(reader));
        }

        part = list;
        reader.ReadEndArray();
        return items.MoveToImmutable();
    }

    private static int ReadLength(CborReader reader)
    {
        int count = reader.ReadStartArray() ?? throw new FormatException("The length is indefinite.");
        return count <= MaxEntries ? count : throw new FormatException("The list is too long.");
    }

    private static BundleEntry ReadEntry(CborReader reader)
    {
        Expect(reader, 4);
        BundleEntry entry = new(ReadCount(reader), ReadCount(reader), reader.ReadByteString(), ReadPath(reader));
        reader.ReadEndArray();
        return entry;
    }

    private static BundleRow ReadRow(CborReader reader)
    {
        Expect(reader, 5);
        BundleRow row = new(
            reader.ReadTextString(), reader.ReadTextString(), reader.ReadByteString(), ReadCount(reader),
            ReadPath(reader));
        reader.ReadEndArray();
        return row;
    }

    private static WithheldEntry ReadWithheld(CborReader reader)
    {
        Expect(reader, 4);
        WithheldEntry entry = new(
            ReadCount(reader), Hash.FromBytes(reader.ReadByteString()), ReadPath(reader), reader.ReadTextString());
        reader.ReadEndArray();
        return entry;
    }

    private static ImmutableArray<Hash> ReadPath(CborReader reader)
    {
        ImmutableArray<Hash>.Builder path = ImmutableArray.CreateBuilder<Hash>(ReadLength(reader));
        for (int i = 0; i < path.Capacity; i++)
        {
            path.Add(Hash.FromBytes(reader.ReadByteString()));
        }

        reader.ReadEndArray();
        return path.MoveToImmutable();
    }

    private static long ReadCount(CborReader reader)
    {
        long value = reader.ReadInt64();
        return value >= 0 ? value : throw new FormatException("A count is negative.");
    }

    private static void Expect(CborReader reader, int members)
    {
        if (reader.ReadStartArray() != members)
        {
            throw new FormatException($"An item has {members} members.");
        }
    }
}
