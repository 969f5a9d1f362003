using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>
/// One element's account at an event: <c>In + Entered + StockBefore = Out + Lost + Left + StockAfter + Unaccounted</c>,
/// exact to the picogram.
/// </summary>
/// <param name="Element">The element.</param>
/// <param name="In">Taken from lots.</param>
/// <param name="Out">Put into lots.</param>
/// <param name="Lost">Declared as lost.</param>
/// <param name="StockBefore">What the circuit held before; zero without a circuit.</param>
/// <param name="StockAfter">What the circuit held after; zero without a circuit.</param>
/// <param name="Entered">Came into the books: commissioned, or a corrected source.</param>
/// <param name="Left">Left the books: ended or forfeited.</param>
/// <param name="Unaccounted">The difference, posted to the site's account of material unaccounted for.</param>
public sealed record BalanceLine(
    Element Element,
    ElementAmount In,
    ElementAmount Out,
    ElementAmount Lost,
    ElementAmount StockBefore,
    ElementAmount StockAfter,
    ElementAmount Entered,
    ElementAmount Left,
    ElementAmount Unaccounted)
{
    /// <summary>What the circuit holds more than before.</summary>
    public ElementAmount StockChange => StockAfter - StockBefore;

    /// <summary>Left side less right side: always zero.</summary>
    public ElementAmount Difference =>
        In + Entered + StockBefore - Out - Lost - Left - StockAfter - Unaccounted;
}

/// <summary>The accounts of an event, or of a run of events of one circuit.</summary>
/// <param name="Lines">One line an element, ascending.</param>
/// <param name="Closes">
/// Whether the site's account of material unaccounted for moved by just the differences: an independent check, since a
/// difference alone can always be computed.
/// </param>
public sealed record Balance(IReadOnlyList<BalanceLine> Lines, bool Closes)
{
    // A difference at a process or a stock-take is unaccounted for; at all other events it crossed the books' edge.
    internal static bool IsProcess(LotEventKind kind) => kind is LotEventKind.Transformed or LotEventKind.Split
        or LotEventKind.Merged or LotEventKind.Sampled or LotEventKind.CircuitRun or LotEventKind.StockTaken;

    internal static Balance Of(
        LotEventKind kind,
        IEnumerable<BookLine> taken,
        IEnumerable<BookLine> made,
        IEnumerable<ElementFlow> lost,
        IEnumerable<BookLine> before,
        IEnumerable<BookLine> after,
        bool closes)
    {
        SortedDictionary<Element, Int128[]> sums = [];
        Sum(sums, 0, taken.Select(line => new ElementFlow(line.Element, line.Amount)));
        Sum(sums, 1, made.Select(line => new ElementFlow(line.Element, line.Amount)));
        Sum(sums, 2, lost);
        Sum(sums, 3, before.Select(line => new ElementFlow(line.Element, line.Amount)));
        Sum(sums, 4, after.Select(line => new ElementFlow(line.Element, line.Amount)));
        return new Balance([.. sums.Select(pair => LineOf(kind, pair.Key, pair.Value))], closes);
    }

    private static void Sum(SortedDictionary<Element, Int128[]> sums, int column, IEnumerable<ElementFlow> flows)
    {
        foreach (ElementFlow flow in flows)
        {
            if (!sums.TryGetValue(flow.Element, out Int128[]? row))
            {
                sums[flow.Element] = row = new Int128[5];
            }

            row[column] += flow.Amount.Picograms;
        }
    }

    private static BalanceLine LineOf(LotEventKind kind, Element element, Int128[] sums)
    {
        Int128 open = sums[0] + sums[3] - sums[1] - sums[2] - sums[4];
        bool atProcess = IsProcess(kind);
        return new BalanceLine(
            element,
            new(sums[0]),
            new(sums[1]),
            new(sums[2]),
            new(sums[3]),
            new(sums[4]),
            new(atProcess || open > 0 ? 0 : -open),
            new(atProcess || open < 0 ? 0 : open),
            new(atProcess ? open : 0));
    }
}
