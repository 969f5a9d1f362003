using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>Sums of flows.</summary>
internal static class Flows
{
    /// <summary>The amounts of a book by element, ascending.</summary>
    public static IReadOnlyList<ElementFlow> ByElement(IEnumerable<BookLine> book) =>
        Sum(book.Select(line => new ElementFlow(line.Element, line.Amount)));

    /// <summary>The amounts by element, ascending.</summary>
    public static IReadOnlyList<ElementFlow> Sum(IEnumerable<ElementFlow> flows)
    {
        SortedDictionary<Element, ElementAmount> sums = [];
        foreach (ElementFlow flow in flows)
        {
            sums[flow.Element] = sums.GetValueOrDefault(flow.Element) + flow.Amount;
        }

        return [.. sums.Select(pair => new ElementFlow(pair.Key, pair.Value))];
    }
}
