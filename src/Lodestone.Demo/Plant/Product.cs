using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Demo;

/// <summary>What a step is to give: a material with its contents and mass, before it is declared as a lot.</summary>
/// <param name="Material">Material code.</param>
/// <param name="Contents">What it holds.</param>
/// <param name="Milligrams">Its mass.</param>
internal sealed record Product(string Material, Contents Contents, long Milligrams)
{
    // Below a part per million plants assay nothing.
    private const long LeastShare = 1_000;

    public string Grade { get; init; } = string.Empty;

    public long? Pieces { get; init; }

    public string? Alias { get; init; }

    /// <summary>Share of water: a wet mass if not zero.</summary>
    public Ppb Moisture { get; init; }

    /// <summary>Elements that are stated but not conserved, with their shares in parts per million.</summary>
    public ImmutableArray<(string Symbol, long Ppm)> Others { get; init; } = [];

    /// <summary>The composition to state in place of one that follows from the contents.</summary>
    public Composition? Stated { get; init; }

    /// <summary>Oxides of a purity in parts per million of the mass, weighed to a resolution in milligrams.</summary>
    public static Product AsOxide(string material, Contents contents, long purityPpm, long resolution = 100_000) =>
        new(material, contents, Rounded(contents.OxideMilligrams, purityPpm, resolution));

    /// <summary>Metal, alloy or the like with a share of listed elements in parts per million of the mass.</summary>
    public static Product OfShare(string material, Contents contents, long sharePpm, long resolution = 100_000) =>
        new(material, contents, Rounded(contents.Milligrams, sharePpm, resolution));

    /// <summary>A substance of one element and a purity in parts per billion, such as gallium 7N.</summary>
    public static Product OfPurity(string material, Contents contents, string symbol, long purityPpb, string grade)
    {
        Element element = Element.Of(symbol);
        long milligrams = (long)(contents[element] / purityPpb);
        return new Product(material, contents.Only(symbol), milligrams)
        {
            Grade = grade,
            Stated = Vocabulary.Composition.Of(
                new ElementShare(element, Ppb.Of(purityPpb), IsCensored: false, Ppb.Zero)),
        };
    }

    /// <summary>A substance of stated shares in parts per million.</summary>
    public static Product OfShares(
        string material, long milligrams, params ReadOnlySpan<(string Symbol, long Ppm)> shares)
    {
        List<ElementShare> stated = [];
        foreach ((string symbol, long ppm) in shares)
        {
            stated.Add(new ElementShare(Element.Of(symbol), Ppb.FromPpm(ppm), IsCensored: false, Ppb.Zero));
        }

        return new Product(material, Contents.Nothing, milligrams) { Stated = Vocabulary.Composition.Of(stated) };
    }

    /// <summary>
    /// Its composition on its mass; shares are rounded down, so that it never says more than it holds.
    /// </summary>
    public Composition Composition(long uncertaintyPpm = 0)
    {
        if (Stated is not null)
        {
            return Stated;
        }

        List<ElementShare> shares = [];
        foreach (Element element in Element.Listed)
        {
            long share = (long)(Contents[element] / Milligrams);
            if (share >= LeastShare)
            {
                shares.Add(new ElementShare(
                    element, Ppb.Of(share), IsCensored: false, Ppb.Of(share * uncertaintyPpm / Contents.Million)));
            }
        }

        foreach ((string symbol, long ppm) in Others)
        {
            shares.Add(new ElementShare(Element.Of(symbol), Ppb.FromPpm(ppm), IsCensored: false, Ppb.Zero));
        }

        return Vocabulary.Composition.Of(shares);
    }

    // Rounded up: a scale that shows less would make the shares too high.
    private static long Rounded(long pure, long ppm, long resolution)
    {
        long exact = (long)((Int128)pure * Contents.Million / ppm) + 1;
        return Math.Max(1, (exact + resolution - 1) / resolution) * resolution;
    }
}
