using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>Times as EPCIS writes them (XML Schema <c>dateTimeStamp</c>): the zone is required.</summary>
internal static class InstantText
{
    private static readonly DateTime Epoch = DateTime.UnixEpoch;

    /// <summary>
    /// Reads <c>2026-03-01T08:00:00.000+08:00</c>: years 1970 to 2199, no leap second, fractions of 1 to 9 digits of
    /// which those finer than a millisecond are cut off.
    /// </summary>
    public static bool TryParse(string text, out Instant instant)
    {
        instant = default;
        if (text.Length < 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':'
            || text[16] != ':'
            || !TryNumber(text.AsSpan(0, 4), out int year) || !TryNumber(text.AsSpan(5, 2), out int month)
            || !TryNumber(text.AsSpan(8, 2), out int day) || !TryNumber(text.AsSpan(11, 2), out int hour)
            || !TryNumber(text.AsSpan(14, 2), out int minute) || !TryNumber(text.AsSpan(17, 2), out int second))
        {
            return false;
        }

        ReadOnlySpan<char> rest = text.AsSpan(19);
        if (year is < 1970 or > 2199 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour > 23 || minute > 59 || second > 59
            || !TryFraction(ref rest, out int milliseconds) || !TryZone(rest, out int offsetMinutes))
        {
            return false;
        }

        var local = new DateTime(year, month, day, hour, minute, second, milliseconds, DateTimeKind.Utc);
        instant = new Instant(((local - Epoch).Ticks / TimeSpan.TicksPerMillisecond) - (offsetMinutes * 60_000L));
        return true;
    }

    /// <summary>Whether the text is an offset as EPCIS 2.0 allows it: a sign, up to 14:00.</summary>
    public static bool IsOffset(string text) => text.Length == 6 && text[0] != 'Z' && TryZone(text, out _);

    private static bool TryFraction(ref ReadOnlySpan<char> rest, out int milliseconds)
    {
        milliseconds = 0;
        if (rest[0] != '.')
        {
            return true;
        }

        int length = rest[1..].IndexOfAnyExceptInRange('0', '9');
        if (length is < 1 or > 9)
        {
            return false;
        }

        for (int i = 0; i < 3; i++)
        {
            milliseconds = (milliseconds * 10) + (i < length ? rest[i + 1] - '0' : 0);
        }

        rest = rest[(length + 1)..];
        return true;
    }

    private static bool TryZone(ReadOnlySpan<char> text, out int minutes)
    {
        minutes = 0;
        if (text is ['Z'])
        {
            return true;
        }

        if (text.Length != 6 || text[0] is not ('+' or '-') || text[3] != ':'
            || !TryNumber(text[1..3], out int hour) || !TryNumber(text[4..], out int minute)
            || minute > 59 || (hour * 60) + minute > 14 * 60)
        {
            return false;
        }

        minutes = (text[0] == '-' ? -1 : 1) * ((hour * 60) + minute);
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<char> digits, out int number)
    {
        number = 0;
        foreach (char digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return false;
            }

            number = (number * 10) + (digit - '0');
        }

        return true;
    }
}
