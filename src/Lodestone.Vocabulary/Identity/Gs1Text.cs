using System.Text;

namespace Lodestone.Vocabulary;

/// <summary>Lot numbers, serial numbers and extensions of GS1 keys, and how URIs escape them.</summary>
internal static class Gs1Text
{
    // The 82 characters of GS1 General Specifications, table 7.11-1.
    private const string Allowed =
        "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

    /// <summary>Whether the text is 1 to 20 of the characters that GS1 allows.</summary>
    internal static bool IsExtension(string text) =>
        text.Length is >= 1 and <= 20 && text.AsSpan().ContainsOnly(Allowed);

    /// <summary>The text with everything but letters, digits and <c>- . _</c> escaped, in one way only.</summary>
    internal static string Escape(string text)
    {
        StringBuilder escaped = new(text.Length);
        foreach (char c in text)
        {
            if (char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_')
            {
                escaped.Append(c);
            }
            else
            {
                escaped.Append('%').Append(((int)c).ToString("X2", null));
            }
        }

        return escaped.ToString();
    }

    /// <summary>The text behind escapes; null if one is broken or stands for a byte beyond ASCII.</summary>
    internal static string? Unescape(string text)
    {
        StringBuilder plain = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '%')
            {
                plain.Append(text[i]);
                continue;
            }

            if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2])
                || text[i + 1] >= '8')
            {
                return null;
            }

            plain.Append((char)Convert.ToByte(text.Substring(i + 1, 2), 16));
            i += 2;
        }

        return plain.ToString();
    }
}
