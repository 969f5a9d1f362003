using Lodestone.Node.Texts;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Pages;

/// <summary>A share in words, as it is meant.</summary>
internal static class ShareWords
{
    /// <summary>With all digits.</summary>
    public static string Of(PageFrame frame, Ppb share, SharePrecision precision) =>
        Meant(frame, Figures.Exact(share), precision);

    /// <summary>To the tenth of a per cent.</summary>
    public static string Brief(PageFrame frame, Ppb share, SharePrecision precision) =>
        Meant(frame, Figures.Short(share), precision);

    /// <summary>For a column that names its unit: the figure, with words where it is a bound.</summary>
    public static string WithoutUnit(PageFrame frame, Ppb share, SharePrecision precision) =>
        precision == SharePrecision.About
            ? Figures.Exact(share)[..^2]
            : Meant(frame, Figures.Exact(share)[..^2], precision);

    private static string Meant(PageFrame frame, string figure, SharePrecision precision) => precision switch
    {
        SharePrecision.About => $"≈ {figure}",
        SharePrecision.Under => frame.T(PassportTexts.Under, figure),
        SharePrecision.Over => frame.T(PassportTexts.Over, figure),
        _ => figure,
    };
}
