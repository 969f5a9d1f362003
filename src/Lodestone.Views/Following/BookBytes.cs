using System.Buffers;
using System.Collections.Immutable;
using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>
/// Books as a few bytes: for each line the element's rank among the listed ones, the origin's term number and the
/// amount, each as a variable-length integer of seven bits a byte, least significant first.
/// </summary>
internal static class BookBytes
{
    // Bytes of 128 bits, seven in each.
    private const int MaxLength = 19;

    /// <summary>Writes lines whose amounts are not negative.</summary>
    public static byte[] Write(ImmutableArray<BookLine> lines, Terms terms)
    {
        ArrayBufferWriter<byte> bytes = new();
        Append(bytes, lines, terms);
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Writes lines behind what is there.</summary>
    public static void Append(ArrayBufferWriter<byte> bytes, ImmutableArray<BookLine> lines, Terms terms)
    {
        foreach (BookLine line in lines)
        {
            Append(bytes, (ulong)line.Element.ListedRank);
            Append(bytes, (ulong)terms.Number(line.Origin));
            Append(bytes, (UInt128)line.Amount.Picograms);
        }
    }

    /// <summary>Writes amounts by element, without origin.</summary>
    public static byte[] Write(IEnumerable<ElementFlow> flows)
    {
        ArrayBufferWriter<byte> bytes = new();
        foreach (ElementFlow flow in flows)
        {
            Append(bytes, (ulong)flow.Element.ListedRank);
            Append(bytes, (UInt128)flow.Amount.Picograms);
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Reads a book.</summary>
    public static ImmutableArray<BookLine> Read(ReadOnlySpan<byte> bytes, Terms terms)
    {
        ImmutableArray<BookLine>.Builder lines = ImmutableArray.CreateBuilder<BookLine>();
        while (!bytes.IsEmpty)
        {
            Element element = Element.Listed[(int)Next(ref bytes)];
            string origin = terms.Text((long)Next(ref bytes));
            lines.Add(new BookLine(element, origin, new ElementAmount((Int128)Next(ref bytes))));
        }

        return lines.DrainToImmutable();
    }

    /// <summary>Reads amounts by element.</summary>
    public static ImmutableArray<ElementFlow> ReadFlows(ReadOnlySpan<byte> bytes)
    {
        ImmutableArray<ElementFlow>.Builder flows = ImmutableArray.CreateBuilder<ElementFlow>();
        while (!bytes.IsEmpty)
        {
            Element element = Element.Listed[(int)Next(ref bytes)];
            flows.Add(new ElementFlow(element, new ElementAmount((Int128)Next(ref bytes))));
        }

        return flows.DrainToImmutable();
    }

    /// <summary>Writes a number behind what is there.</summary>
    public static void Append(ArrayBufferWriter<byte> bytes, UInt128 value)
    {
        if (value <= ulong.MaxValue)
        {
            Append(bytes, (ulong)value);
            return;
        }

        Span<byte> room = bytes.GetSpan(MaxLength);
        int length = 0;
        for (; value >= 128; value >>= 7)
        {
            room[length++] = (byte)((value & 127) | 128);
        }

        room[length++] = (byte)value;
        bytes.Advance(length);
    }

    /// <summary>Writes a number behind what is there.</summary>
    public static void Append(ArrayBufferWriter<byte> bytes, ulong value)
    {
        Span<byte> room = bytes.GetSpan(MaxLength);
        int length = 0;
        for (; value >= 128; value >>= 7)
        {
            room[length++] = (byte)((value & 127) | 128);
        }

        room[length++] = (byte)value;
        bytes.Advance(length);
    }

    /// <summary>Takes the next number.</summary>
    public static UInt128 Next(ref ReadOnlySpan<byte> bytes)
    {
        UInt128 value = 0;
        for (int at = 0; ; at++)
        {
            value |= (UInt128)(bytes[at] & 127) << (7 * at);
            if (bytes[at] < 128)
            {
                bytes = bytes[(at + 1)..];
                return value;
            }
        }
    }
}
