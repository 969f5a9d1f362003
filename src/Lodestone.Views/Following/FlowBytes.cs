using System.Buffers;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>
/// The lots of an event as bytes in its row, numbers as in books. What moved: for each flow its side, lot, material, mass,
/// and the bytes of the book with their count before them; in order of side and lot. What was touched: for each lot its
/// number, its material, and its weight and one, or nought; in order of the lots.
/// </summary>
internal static class FlowBytes
{
    /// <summary>Writes one flow.</summary>
    public static void Append(
        ArrayBufferWriter<byte> bytes, FlowSide side, long lot, long material, long milligrams, ReadOnlySpan<byte> book)
    {
        BookBytes.Append(bytes, (ulong)side);
        BookBytes.Append(bytes, (ulong)lot);
        BookBytes.Append(bytes, (ulong)material);
        BookBytes.Append(bytes, (ulong)milligrams);
        BookBytes.Append(bytes, (ulong)book.Length);
        bytes.Write(book);
    }

    /// <summary>Writes one touched lot.</summary>
    public static void Append(ArrayBufferWriter<byte> bytes, long lot, long material, Mass? weight)
    {
        BookBytes.Append(bytes, (ulong)lot);
        BookBytes.Append(bytes, (ulong)material);
        BookBytes.Append(bytes, weight is { } known ? (ulong)known.Milligrams + 1 : 0);
    }

    /// <summary>Reads flows.</summary>
    public static List<StoredFlow> Read(byte[] bytes)
    {
        List<StoredFlow> flows = [];
        ReadOnlySpan<byte> left = bytes;
        while (!left.IsEmpty)
        {
            var side = (FlowSide)(int)BookBytes.Next(ref left);
            long lot = (long)BookBytes.Next(ref left);
            long material = (long)BookBytes.Next(ref left);
            Mass mass = Mass.FromMilligrams((long)BookBytes.Next(ref left));
            int length = (int)BookBytes.Next(ref left);
            flows.Add(new StoredFlow(lot, material, side, mass, left[..length].ToArray()));
            left = left[length..];
        }

        return flows;
    }

    /// <summary>The lots that flows took from, in order.</summary>
    public static void ReadTaken(ReadOnlySpan<byte> bytes, List<int> lots)
    {
        while (!bytes.IsEmpty && (FlowSide)(int)BookBytes.Next(ref bytes) == FlowSide.Taken)
        {
            lots.Add((int)BookBytes.Next(ref bytes));
            BookBytes.Next(ref bytes);
            BookBytes.Next(ref bytes);
            bytes = bytes[(int)BookBytes.Next(ref bytes)..];
        }
    }

    /// <summary>Reads touched lots.</summary>
    public static List<StoredTouch> ReadTouched(byte[] bytes)
    {
        List<StoredTouch> lots = [];
        ReadOnlySpan<byte> left = bytes;
        while (!left.IsEmpty)
        {
            long lot = (long)BookBytes.Next(ref left);
            long material = (long)BookBytes.Next(ref left);
            ulong weight = (ulong)BookBytes.Next(ref left);
            lots.Add(new StoredTouch(lot, material, weight == 0 ? null : Mass.FromMilligrams((long)(weight - 1))));
        }

        return lots;
    }
}
