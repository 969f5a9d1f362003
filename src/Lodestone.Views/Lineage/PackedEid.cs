using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>A lot's identity as the two numbers that its 17 characters spell, for when there are millions of them.</summary>
internal static class PackedEid
{
    private const ulong Radix = 36;
    private const int First = 8;

    /// <summary>The number of an identity.</summary>
    public static UInt128 Pack(Eid eid) =>
        new(Read(eid.Code.AsSpan(0, First)), Read(eid.Code.AsSpan(First)));

    /// <summary>The identity of a number.</summary>
    public static Eid Unpack(UInt128 packed) => Eid.Of(string.Create(Eid.Length, packed, static (code, from) =>
    {
        Write((ulong)(from >> 64), code[..First]);
        Write(unchecked((ulong)from), code[First..]);
    }));

    private static ulong Read(ReadOnlySpan<char> digits)
    {
        ulong number = 0;
        foreach (char c in digits)
        {
            number = (number * Radix) + (ulong)(c <= '9' ? c - '0' : c - 'A' + 10);
        }

        return number;
    }

    private static void Write(ulong number, Span<char> digits)
    {
        for (int i = digits.Length - 1; i >= 0; i--)
        {
            int digit = (int)(number % Radix);
            digits[i] = (char)(digit < 10 ? '0' + digit : 'A' + digit - 10);
            number /= Radix;
        }
    }
}
