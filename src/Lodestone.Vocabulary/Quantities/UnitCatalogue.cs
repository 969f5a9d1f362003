using System.Diagnostics.CodeAnalysis;
using static Lodestone.Vocabulary.Dimension;

namespace Lodestone.Vocabulary;

/// <summary>
/// The units of measure that quantities may be stated in, by the common codes of UN/CEFACT Recommendation 20. Every
/// factor is exact: by decree for the metric ones, by the agreement of 1959 for pounds and ounces.
/// </summary>
public static class UnitCatalogue
{
    private static readonly UnitOfMeasure[] Rows =
    [
        new("MC", Dimension.Mass, "µg", "microgram", "微克", 1, 1_000),
        new("MGM", Dimension.Mass, "mg", "milligram", "毫克", 1, 1),
        new("CGM", Dimension.Mass, "cg", "centigram", "厘克", 10, 1),
        new("DG", Dimension.Mass, "dg", "decigram", "分克", 100, 1),
        new("GRM", Dimension.Mass, "g", "gram", "克", 1_000, 1),
        new("DJ", Dimension.Mass, "dag", "decagram", "十克", 10_000, 1),
        new("HGM", Dimension.Mass, "hg", "hectogram", "百克", 100_000, 1),
        new("KGM", Dimension.Mass, "kg", "kilogram", "千克", 1_000_000, 1),
        new("DTN", Dimension.Mass, "dt", "decitonne", "公担", 100_000_000, 1),
        new("TNE", Dimension.Mass, "t", "tonne", "吨", 1_000_000_000, 1),
        new("KTN", Dimension.Mass, "kt", "kilotonne", "千吨", 1_000_000_000_000, 1),
        new("CTM", Dimension.Mass, "ct", "metric carat", "克拉", 200, 1),
        new("LBR", Dimension.Mass, "lb", "pound", "磅", 45_359_237, 100),
        new("ONZ", Dimension.Mass, "oz", "ounce", "盎司", 28_349_523_125, 1_000_000),
        new("APZ", Dimension.Mass, "ozt", "troy ounce", "金衡盎司", 311_034_768, 10_000),
        new("STN", Dimension.Mass, "ton (US)", "short ton", "短吨", 907_184_740, 1),
        new("LTN", Dimension.Mass, "ton (UK)", "long ton", "长吨", 10_160_469_088, 10),

        new("4G", Dimension.Volume, "µL", "microlitre", "微升", 1, 1),
        new("MMQ", Dimension.Volume, "mm³", "cubic millimetre", "立方毫米", 1, 1),
        new("MLT", Dimension.Volume, "mL", "millilitre", "毫升", 1_000, 1),
        new("CMQ", Dimension.Volume, "cm³", "cubic centimetre", "立方厘米", 1_000, 1),
        new("LTR", Dimension.Volume, "L", "litre", "升", 1_000_000, 1),
        new("DMQ", Dimension.Volume, "dm³", "cubic decimetre", "立方分米", 1_000_000, 1),
        new("HLT", Dimension.Volume, "hL", "hectolitre", "百升", 100_000_000, 1),
        new("MTQ", Dimension.Volume, "m³", "cubic metre", "立方米", 1_000_000_000, 1),

        new("C45", Length, "nm", "nanometre", "纳米", 1, 1),
        new("4H", Length, "µm", "micrometre", "微米", 1_000, 1),
        new("MMT", Length, "mm", "millimetre", "毫米", 1_000_000, 1),
        new("CMT", Length, "cm", "centimetre", "厘米", 10_000_000, 1),
        new("INH", Length, "in", "inch", "英寸", 25_400_000, 1),
        new("MTR", Length, "m", "metre", "米", 1_000_000_000, 1),

        new("H87", Count, "pc", "piece", "件", 1, 1),
        new("C62", Count, "1", "one", "个", 1, 1),
        new("EA", Count, "ea", "each", "只", 1, 1),
        new("DZN", Count, "dz", "dozen", "打", 12, 1),

        new("61", Share, "ppb", "part per billion", "十亿分之一", 1, 1),
        new("J33", Share, "µg/kg", "microgram per kilogram", "微克每千克", 1, 1),
        new("59", Share, "ppm", "part per million", "百万分之一", 1_000, 1),
        new("NA", Share, "mg/kg", "milligram per kilogram", "毫克每千克", 1_000, 1),
        new("GK", Share, "g/kg", "gram per kilogram", "克每千克", 1_000_000, 1),
        new("P1", Share, "%", "per cent", "百分之一", 10_000_000, 1),

        new("H29", Dimension.Concentration, "µg/L", "microgram per litre", "微克每升", 1, 1),
        new("M1", Dimension.Concentration, "mg/L", "milligram per litre", "毫克每升", 1_000, 1),
        new("A93", Dimension.Concentration, "g/m³", "gram per cubic metre", "克每立方米", 1_000, 1),
        new("GL", Dimension.Concentration, "g/L", "gram per litre", "克每升", 1_000_000, 1),
        new("KMQ", Dimension.Concentration, "kg/m³", "kilogram per cubic metre", "千克每立方米", 1_000_000, 1),
    ];

    private static readonly Dictionary<string, UnitOfMeasure> ByCode =
        Rows.ToDictionary(unit => unit.Code, StringComparer.Ordinal);

    /// <summary>Every unit, in ordinal order of its code.</summary>
    public static IReadOnlyList<UnitOfMeasure> All { get; } =
        [.. ByCode.Values.OrderBy(unit => unit.Code, StringComparer.Ordinal)];

    /// <summary>The unit of a common code, or false.</summary>
    public static bool TryFind(string? code, [NotNullWhen(true)] out UnitOfMeasure? unit)
    {
        unit = null;
        return code is not null && ByCode.TryGetValue(code, out unit);
    }

    /// <summary>
    /// The unit of a common code that measures what is asked for; null and the unit, or
    /// <see cref="RefusalCode.UnitUnknown"/>: kilograms are no unit of volume.
    /// </summary>
    public static Refusal? TryFind(string? code, Dimension dimension, string field, out UnitOfMeasure unit)
    {
        bool found = TryFind(code, out UnitOfMeasure? known) && known.Dimension == dimension;
        unit = found ? known! : Rows[0];
        return found ? null : new Refusal(RefusalCode.UnitUnknown, field, AsciiGrammar.IsName(code, 8) ? code : null);
    }

    /// <summary>A mass from the digits of a number and a unit, exactly to the milligram, or the refusal.</summary>
    public static Refusal? TryMass(ReadOnlySpan<char> digits, string? unit, string field, out Mass mass)
    {
        mass = Mass.Zero;
        Refusal? refusal = TryCount(digits, unit, Dimension.Mass, Mass.MaxMilligrams, field, out Int128 count);
        mass = refusal is null ? Mass.FromMilligrams((long)count) : mass;
        return refusal;
    }

    /// <summary>A share by mass from the digits of a number and a unit, exactly, or the refusal.</summary>
    public static Refusal? TryShare(ReadOnlySpan<char> digits, string? unit, string field, out Ppb share)
    {
        share = Ppb.Zero;
        Refusal? refusal = TryCount(digits, unit, Share, Ppb.Whole, field, out Int128 count);
        share = refusal is null ? Ppb.Of((long)count) : share;
        return refusal;
    }

    /// <summary>
    /// A quantity from the digits of a number and a unit, in the dimension's smallest count, from zero to
    /// <paramref name="most"/>; or the refusal.
    /// </summary>
    public static Refusal? TryCount(
        ReadOnlySpan<char> digits, string? unit, Dimension dimension, Int128 most, string field, out Int128 count)
    {
        count = 0;
        return TryFind(unit, dimension, field, out UnitOfMeasure known)
            ?? DecimalDigits.TryParse(digits, field, out DecimalDigits number)
            ?? known.TryCount(number, most, field, out count);
    }
}
