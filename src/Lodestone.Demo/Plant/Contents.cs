using System.Collections.Concurrent;
using Lodestone.Vocabulary;

namespace Lodestone.Demo;

/// <summary>
/// How much of each listed element something holds, in picograms: the generator's own account, which follows the law's
/// arithmetic closely enough that no declaration of it is refused.
/// </summary>
internal sealed class Contents
{
    /// <summary>The whole in parts per million.</summary>
    public const long Million = 1_000_000;

    private static readonly Compound[] Oxides = [.. Element.Listed.Select(CompoundCatalogue.ReportedOxide)];

    private static readonly ConcurrentDictionary<string, bool[]> Groups = new(StringComparer.Ordinal);

    private readonly Int128[] amounts;

    private Contents(Int128[] amounts) => this.amounts = amounts;

    public static Contents Nothing => new(new Int128[Element.Listed.Count]);

    public Int128 this[Element element] => amounts[element.ListedRank];

    public Int128 Total
    {
        get
        {
            Int128 sum = 0;
            foreach (Int128 amount in amounts)
            {
                sum += amount;
            }

            return sum;
        }
    }

    /// <summary>The mass of the usual oxides of all that is in it, in milligrams.</summary>
    public long OxideMilligrams
    {
        get
        {
            Int128 sum = 0;
            for (int rank = 0; rank < amounts.Length; rank++)
            {
                sum += amounts[rank] * Oxides[rank].MolarMicrodaltons / Oxides[rank].ElementMicrodaltons;
            }

            return (long)(sum / Ppb.Whole);
        }
    }

    /// <summary>The mass of all that is in it, in milligrams.</summary>
    public long Milligrams => (long)(Total / Ppb.Whole);

    /// <summary>What a mass of a composition holds.</summary>
    public static Contents In(Mass mass, Composition composition) =>
        Each(element => (Int128)mass.Milligrams * composition.ShareOf(element).Value);

    /// <summary>What was declared as lost.</summary>
    public static Contents Of(IEnumerable<ElementLoss> losses)
    {
        ILookup<Element, ElementLoss> byElement = losses.ToLookup(loss => loss.Element);
        return Each(element => byElement[element].Aggregate(Int128.Zero, (sum, loss) => sum + loss.Amount.Picograms));
    }

    /// <summary>Both together.</summary>
    public Contents Plus(Contents other) => Each(element => this[element] + other[element]);

    /// <summary>What is left; nothing where the other holds more.</summary>
    public Contents Less(Contents other) => Each(element => Int128.Max(0, this[element] - other[element]));

    /// <summary>A part of all elements, in parts per million, rounded down.</summary>
    public Contents Part(long ppm) => Each(element => this[element] * ppm / Million);

    /// <summary>A part by mass, rounded down.</summary>
    public Contents Part(long part, long whole) =>
        part == whole ? this : Each(element => this[element] * part / whole);

    /// <summary>Only some elements.</summary>
    public Contents Only(string symbols)
    {
        bool[] wanted = Groups.GetOrAdd(symbols, static text =>
        {
            string[] words = text.Split(' ');
            return [.. Element.Listed.Select(element => words.Contains(element.Symbol, StringComparer.Ordinal))];
        });
        return Each(element => wanted[element.ListedRank] ? this[element] : 0);
    }

    /// <summary>Each amount changed by a measurement's error of at most so many parts per million.</summary>
    public Contents Measured(Dice dice, long ppm) =>
        ppm == 0 ? this : Each(element => this[element] == 0
            ? 0
            : this[element] * (Million + dice.Error(ppm)) / Million);

    private static Contents Each(Func<Element, Int128> amountOf)
    {
        Int128[] made = new Int128[Element.Listed.Count];
        foreach (Element element in Element.Listed)
        {
            made[element.ListedRank] = amountOf(element);
        }

        return new Contents(made);
    }
}
