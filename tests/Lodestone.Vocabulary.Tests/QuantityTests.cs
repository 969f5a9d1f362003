using System.Numerics;
using CsCheck;

namespace Lodestone.Vocabulary.Tests;

/// <summary>Masses, shares and element amounts are exact, and show all their digits.</summary>
public sealed class QuantityTests
{
    private static readonly Gen<Mass> AnyMass = Gen.Long[0, Mass.MaxMilligrams].Select(Mass.FromMilligrams);
    private static readonly Gen<Ppb> AnyShare = Gen.Long[0, Ppb.Whole].Select(Ppb.Of);

    [Theory]
    [InlineData(0, "0 kg")]
    [InlineData(1, "0.000001 kg")]
    [InlineData(999_999, "0.999999 kg")]
    [InlineData(1_000_000, "1 kg")]
    [InlineData(1_500_000, "1.5 kg")]
    [InlineData(12_000_001, "12.000001 kg")]
    [InlineData(10_000_000_000, "10000 kg")]
    [InlineData(Mass.MaxMilligrams, "100000000 kg")]
    public void A_mass_shows_all_its_digits_in_kilograms(long milligrams, string text) =>
        Assert.Equal(text, Mass.FromMilligrams(milligrams).ToString());

    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(1, "0.0000001 %")]
    [InlineData(266_837_000, "26.6837 %")]
    [InlineData(10_000_000, "1 %")]
    [InlineData(999_999_999, "99.9999999 %")]
    [InlineData(1_000_000_000, "100 %")]
    public void A_share_shows_all_its_digits_in_per_cent(long ppb, string text) =>
        Assert.Equal(text, Ppb.Of(ppb).ToString());

    [Theory]
    [InlineData(0, "0 g")]
    [InlineData(1, "0.000000000001 g")]
    [InlineData(-1, "-0.000000000001 g")]
    [InlineData(266_837_000_000_000, "266.837 g")]
    [InlineData(-1_000_000_000_000, "-1 g")]
    [InlineData(1_000_000_000_001, "1.000000000001 g")]
    [InlineData(999_999_999_999, "0.999999999999 g")]
    public void An_amount_shows_all_its_digits_in_grams(long picograms, string text) =>
        Assert.Equal(text, new ElementAmount(picograms).ToString());

    [Fact]
    public void What_a_quantity_shows_is_what_it_is() =>
        Gen.Select(AnyMass, AnyShare, Gen.Long).Sample((mass, share, picograms) =>
        {
            Assert.Equal(mass.Milligrams, Count(mass.ToString(), " kg", 6));
            Assert.Equal(share.Value, Count(share.ToString(), " %", 7));
            Assert.Equal(picograms, Count(new ElementAmount(picograms).ToString(), " g", 12));
        });

    [Theory]
    [InlineData(-1)]
    [InlineData(Mass.MaxMilligrams + 1)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void No_mass_is_negative_or_above_the_largest(long milligrams)
    {
        Assert.False(Mass.TryFromMilligrams(milligrams, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => Mass.FromMilligrams(milligrams));
    }

    [Fact]
    public void Sums_beyond_the_bounds_are_never_taken()
    {
        Mass most = Mass.FromMilligrams(Mass.MaxMilligrams);

        Assert.Throws<ArgumentOutOfRangeException>(() => most + Mass.FromMilligrams(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Mass.Zero - Mass.FromMilligrams(1));
        Assert.Throws<OverflowException>(() => Mass.FromKilograms(long.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ppb.Of(Ppb.Whole + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ppb.Of(-1));
        Assert.Throws<OverflowException>(() => new ElementAmount(Int128.MaxValue) + new ElementAmount(1));
        Assert.Throws<OverflowException>(() => new ElementAmount(Int128.MaxValue).Share(2, 1));
    }

    [Fact]
    public void The_element_in_a_mass_is_the_exact_product() =>
        Gen.Select(AnyMass, AnyShare).Sample((mass, share) => Assert.Equal(
            (BigInteger)mass.Milligrams * share.Value, (BigInteger)ElementAmount.In(mass, share).Picograms));

    [Fact]
    public void A_part_is_rounded_towards_nothing_and_the_parts_add_up() =>
        Gen.Select(Gen.Long, Gen.Long[1, long.MaxValue], Gen.Double.Unit).Sample((picograms, whole, fraction) =>
        {
            long part = (long)(whole * fraction);
            ElementAmount amount = new(picograms);
            ElementAmount share = amount.Share(part, whole);
            ElementAmount rest = amount - share;

            Assert.Equal(BigInteger.Divide((BigInteger)picograms * part, whole), (BigInteger)share.Picograms);
            Assert.Equal(amount, share + rest);
            Assert.True(Int128.Abs(share.Picograms) <= Int128.Abs(amount.Picograms));
        });

    [Fact]
    public void A_lot_split_anyhow_holds_what_it_held() =>
        Gen.Select(AnyMass, AnyShare, Gen.Long[0, 1_000_000_000].Array[1, 12]).Sample((mass, share, weights) =>
        {
            long total = weights.Sum();
            ElementAmount whole = ElementAmount.In(mass, share);
            ElementAmount left = whole;
            long leftWeight = total;
            ElementAmount sum = ElementAmount.Zero;
            foreach (long weight in weights.Where(weight => weight > 0))
            {
                ElementAmount part = left.Share(weight, leftWeight);
                sum += part;
                left -= part;
                leftWeight -= weight;
            }

            Assert.Equal(total == 0 ? ElementAmount.Zero : whole, sum);
        });

    [Fact]
    public void A_liquor_holds_the_exact_product_of_volume_and_concentration()
    {
        Assert.Null(Volume.TryParse("12.5", "MTQ", "volume", out Volume volume));
        Assert.Null(Concentration.TryParse("180", "M1", "concentration", out Concentration concentration));

        // 12.5 m³ at 180 mg/L are 2.25 kg.
        Assert.Equal("2250 g", ElementAmount.In(volume, concentration).ToString());
        Assert.Equal("12500 L", volume.ToString());
        Assert.Equal("180 mg/L", concentration.ToString());
    }

    [Theory]
    [InlineData("1", "KGM", RefusalCode.UnitUnknown)]
    [InlineData("0.5", "4G", RefusalCode.TooManyDigits)]
    [InlineData("1e10", "MTQ", RefusalCode.NumberOutOfRange)]
    [InlineData("-1", "LTR", RefusalCode.NumberOutOfRange)]
    public void What_is_no_volume_is_refused_by_name(string digits, string unit, RefusalCode code) =>
        Assert.Equal(code, Volume.TryParse(digits, unit, "volume", out _)?.Code);

    private static Int128 Count(string text, string unit, int decimals)
    {
        Assert.EndsWith(unit, text, StringComparison.Ordinal);
        Assert.Null(DecimalDigits.TryParse(text.AsSpan(0, text.Length - unit.Length), "x", out DecimalDigits number));
        Assert.Null(number.TryCount(decimals, long.MinValue, long.MaxValue, "x", out Int128 count));
        return count;
    }
}
