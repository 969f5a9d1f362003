using System.Collections.Immutable;
using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>A running sum by listed element. Exact.</summary>
internal sealed class ElementSums
{
    private readonly Int128[] sums = new Int128[Element.Listed.Count];

    /// <summary>Whether every sum is zero.</summary>
    public bool IsZero => sums.AsSpan().IndexOfAnyExcept(Int128.Zero) < 0;

    /// <summary>Adds lines.</summary>
    public void Add(ImmutableArray<BookLine> lines, int sign)
    {
        foreach (BookLine line in lines)
        {
            sums[line.Element.ListedRank] += sign * line.Amount.Picograms;
        }
    }

    /// <summary>Takes amounts away.</summary>
    public void Subtract(List<ElementFlow> flows)
    {
        foreach (ElementFlow flow in flows)
        {
            sums[flow.Element.ListedRank] -= flow.Amount.Picograms;
        }
    }

    /// <summary>Adds what a process leaves open: what it took and its circuits held, less what came of that.</summary>
    public void AddOpen(EventFlows it)
    {
        foreach (LotFlow flow in it.Flows)
        {
            if (flow.Side != FlowSide.Inside)
            {
                Add(flow.Book, flow.Side == FlowSide.Taken ? 1 : -1);
            }
        }

        Subtract(it.Lost);
        foreach (CircuitStock stock in it.Stocks.Values)
        {
            Add(stock.Before, 1);
            Add(stock.After, -1);
        }
    }
}
