namespace Lodestone.Vocabulary;

/// <summary>What a unit measures.</summary>
public enum Dimension
{
    /// <summary>Mass; counted in milligrams.</summary>
    Mass = 1,

    /// <summary>Volume; counted in microlitres.</summary>
    Volume = 2,

    /// <summary>Length; counted in nanometres.</summary>
    Length = 3,

    /// <summary>Pieces.</summary>
    Count = 4,

    /// <summary>Share by mass; counted in parts per billion.</summary>
    Share = 5,

    /// <summary>Mass in a volume; counted in micrograms per litre.</summary>
    Concentration = 6,
}

/// <summary>A unit of measure by its common code of UN/CEFACT Recommendation 20.</summary>
/// <param name="Code">The common code, such as <c>KGM</c>.</param>
/// <param name="Dimension">What it measures.</param>
/// <param name="Symbol">How people write it, such as <c>kg</c>.</param>
/// <param name="NameEn">English name.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="Numerator">One of it in the dimension's smallest count, as a ratio: the upper number.</param>
/// <param name="Denominator">The lower number.</param>
public sealed record UnitOfMeasure(
    string Code,
    Dimension Dimension,
    string Symbol,
    string NameEn,
    string NameZh,
    long Numerator,
    long Denominator)
{
    /// <summary>
    /// A number of this unit in the dimension's smallest count, exactly; refused if it is not whole
    /// (<see cref="RefusalCode.TooManyDigits"/>) or does not lie from zero to <paramref name="most"/>.
    /// </summary>
    public Refusal? TryCount(DecimalDigits number, Int128 most, string field, out Int128 count) =>
        number.TryCount(Numerator, Denominator, 0, Int128.Zero, most, field, out count);

    /// <inheritdoc/>
    public override string ToString() => Code;
}
