using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>An element of a lot, with how much of it to the decade: what the public sees of a composition.</summary>
/// <param name="Element">The element.</param>
/// <param name="AtLeast">Lower end of its class: 0, 10 ppm, 100 ppm, 0.1 %, 1 %, 10 % or 50 %.</param>
public sealed record ContentClass(Element Element, Ppb AtLeast)
{
    private static readonly long[] Ends = [500_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 0];

    /// <summary>The class of a share; of a censored one the lowest.</summary>
    public static ContentClass Of(ElementShare share)
    {
        long value = share.IsCensored ? 0 : share.Share.Value;
        return new ContentClass(share.Element, Ppb.Of(Ends.First(end => value >= end)));
    }
}
