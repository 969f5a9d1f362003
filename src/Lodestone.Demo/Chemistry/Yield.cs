using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Demo;

/// <summary>What a step gives: products and residues, and what it declares as lost.</summary>
/// <param name="Products">Products and residues.</param>
/// <param name="Losses">Losses by element.</param>
internal sealed record Yield(ImmutableArray<Product> Products, ImmutableArray<ElementLoss> Losses)
{
    /// <summary>
    /// Products of a pool, and the rest as lost: exactly if the plant measures without error, else a little less, and
    /// what is then missing is unaccounted for.
    /// </summary>
    /// <param name="pool">What goes in.</param>
    /// <param name="it">Whose dice and noise.</param>
    /// <param name="products">What comes out.</param>
    public static Yield Of(Contents pool, Pen it, params ImmutableArray<Product> products)
    {
        Contents declared = Contents.Nothing;
        foreach (Product product in products)
        {
            declared = declared.Plus(Contents.In(Mass.FromMilligrams(product.Milligrams), product.Composition()));
        }

        Contents rest = pool.Less(declared);
        if (it.Noise > 0)
        {
            rest = rest.Part(Contents.Million - it.Dice.Between(1_000, 15_000));
        }

        // Traces are left out by plants, but not where a story has to come out exactly.
        Int128 least = it.Noise > 0 ? rest.Total / 500 : 1;
        return new Yield(
            products,
            [
                .. Element.Listed.Where(element => rest[element] >= least)
                    .Select(element => new ElementLoss(element, new ElementAmount(rest[element]))),
            ]);
    }

    /// <summary>All of some contents, declared as lost.</summary>
    public static ImmutableArray<ElementLoss> Lost(Contents contents) =>
    [
        .. Element.Listed.Where(element => contents[element] > 0)
            .Select(element => new ElementLoss(element, new ElementAmount(contents[element]))),
    ];
}
