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
    private static readonly Dictionary<Element, int> Ranks =
        Element.Listed.Select((element, rank) => (element, rank)).ToDictionary(it => it.element, it => it.rank);

    /// <summary>Writes lines whose amounts are not negative.</summary>
    public static byte[] Write(IEnumerable<BookLine> lines, Terms terms)
    {
        List<byte> bytes = [];
        foreach (BookLine line in lines)
        {
            Append(bytes, (UInt128)Ranks[line.Element]);
            Append(bytes, (UInt128)terms.Number(line.Origin));
            Append(bytes, (UInt128)line.Amount.Picograms);
        }

        return [.. bytes];
    }

    /// <summary>Writes amounts by element, without origin.</summary>
    public static byte[] Write(IEnumerable<ElementFlow> flows)
    {
        List<byte> bytes = [];
        foreach (ElementFlow flow in flows)
        {
            Append(bytes, (UInt128)Ranks[flow.Element]);
            Append(bytes, (UInt128)flow.Amount.Picograms);
        }

        return [.. bytes];
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

    private static void Append(List<byte> bytes, UInt128 value)
    {
        while (value >= 128)
        {
            bytes.Add((byte)((value & 127) | 128));
            value >>= 7;
        }

        bytes.Add((byte)value);
    }

    private static UInt128 Next(ref ReadOnlySpan<byte> bytes)
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
