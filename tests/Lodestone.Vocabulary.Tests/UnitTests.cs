using CsCheck;

namespace Lodestone.Vocabulary.Tests;

/// <summary>Every unit is exact, and none stands for another dimension.</summary>
public sealed class UnitTests
{
    [Theory]
    [InlineData("1", "KGM", 1_000_000)]
    [InlineData("0.000001", "KGM", 1)]
    [InlineData("12.5", "TNE", 12_500_000_000)]
    [InlineData("1000", "MC", 1)]
    [InlineData("100", "LBR", 45_359_237)]
    [InlineData("1600", "ONZ", 45_359_237)]
    [InlineData("1250", "APZ", 38_879_346)]
    [InlineData("1", "STN", 907_184_740)]
    [InlineData("5", "LTN", 5_080_234_544)]
    [InlineData("100000", "TNE", 100_000_000_000_000)]
    [InlineData("5", "CTM", 1_000)]
    [InlineData("0", "KTN", 0)]
    public void A_mass_is_exact_to_the_milligram(string digits, string unit, long milligrams)
    {
        Assert.Null(UnitCatalogue.TryMass(digits, unit, "mass", out Mass mass));
        Assert.Equal(milligrams, mass.Milligrams);
    }

    [Theory]
    [InlineData("0.0000001", "KGM", RefusalCode.TooManyDigits)]
    [InlineData("1", "MC", RefusalCode.TooManyDigits)]
    [InlineData("1", "LBR", RefusalCode.TooManyDigits)]
    [InlineData("0.5", "MGM", RefusalCode.TooManyDigits)]
    [InlineData("100000.000000001", "TNE", RefusalCode.NumberOutOfRange)]
    [InlineData("-1", "KGM", RefusalCode.NumberOutOfRange)]
    [InlineData("1e30", "KGM", RefusalCode.NumberOutOfRange)]
    [InlineData("1", "kgm", RefusalCode.UnitUnknown)]
    [InlineData("1", "KG", RefusalCode.UnitUnknown)]
    [InlineData("1", "LTR", RefusalCode.UnitUnknown)]
    [InlineData("1", "", RefusalCode.UnitUnknown)]
    [InlineData("1", null, RefusalCode.UnitUnknown)]
    [InlineData("a", "XXX", RefusalCode.UnitUnknown)]
    [InlineData("a", "KGM", RefusalCode.WrongType)]
    public void What_is_no_mass_is_refused_by_name(string digits, string? unit, RefusalCode code)
    {
        Refusal? refusal = UnitCatalogue.TryMass(digits, unit, "acts[0].lot.mass", out Mass mass);

        Assert.Equal(code, refusal?.Code);
        Assert.Equal("acts[0].lot.mass", refusal?.Field);
        Assert.True(mass.IsZero);
    }

    [Theory]
    [InlineData("26.6837", "P1", 266_837_000)]
    [InlineData("100", "P1", 1_000_000_000)]
    [InlineData("12", "59", 12_000)]
    [InlineData("12", "61", 12)]
    [InlineData("3.5", "GK", 3_500_000)]
    public void A_share_is_exact_to_a_part_per_billion(string digits, string unit, long ppb)
    {
        Assert.Null(UnitCatalogue.TryShare(digits, unit, "share", out Ppb share));
        Assert.Equal(ppb, share.Value);
    }

    [Theory]
    [InlineData("100.0000001", "P1", RefusalCode.NumberOutOfRange)]
    [InlineData("0.00000001", "P1", RefusalCode.TooManyDigits)]
    [InlineData("1", "KGM", RefusalCode.UnitUnknown)]
    public void What_is_no_share_is_refused_by_name(string digits, string unit, RefusalCode code) =>
        Assert.Equal(code, UnitCatalogue.TryShare(digits, unit, "share", out _)?.Code);

    [Fact]
    public void Pieces_are_whole()
    {
        Assert.Null(UnitCatalogue.TryCount("2.5e1", "H87", Dimension.Count, 1_000, "pieces", out Int128 pieces));
        Assert.Equal((Int128)25, pieces);
        Assert.Equal(
            RefusalCode.TooManyDigits,
            UnitCatalogue.TryCount("2.5", "H87", Dimension.Count, 1_000, "pieces", out _)?.Code);
    }

    [Fact]
    public void Units_are_listed_once_in_ordinal_order_with_positive_factors()
    {
        string[] codes = [.. UnitCatalogue.All.Select(unit => unit.Code)];

        Assert.Equal(codes.Order(StringComparer.Ordinal), codes);
        Assert.All(UnitCatalogue.All, unit =>
        {
            Assert.Matches("^[A-Z0-9]{2,3}$", unit.Code);
            Assert.True(unit is { Numerator: > 0, Denominator: > 0 }, unit.Code);
            Assert.NotEqual(unit.NameEn, unit.NameZh);
        });
    }

    [Fact]
    public void The_same_mass_in_grams_kilograms_and_tonnes_is_one_mass() =>
        Gen.Long[0, Mass.MaxMilligrams].Sample(milligrams =>
        {
            foreach ((string unit, int decimals) in new[] { ("MGM", 0), ("GRM", 3), ("KGM", 6), ("TNE", 9) })
            {
                Assert.Null(UnitCatalogue.TryMass(DecimalDigits.Write(milligrams, decimals), unit, "m", out Mass mass));
                Assert.Equal(milligrams, mass.Milligrams);
            }
        });
}
