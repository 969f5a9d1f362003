using System.Numerics;
using CsCheck;
using Lodestone.Vocabulary;

namespace Lodestone.Rules.Tests;

public class StockLimitTests
{
    [Fact]
    public void The_limit_is_three_standard_uncertainties()
    {
        // 10 mg = 10,000 micrograms of standard uncertainty.
        Assert.Equal(new ElementAmount(30_000_000_000), StockLimit.Of(100_000_000));
    }

    [Fact]
    public void A_difference_within_the_limit_is_chance_either_way()
    {
        Element nd = Element.Of("Nd");
        Assert.True(StockLimit.Allows(new MeasuredLine(nd, new ElementAmount(-30_000_000_000), 100_000_000)));
        Assert.False(StockLimit.Allows(new MeasuredLine(nd, new ElementAmount(30_000_000_001), 100_000_000)));
        Assert.False(StockLimit.Allows(new MeasuredLine(nd, new ElementAmount(1), 0)));
    }

    [Fact]
    public void The_limit_of_any_variance_is_the_root_rounded_down() =>
        Gen.Select(Gen.Long[0, long.MaxValue], Gen.Int[0, 62]).Sample((value, shift) =>
        {
            Int128 variance = (Int128)value << shift;
            BigInteger root = (BigInteger)StockLimit.Of(variance).Picograms / 3_000_000;
            Assert.True(root * root <= (BigInteger)variance);
            Assert.True((root + 1) * (root + 1) > (BigInteger)variance);
        });
}
