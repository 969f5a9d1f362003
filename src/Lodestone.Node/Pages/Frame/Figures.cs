using System.Globalization;
using System.Text;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Pages;

/// <summary>Figures as people read them: every digit that there is, thousands grouped, the unit always beside.</summary>
internal static class Figures
{
    private const long PicogramsPerGram = 1_000_000_000_000;

    /// <summary>A mass in kilograms, all digits.</summary>
    public static string Exact(Mass mass) => Grouped(mass.ToString());

    /// <summary>An element amount in grams, all digits.</summary>
    public static string Exact(ElementAmount amount) => Grouped(amount.ToString());

    /// <summary>A mass in kilograms without the unit, for a column that names it.</summary>
    public static string ExactNumber(Mass mass) => Exact(mass)[..^3];

    /// <summary>An element amount in grams without the unit, for a column that names it.</summary>
    public static string ExactNumber(ElementAmount amount) => Exact(amount)[..^2];

    /// <summary>A count for a machine: digits only.</summary>
    public static string Plain(long count) => count.ToString(CultureInfo.InvariantCulture);

    /// <summary>A mass in kilograms for a machine: digits and a point.</summary>
    public static string Plain(Mass mass) => mass.ToString()[..^3];

    /// <summary>An element amount in grams for a machine: digits and a point.</summary>
    public static string Plain(ElementAmount amount) => amount.ToString()[..^2];

    /// <summary>A sum of masses in kilograms, all digits, without its unit: may pass what one lot can have.</summary>
    public static string Kilograms(long milligrams) => Grouped($"{PlainKilograms(milligrams)} ").TrimEnd();

    /// <summary>A sum of masses in kilograms for a machine.</summary>
    public static string PlainKilograms(long milligrams) => milligrams % 1_000_000 == 0
        ? Plain(milligrams / 1_000_000)
        : ((decimal)milligrams / 1_000_000).ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>A share in per cent, all digits.</summary>
    public static string Exact(Ppb share) => share.ToString();

    /// <summary>A count.</summary>
    public static string Count(long count) => count.ToString("#,##0", CultureInfo.InvariantCulture);

    /// <summary>A sum of masses in few digits.</summary>
    public static string Short(long milligrams) => Short((Int128)milligrams * 1_000_000_000);

    /// <summary>A mass in few digits, for labels in drawings.</summary>
    public static string Short(Mass mass) => Short((Int128)mass.Milligrams * 1_000_000_000);

    /// <summary>An element amount in few digits, for labels in drawings.</summary>
    public static string Short(ElementAmount amount) => Short(amount.Picograms);

    /// <summary>A share to the tenth of a per cent; what is less than that says so.</summary>
    public static string Short(Ppb share) => share.Value switch
    {
        0 => "0 %",
        < 500_000 => "< 0.1 %",
        _ => ((decimal)share.Value / 10_000_000).ToString("0.#", CultureInfo.InvariantCulture) + " %",
    };

    /// <summary>A time to the minute, UTC.</summary>
    public static string Minute(Instant time) => DateTimeOffset.FromUnixTimeMilliseconds(time.UnixMilliseconds)
        .ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>An EID in groups of four.</summary>
    public static string Grouped(Eid eid)
    {
        string code = eid.Code;
        return $"{code[..4]} {code[4..8]} {code[8..12]} {code[12..]}";
    }

    private static string Short(Int128 picograms)
    {
        decimal grams = (decimal)picograms / PicogramsPerGram;
        (decimal value, string unit) = grams switch
        {
            0 => (0, "g"),
            >= 1_000_000 => (grams / 1_000_000, "t"),
            >= 1_000 => (grams / 1_000, "kg"),
            >= 1 => (grams, "g"),
            _ => (grams * 1_000, "mg"),
        };
        string form = value switch { >= 100 => "#,##0", >= 10 => "0.#", _ => "0.##" };
        return $"{value.ToString(form, CultureInfo.InvariantCulture)} {unit}";
    }

    private static string Grouped(string figure)
    {
        int end = figure.IndexOfAny(['.', ' ']);
        StringBuilder text = new(figure);
        for (int i = end - 3; i > 0 && char.IsAsciiDigit(figure[i - 1]); i -= 3)
        {
            text.Insert(i, ',');
        }

        return text.ToString();
    }
}
