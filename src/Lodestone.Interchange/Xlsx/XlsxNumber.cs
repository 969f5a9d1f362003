using System.Globalization;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>
/// Numbers of a workbook as the text that a person sees. A spreadsheet keeps 15 significant digits and no more: what
/// lies beyond is the noise of binary fractions (0.1 + 0.2) and is rounded off; a whole number with more digits has lost
/// some already and is refused.
/// </summary>
internal static class XlsxNumber
{
    private const int Digits = 15;
    private const string Plain = "0.############################";

    // The first of March 1900: days before it are counted wrongly by one, in memory of a leap day that never was.
    private const int FirstSureDay = 61;

    private const int LastDay = 2_958_465;

    private static readonly DateTime From1900 = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);
    private static readonly DateTime From1904 = new(1904, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>The text of a number under a format, or why there is none.</summary>
    public static (string Text, Refusal? Refusal) Meaning(string raw, XlsxFormat format, bool countsFrom1904)
    {
        if (raw.Length > 40
            || !decimal.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            || (number == 0 && raw.AsSpan(0, Mantissa(raw)).ContainsAnyInRange('1', '9')))
        {
            return Refused(RefusalCode.NumberOutOfRange, raw);
        }

        if (Math.Abs(number) >= 1_000_000_000_000_000m)
        {
            return Refused(RefusalCode.TooManyDigits, $"{raw}: more than {Digits} digits; format the cell as text");
        }

        decimal seen = Seen(number);
        return format switch
        {
            XlsxFormat.Date => Date(seen, countsFrom1904),
            XlsxFormat.Percent => (Text(seen * 100) + "%", null),
            _ => (Text(seen), null),
        };
    }

    private static int Mantissa(string raw) => raw.AsSpan().IndexOfAny('e', 'E') is var at and >= 0 ? at : raw.Length;

    private static string Text(decimal number) => number.ToString(Plain, CultureInfo.InvariantCulture);

    private static decimal Seen(decimal number)
    {
        decimal size = Math.Abs(number);
        int decimals = Digits;
        for (; size >= 1 && decimals > 0; size /= 10)
        {
            decimals--;
        }

        for (; size is > 0 and < 0.1m && decimals < 28; size *= 10)
        {
            decimals++;
        }

        return decimal.Round(number, decimals, MidpointRounding.AwayFromZero);
    }

    private static (string Text, Refusal? Refusal) Date(decimal days, bool countsFrom1904)
    {
        if (days < (countsFrom1904 ? 0 : FirstSureDay) || days >= LastDay)
        {
            return Refused(RefusalCode.TimeMalformed, $"day {Text(days)}");
        }

        int whole = (int)decimal.Floor(days);
        long seconds = (long)decimal.Round((days - whole) * 86_400, MidpointRounding.AwayFromZero);
        DateTime time = (countsFrom1904 ? From1904 : From1900).AddDays(whole).AddSeconds(seconds);
        string form = time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss";
        return (time.ToString(form, CultureInfo.InvariantCulture), null);
    }

    private static (string Text, Refusal? Refusal) Refused(RefusalCode code, string detail) =>
        (string.Empty, new Refusal(code, null, JsonText.Printable(detail)));
}
