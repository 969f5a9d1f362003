using System.Text;

namespace Lodestone.Interchange;

/// <summary>
/// The short texts that a thread read last, so that codes which stand in every document (units, parties, sites,
/// materials) are one string and not one more each time. A text that is not there is made; nothing depends on it.
/// </summary>
internal static class RecentTexts
{
    private const int MaxBytes = 64;
    private const int Places = 4_096;

    [ThreadStatic]
    private static string?[]? ofThisThread;

    /// <summary>The text of UTF-8 bytes.</summary>
    public static string Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > MaxBytes)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        ref string? place = ref (ofThisThread ??= new string?[Places])[PlaceOf(utf8)];
        return place is not null && Ascii.Equals(utf8, place) ? place : place = Encoding.UTF8.GetString(utf8);
    }

    // The end and the length tell codes apart well enough; texts of one place only drive each other out.
    private static int PlaceOf(ReadOnlySpan<byte> utf8)
    {
        ulong mixed = (uint)utf8.Length;
        foreach (byte unit in utf8.Length > 16 ? utf8[^16..] : utf8)
        {
            mixed = unchecked((mixed ^ unit) * 0x100000001B3);
        }

        return (int)((mixed ^ (mixed >> 32)) % Places);
    }
}
