using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>
/// A share as the public is told it: in whole tenths. Where a tenth would say nothing or all of what is neither, it is
/// under 5 % or over 95 %.
/// </summary>
public static class PublicShare
{
    private const long Tenth = Ppb.Whole / 10;
    private const long HalfTenth = Tenth / 2;

    /// <summary>What is told of a part of a whole.</summary>
    public static (Ppb Share, SharePrecision Precision) Of(ElementAmount part, ElementAmount whole)
    {
        Int128 halfTenths = part.Picograms * 20;
        return part == ElementAmount.Zero ? (Ppb.Zero, SharePrecision.Exact)
            : part >= whole ? (Ppb.Of(Ppb.Whole), SharePrecision.Exact)
            : halfTenths < whole.Picograms ? (Ppb.Of(HalfTenth), SharePrecision.Under)
            : halfTenths > whole.Picograms * 19 ? (Ppb.Of(Ppb.Whole - HalfTenth), SharePrecision.Over)
            : (Ppb.Of(Tenth * Tenths(halfTenths, whole)), SharePrecision.About);
    }

    // Half a tenth is rounded up, but never to all.
    private static long Tenths(Int128 halfTenths, ElementAmount whole) =>
        Math.Min(9, (long)((halfTenths + whole.Picograms) / (whole.Picograms * 2)));
}
