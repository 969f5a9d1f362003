using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>
/// Quantities: a number and its unit of measure by UN/CEFACT Recommendation 20, <c>{"value":12.5,"uom":"KGM"}</c>.
/// What does not fit the unit exactly is refused.
/// </summary>
internal static class QuantityForms
{
    /// <summary>A mass: MGM, GRM, KGM or TNE, down to a milligram. Written in KGM.</summary>
    public static readonly Form<Mass> Mass = Quantity(
        MassExponent, Vocabulary.Mass.MaxMilligrams, milligrams => Vocabulary.Mass.FromMilligrams((long)milligrams),
        mass => (mass.Milligrams, 6), "KGM");

    /// <summary>An amount of an element: MGM, GRM, KGM or TNE, down to a picogram. Written in GRM.</summary>
    public static readonly Form<ElementAmount> Amount = Quantity(
        unit => MassExponent(unit) + 9, (Int128)Vocabulary.Mass.MaxMilligrams * Ppb.Whole,
        picograms => new ElementAmount(picograms), amount => (amount.Picograms, 12), "GRM");

    /// <summary>
    /// A share by mass: P1 (per cent), 59 (parts per million) or 61 (parts per billion). Written in P1.
    /// </summary>
    public static readonly Form<Ppb> Share = Quantity(
        ShareExponent, Ppb.Whole, ppb => Ppb.Of((long)ppb), share => (share.Value, 7), "P1");

    /// <summary>A whole number of things, from 1.</summary>
    public static readonly Form<long> Count = Whole(1, 1_000_000_000_000);

    /// <summary>A position in the log or a list, from 0.</summary>
    public static readonly Form<long> Index = Whole(0, 1_000_000_000_000);

    /// <summary>Degrees of latitude or longitude, in millionths.</summary>
    public static Form<long> Degrees(long most) => Scaled(6, -most * 1_000_000, most * 1_000_000);

    /// <summary>A whole number within bounds.</summary>
    public static Form<long> Whole(long least, long most) => Scaled(0, least, most);

    /// <summary>Milligrams in one of a unit, as a power of ten; null if the unit is no known unit of mass.</summary>
    public static int? MassExponent(string unit) => unit switch
    {
        "MGM" => 0,
        "GRM" => 3,
        "KGM" => 6,
        "TNE" => 9,
        _ => null,
    };

    /// <summary>
    /// Parts per billion in one of a unit, as a power of ten; null if the unit is no known unit of share.
    /// </summary>
    public static int? ShareExponent(string unit) => unit switch
    {
        "P1" => 7,
        "59" => 3,
        "61" => 0,
        _ => null,
    };

    /// <summary>Reads the digits of a number; the refusal stands at the number.</summary>
    public static Refusal? ReadDigits(
        StrictElement number, int decimals, Int128 least, Int128 most, out Int128 scaled)
    {
        scaled = 0;
        if (!number.IsNumber)
        {
            return number.Refused(RefusalCode.WrongType, "a number is required");
        }

        RefusalCode? code = Digits.TryScale(number.Digits, decimals, most, least < 0, out scaled)
            ?? (scaled < least ? RefusalCode.NumberOutOfRange : null);
        return code is { } wrong
            ? number.Refused(wrong, System.Text.Encoding.ASCII.GetString(number.Digits))
            : null;
    }

    /// <summary>Reads a unit that a table knows.</summary>
    public static Refusal? ReadUnit(StrictElement unit, Func<string, int?> exponentOf, out int exponent)
    {
        exponent = 0;
        if (TextForms.Any.Read(unit, out string text) is { } refusal)
        {
            return refusal;
        }

        if (exponentOf(text) is not { } known)
        {
            return unit.Refused(RefusalCode.UnitUnknown, JsonText.Printable(text));
        }

        exponent = known;
        return null;
    }

    private static Form<T> Quantity<T>(
        Func<string, int?> exponentOf, Int128 most, Func<Int128, T> of, Func<T, (Int128 Count, int Decimals)> to,
        string unit) => new(
        (StrictElement at, out T value) =>
        {
            value = default!;
            Refusal? refusal = ReadQuantity(at, exponentOf, most, out Int128 count);
            value = refusal is null ? of(count) : default!;
            return refusal;
        },
        (json, value) =>
        {
            (Int128 count, int decimals) = to(value);
            json.WriteStartObject();
            json.WritePropertyName("value");
            json.WriteRawValue(Digits.Write(count, decimals));
            json.WriteString("uom", unit);
            json.WriteEndObject();
        });

    private static Refusal? ReadQuantity(
        StrictElement at, Func<string, int?> exponentOf, Int128 most, out Int128 count)
    {
        count = 0;
        if (!at.IsObject)
        {
            return at.Refused(RefusalCode.WrongType, "an object of value and uom is required");
        }

        if (!at.TryMember("uom"u8, out StrictElement unit))
        {
            return new Refusal(RefusalCode.MemberMissing, at.PathOf("uom"));
        }

        if (ReadUnit(unit, exponentOf, out int exponent) is { } unknown)
        {
            return unknown;
        }

        if (!at.TryMember("value"u8, out StrictElement number))
        {
            return new Refusal(RefusalCode.MemberMissing, at.PathOf("value"));
        }

        return ReadDigits(number, exponent, 0, most, out count) ?? OnlyTwo(at);
    }

    private static Refusal? OnlyTwo(StrictElement at)
    {
        foreach (StrictElement member in at.Values)
        {
            if (!member.IsRead)
            {
                return member.Refused(RefusalCode.MemberUnknown);
            }
        }

        return null;
    }

    private static Form<long> Scaled(int decimals, long least, long most) => new(
        (StrictElement at, out long value) =>
        {
            Refusal? refusal = ReadDigits(at, decimals, least, Int128.Max(most, -(Int128)least), out Int128 scaled)
                ?? (scaled > most ? at.Refused(RefusalCode.NumberOutOfRange) : null);
            value = refusal is null ? (long)scaled : 0;
            return refusal;
        },
        (json, value) => json.WriteRawValue(Digits.Write(value, decimals)));
}
