using System.Text;

namespace Lodestone.Transparency;

/// <summary>The three textual forms that formats share, read so that each value has one spelling only.</summary>
internal static class StrictText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The bytes of canonical, padded, standard base64; null when the text is any other spelling.</summary>
    internal static byte[]? Base64(string? text)
    {
        if (text is null || text.Length % 4 != 0)
            return null;
        var bytes = new byte[text.Length / 4 * 3];
        if (!Convert.TryFromBase64String(text, bytes, out var written))
            return null;

        // The BCL forgives white space and stray bits in the last character; one spelling forgives nothing.
        var exact = bytes[..written];
        return Convert.ToBase64String(exact) == text ? exact : null;
    }

    /// <summary>A decimal number from 0 to 2^63-1 without sign or leading zero; null for any other spelling.</summary>
    internal static long? Decimal(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > 19 || (text[0] == '0' && text.Length > 1) || text.ContainsAnyExceptInRange('0', '9'))
            return null;
        var value = 0UL;
        foreach (var digit in text)
            value = (value * 10) + (ulong)(digit - '0');
        return value <= long.MaxValue ? (long)value : null;
    }

    /// <summary>The text of well-formed UTF-8; null when a byte sequence is ill-formed.</summary>
    internal static string? FromUtf8(ReadOnlySpan<byte> bytes) =>
        System.Text.Unicode.Utf8.IsValid(bytes) ? Utf8.GetString(bytes) : null;

    /// <summary>The UTF-8 of a text; a lone surrogate is an error of the caller.</summary>
    internal static byte[] ToUtf8(string text) => Utf8.GetBytes(text);

    /// <summary>Whether a text is free of control characters (below U+0020, and U+007F to U+009F).</summary>
    internal static bool IsPrintable(string text)
    {
        foreach (var character in text)
        {
            if (char.IsControl(character))
                return false;
        }

        return true;
    }

    /// <summary>Whether every UTF-16 surrogate has its partner, so that the text has a UTF-8 form.</summary>
    internal static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return false;
            i++;
        }

        return true;
    }
}
