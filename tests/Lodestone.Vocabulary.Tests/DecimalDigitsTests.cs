using System.Globalization;
using System.Numerics;
using System.Text;
using CsCheck;

namespace Lodestone.Vocabulary.Tests;

/// <summary>Numbers are read from their digits: exactly, or refused by name.</summary>
public sealed class DecimalDigitsTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("0.000", "0")]
    [InlineData("0e999999999999", "0")]
    [InlineData("123.456", "123.456")]
    [InlineData("123.4560", "123.456")]
    [InlineData("1234560e-4", "123.456")]
    [InlineData("0.123456E+3", "123.456")]
    [InlineData("-7e2", "-700")]
    [InlineData("1e100", "1" + "0000000000" + "0000000000" + "0000000000" + "0000000000" + "0000000000"
        + "0000000000" + "0000000000" + "0000000000" + "0000000000" + "0000000000")]
    [InlineData("99999999999999999999999999999999999999", "99999999999999999999999999999999999999")]
    [InlineData("0.00000000000000000000000000000000000001", "0.00000000000000000000000000000000000001")]
    public void A_number_is_what_its_digits_say(string text, string plain)
    {
        Assert.Null(DecimalDigits.TryParse(text, "mass", out DecimalDigits number));
        Assert.Equal(plain, number.ToString());
    }

    [Theory]
    [InlineData("1.50", "15e-1")]
    [InlineData("0.15E1", "1.5")]
    [InlineData("1000", "1e3")]
    [InlineData("0", "-0.0e7")]
    public void Equal_numbers_are_equal_however_they_are_written(string left, string right)
    {
        Assert.Null(DecimalDigits.TryParse(left, "a", out DecimalDigits first));
        Assert.Null(DecimalDigits.TryParse(right, "b", out DecimalDigits second));
        Assert.Equal(first, second);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("+1")]
    [InlineData("01")]
    [InlineData("-007")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1e1.5")]
    [InlineData("1,5")]
    [InlineData("1 000")]
    [InlineData(" 1")]
    [InlineData("1\n")]
    [InlineData("0x10")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("١٢٣")]
    [InlineData("１２３")]
    [InlineData("1_000")]
    [InlineData("--1")]
    [InlineData("1-1")]
    public void What_is_no_number_of_the_grammar_has_the_wrong_type(string text)
    {
        Assert.Equal(RefusalCode.WrongType, DecimalDigits.TryParse(text, "mass", out _)?.Code);
        Assert.Equal(
            RefusalCode.WrongType, DecimalDigits.TryParse(Encoding.UTF8.GetBytes(text), "mass", out _)?.Code);
    }

    [Fact]
    public void More_than_38_significant_digits_are_too_many()
    {
        string most = new('9', 38);

        Assert.Null(DecimalDigits.TryParse(most, "mass", out _));
        Assert.Null(DecimalDigits.TryParse(most + "000", "mass", out _));
        Assert.Equal(RefusalCode.TooManyDigits, DecimalDigits.TryParse(most + "1", "mass", out _)?.Code);
        Assert.Equal(RefusalCode.TooManyDigits, DecimalDigits.TryParse(new string('1', 101), "mass", out _)?.Code);
        Assert.Equal(
            RefusalCode.TooManyDigits, DecimalDigits.TryParse(new byte[1_000_000], "mass", out _)?.Code);
    }

    [Theory]
    [InlineData("1e101")]
    [InlineData("1e-101")]
    [InlineData("1e99999999999999999999999999999999999999999999999999")]
    [InlineData("-1e-99999999999999999999999999999999999999999999999999")]
    public void A_size_beyond_all_bounds_is_out_of_range(string text)
    {
        Refusal? refusal = DecimalDigits.TryParse(text, "acts[0].mass", out _);

        Assert.Equal(RefusalCode.NumberOutOfRange, refusal?.Code);
        Assert.Equal("acts[0].mass", refusal?.Field);
    }

    [Fact]
    public void Digits_finer_than_the_count_are_too_many_and_never_rounded()
    {
        Assert.Null(DecimalDigits.TryParse("1.2345678", "mass", out DecimalDigits number));

        Assert.Equal(RefusalCode.TooManyDigits, number.TryCount(6, 0, 1_000_000_000, "mass", out _)?.Code);
        Assert.Null(number.TryCount(7, 0, 1_000_000_000, "mass", out Int128 count));
        Assert.Equal((Int128)12_345_678, count);
    }

    [Theory]
    [InlineData("10.0000001")]
    [InlineData("11")]
    [InlineData("-0.0000001")]
    [InlineData("-1")]
    [InlineData("1e100")]
    public void A_count_outside_its_bounds_is_out_of_range_before_it_is_too_fine(string text)
    {
        Assert.Null(DecimalDigits.TryParse(text, "share", out DecimalDigits number));
        Assert.Equal(RefusalCode.NumberOutOfRange, number.TryCount(2, 0, 1_000, "share", out _)?.Code);
    }

    [Fact]
    public void Any_coefficient_and_exponent_is_read_back_as_the_same_number() =>
        Gen.Select(Gen.Long, Gen.Int[-30, 30], Gen.Bool).Sample((coefficient, exponent, capital) =>
        {
            string text = coefficient.ToString(CultureInfo.InvariantCulture)
                + (capital ? "E" : "e") + exponent.ToString(CultureInfo.InvariantCulture);
            Assert.Null(DecimalDigits.TryParse(text, "x", out DecimalDigits number));
            Assert.Null(DecimalDigits.TryParse(number.ToString(), "x", out DecimalDigits again));
            Assert.Equal(number, again);
            Assert.Equal(
                (BigInteger)coefficient * BigInteger.Pow(10, exponent + 30),
                (BigInteger)number.Coefficient * BigInteger.Pow(10, number.Exponent + 30));
        });

    [Fact]
    public void What_is_written_from_a_count_is_read_back_as_that_count() =>
        Gen.Select(Gen.Long, Gen.Int[0, 20]).Sample((count, decimals) =>
        {
            string text = DecimalDigits.Write(count, decimals);
            Assert.Null(DecimalDigits.TryParse(text, "x", out DecimalDigits number));
            Assert.Null(number.TryCount(decimals, long.MinValue, long.MaxValue, "x", out Int128 back));
            Assert.Equal(count, back);
        });

    [Fact]
    public void Bytes_and_characters_are_read_alike() =>
        Gen.String[Gen.Char["0123456789+-.eE "], 0, 12].Sample(text =>
        {
            Refusal? fromText = DecimalDigits.TryParse(text, "x", out DecimalDigits first);
            Refusal? fromBytes = DecimalDigits.TryParse(Encoding.ASCII.GetBytes(text), "x", out DecimalDigits second);
            Assert.Equal(fromText, fromBytes);
            Assert.Equal(first, second);
        });
}
