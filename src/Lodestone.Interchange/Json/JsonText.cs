using System.Globalization;
using System.Text;

namespace Lodestone.Interchange;

/// <summary>
/// The inside of a JSON text: escapes and surrogates. Its syntax has been checked by the reader before.
/// </summary>
internal static class JsonText
{
    /// <summary>Whether an escape names half of a surrogate pair without the other half right after it.</summary>
    public static bool HasLoneSurrogate(ReadOnlySpan<byte> raw)
    {
        for (int i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                continue;
            }

            i++;
            if (raw[i] != 'u')
            {
                continue;
            }

            char unit = CodeUnit(raw[(i + 1)..]);
            i += 4;
            if (char.IsLowSurrogate(unit))
            {
                return true;
            }

            if (char.IsHighSurrogate(unit))
            {
                if (raw.Length < i + 7 || raw[i + 1] != '\\' || raw[i + 2] != 'u'
                    || !char.IsLowSurrogate(CodeUnit(raw[(i + 3)..])))
                {
                    return true;
                }

                i += 6;
            }
        }

        return false;
    }

    /// <summary>The text that the bytes between the quotes stand for.</summary>
    public static string Unescape(ReadOnlySpan<byte> raw)
    {
        if (!raw.Contains((byte)'\\'))
        {
            return RecentTexts.Of(raw);
        }

        string text = Encoding.UTF8.GetString(raw);
        var plain = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                plain.Append(text[i]);
                continue;
            }

            i++;
            if (text[i] == 'u')
            {
                plain.Append((char)ushort.Parse(
                    text.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
            }
            else
            {
                plain.Append(text[i] switch
                {
                    'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', char same => same,
                });
            }
        }

        return plain.ToString();
    }

    /// <summary>A foreign text as it may stand in a refusal: printable ASCII, 60 characters at most.</summary>
    public static string Printable(string text)
    {
        ReadOnlySpan<char> start = text.AsSpan(0, Math.Min(text.Length, 60));
        return string.Create(start.Length, start, static (shown, from) =>
        {
            for (int i = 0; i < from.Length; i++)
            {
                shown[i] = from[i] is >= ' ' and <= '~' ? from[i] : '?';
            }
        });
    }

    private static char CodeUnit(ReadOnlySpan<byte> fourDigits)
    {
        int unit = 0;
        foreach (byte digit in fourDigits[..4])
        {
            unit = (unit << 4) | ((digit & 15) + ((digit >> 6) * 9));
        }

        return (char)unit;
    }
}
