using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>Both sides of one element's sum.</summary>
/// <param name="Element">The element.</param>
/// <param name="Entered">Everything that ever came into the books, corrections of sources included.</param>
/// <param name="InLots">What lots hold.</param>
/// <param name="InCircuits">What circuits hold.</param>
/// <param name="Unaccounted">Everything ever posted to material unaccounted for.</param>
/// <param name="Gone">Everything that left: lost, destroyed, stolen, sold, exported, used up, forfeited.</param>
public sealed record ElementSides(
    Element Element,
    ElementAmount Entered,
    ElementAmount InLots,
    ElementAmount InCircuits,
    ElementAmount Unaccounted,
    ElementAmount Gone)
{
    /// <summary>What came in less everything that it went to: zero in a sound ledger, to the picogram.</summary>
    public ElementAmount Difference => Entered - InLots - InCircuits - Unaccounted - Gone;
}

/// <summary>
/// The one equation under all books: for every listed element, what ever entered = lots + circuits + material
/// unaccounted for + what left. Walks the whole state: for tests, the doctor and the verifier, not for rules.
/// </summary>
public static class Conservation
{
    /// <summary>Both sides for every listed element that the state knows, in ascending order.</summary>
    public static ImmutableArray<ElementSides> Check(LedgerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        int count = Element.Listed.Count;
        Int128[] entered = new Int128[count];
        Int128[] lots = new Int128[count];
        Int128[] circuits = new Int128[count];
        Int128[] unaccounted = new Int128[count];
        Int128[] gone = new Int128[count];
        foreach ((string key, EndRow row) in state.Ends.Rows)
        {
            Element element = Element.Of(key[(key.LastIndexOf('/') + 1)..]);
            (BookEdge.Enters(key) ? entered : gone)[element.ListedRank] += row.Amount.Picograms;
        }

        foreach ((_, LotRow row) in state.Lots.Rows)
        {
            Add(lots, row.Book);
        }

        foreach ((_, CircuitRow row) in state.Circuits.Rows)
        {
            Add(circuits, row.Book);
        }

        foreach ((_, UnaccountedRow row) in state.Unaccounted.Rows)
        {
            Add(unaccounted, row.Cumulative);
        }

        ImmutableArray<ElementSides>.Builder made = ImmutableArray.CreateBuilder<ElementSides>(count);
        for (int i = 0; i < count; i++)
        {
            if ((entered[i] | lots[i] | circuits[i] | unaccounted[i] | gone[i]) != 0)
            {
                made.Add(new ElementSides(
                    Element.Listed[i], new(entered[i]), new(lots[i]), new(circuits[i]), new(unaccounted[i]),
                    new(gone[i])));
            }
        }

        return made.DrainToImmutable();
    }

    private static void Add(Int128[] sums, ImmutableArray<BookLine> lines)
    {
        foreach (BookLine line in lines)
        {
            sums[line.Element.ListedRank] += line.Amount.Picograms;
        }
    }
}
