using System.Collections.Immutable;
using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Simulation.Histories;

/// <summary>Random compositions and outputs that a chemist could believe, to the last part per billion.</summary>
internal static class Recipes
{
    private static readonly Dictionary<string, Element[]> Allowed = MaterialCatalogue.All.ToDictionary(
        material => material.Code,
        material => Element.Listed.Where(material.MayContain).ToArray(),
        StringComparer.Ordinal);

    /// <summary>A random composition of a material.</summary>
    public static Composition CompositionOf(Dice dice, Material material)
    {
        Element[] allowed = Allowed[material.Code];
        int count = Math.Min(allowed.Length, 1 + dice.Below(6));
        int from = dice.Below(allowed.Length);
        long left = dice.Between(material.MaxListedShare.Value / 10, material.MaxListedShare.Value);
        List<ElementShare> shares = [];
        for (int i = 0; i < count && left > 0; i++)
        {
            long share = i == count - 1 ? left : dice.Between(1, left);
            left -= share;
            Element element = allowed[(from + i) % allowed.Length];
            shares.Add(new ElementShare(element, Ppb.Of(share), dice.Percent(3), Ppb.Zero));
        }

        return Composition.Of(shares);
    }

    /// <summary>
    /// What comes out of a pool: every element recovered at some rate and divided among the outputs that may hold it.
    /// </summary>
    public static ImmutableArray<LotDeclaration> OutputsOf(
        Chronicle it, Firm firm, Book pool, IReadOnlyList<string> materials, CustodyModel model, int perMilleOfPool)
    {
        Dice dice = it.Dice;
        int count = 1 + dice.Below(3);
        Material[] made = new Material[count];
        Dictionary<Element, Int128>[] amounts = new Dictionary<Element, Int128>[count];
        for (int i = 0; i < count; i++)
        {
            MaterialCatalogue.TryFind(dice.OneOf(materials), out Material? material);
            made[i] = material!;
            amounts[i] = [];
        }

        foreach (Element element in pool.Elements())
        {
            Int128 left = pool.TotalOf(element).Picograms * RecoveryPerMille(dice) / 1_000 * perMilleOfPool / 1_000;
            for (int i = 0; i < count; i++)
            {
                if (made[i].MayContain(element))
                {
                    Int128 part = i == count - 1 ? left : left * dice.Below(1_001) / 1_000;
                    amounts[i][element] = part;
                    left -= part;
                }
            }
        }

        return
        [
            .. made.Select((material, i) => Declared(it, firm, material, amounts[i], model)).OfType<LotDeclaration>(),
        ];
    }

    // Mostly a little lost, sometimes a little too much measured, now and then far off.
    private static int RecoveryPerMille(Dice dice) => dice.Below(100) switch
    {
        < 70 => 930 + dice.Below(70),
        < 85 => 1_000,
        < 94 => 1_000 + dice.Below(8),
        < 97 => 1_000 + dice.Below(200),
        _ => dice.Below(900),
    };

    private static LotDeclaration? Declared(
        Chronicle it, Firm firm, Material material, Dictionary<Element, Int128> amounts, CustodyModel model)
    {
        Int128 total = amounts.Values.Aggregate((Int128)0, (sum, amount) => sum + amount);
        long share = material.MaxListedShare.Value * it.Dice.Between(300, 1_000) / 1_000;
        Int128 milligrams = (total / share) + 1;
        if (total == 0 || milligrams > Mass.MaxMilligrams)
        {
            return null;
        }

        List<ElementShare> shares = [];
        foreach ((Element element, Int128 amount) in amounts)
        {
            shares.Add(new ElementShare(element, Ppb.Of((long)(amount / milligrams)), false, Ppb.Zero));
        }

        return it.Declare(firm, material.Code, Mass.FromMilligrams((long)milligrams), Composition.Of(shares), model);
    }
}
