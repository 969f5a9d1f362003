using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>
/// Quantities: a number and its unit of measure by UN/CEFACT Recommendation 20, <c>{"value":12.5,"uom":"KGM"}</c>.
/// What does not fit exactly is refused.
/// </summary>
internal static class QuantityForms
{
    // An element amount counts picograms where a mass counts milligrams.
    private const int PicogramsInMilligram = 1_000_000_000;

    /// <summary>A mass in any unit of mass, down to a milligram. Written in KGM.</summary>
    public static readonly Form<Mass> Mass = Quantity(
        Dimension.Mass,
        1,
        Vocabulary.Mass.MaxMilligrams,
        milligrams => Vocabulary.Mass.FromMilligrams((long)milligrams),
        mass => DecimalDigits.Write(mass.Milligrams, 6),
        "KGM");

    /// <summary>An amount of an element in any unit of mass, down to a picogram. Written in GRM.</summary>
    public static readonly Form<ElementAmount> Amount = Quantity(
        Dimension.Mass,
        PicogramsInMilligram,
        (Int128)Vocabulary.Mass.MaxMilligrams * PicogramsInMilligram,
        picograms => new ElementAmount(picograms),
        amount => DecimalDigits.Write(amount.Picograms, 12),
        "GRM");

    /// <summary>A share by mass in any unit of share, down to a part per billion. Written in P1 (per cent).</summary>
    public static readonly Form<Ppb> Share = Quantity(
        Dimension.Share,
        1,
        Ppb.Whole,
        ppb => Ppb.Of((long)ppb),
        share => DecimalDigits.Write(share.Value, 7),
        "P1");

    /// <summary>A whole number of things, from 1.</summary>
    public static readonly Form<long> Count = Whole(1, 1_000_000_000_000);

    /// <summary>A position in the log or a list, from 0.</summary>
    public static readonly Form<long> Index = Whole(0, 1_000_000_000_000);

    /// <summary>Degrees of latitude or longitude, in millionths.</summary>
    public static Form<long> Degrees(long most) => Scaled(6, -most * 1_000_000, most * 1_000_000);

    /// <summary>A whole number within bounds.</summary>
    public static Form<long> Whole(long least, long most) => Scaled(0, least, most);

    /// <summary>Reads a number of a unit as a count; each refusal stands at the one of the two that is wrong.</summary>
    /// <param name="number">The number.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="dimension">What the unit must measure.</param>
    /// <param name="finer">How many counts are in the smallest count of the dimension.</param>
    /// <param name="most">Largest count.</param>
    /// <param name="count">What was read.</param>
    public static Refusal? ReadCount(
        StrictElement number, StrictElement unit, Dimension dimension, int finer, Int128 most, out Int128 count)
    {
        count = 0;
        return TextForms.Any.Read(unit, out string code)
            ?? unit.Located(UnitCatalogue.TryFind(code, dimension, string.Empty, out UnitOfMeasure known))
            ?? ReadNumber(number, out DecimalDigits digits)
            ?? number.Located(digits.TryCount(
                (Int128)known.Numerator * finer, known.Denominator, 0, 0, most, string.Empty, out count));
    }

    /// <summary>Reads a number from its digits.</summary>
    public static Refusal? ReadNumber(StrictElement at, out DecimalDigits number)
    {
        number = default;
        return at.IsNumber
            ? at.Located(DecimalDigits.TryParse(at.Digits, string.Empty, out number))
            : at.Refused(RefusalCode.WrongType, "a number is required");
    }

    private static Form<T> Quantity<T>(
        Dimension dimension, int finer, Int128 most, Func<Int128, T> of, Func<T, string> digits, string unit) => new(
        (StrictElement at, out T value) =>
        {
            Refusal? refusal = ReadQuantity(at, dimension, finer, most, out Int128 count);
            value = refusal is null ? of(count) : default!;
            return refusal;
        },
        (json, value) =>
        {
            json.WriteStartObject();
            json.WritePropertyName("value");
            json.WriteRawValue(digits(value));
            json.WriteString("uom", unit);
            json.WriteEndObject();
        });

    private static Refusal? ReadQuantity(
        StrictElement at, Dimension dimension, int finer, Int128 most, out Int128 count)
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

        if (!at.TryMember("value"u8, out StrictElement number))
        {
            return new Refusal(RefusalCode.MemberMissing, at.PathOf("value"));
        }

        return ReadCount(number, unit, dimension, finer, most, out count) ?? OnlyTwo(at);
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
            Int128 count = 0;
            Refusal? refusal = ReadNumber(at, out DecimalDigits number)
                ?? at.Located(number.TryCount(decimals, least, most, string.Empty, out count));
            value = refusal is null ? (long)count : 0;
            return refusal;
        },
        (json, value) => json.WriteRawValue(DecimalDigits.Write(value, decimals)));
}
