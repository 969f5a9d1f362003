using System.Collections.Immutable;
using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>A running sum by element and origin that may go either way: differences of books. Exact.</summary>
internal sealed class Account
{
    private readonly SortedDictionary<(Element Element, string Origin), Int128> sums = new(LineOrder.Instance);

    /// <summary>Whether every line is zero.</summary>
    public bool IsZero => sums.Count == 0;

    /// <summary>Whether nothing is negative.</summary>
    public bool IsPositive => sums.Values.All(amount => amount > 0);

    /// <summary>The lines that are not zero, by element and origin.</summary>
    public IEnumerable<BookLine> Lines => sums.Select(
        pair => new BookLine(pair.Key.Element, pair.Key.Origin, new ElementAmount(pair.Value)));

    /// <summary>An account of a book.</summary>
    public static Account Of(IEnumerable<BookLine> lines) => new Account().Add(lines);

    /// <summary>Adds lines.</summary>
    public Account Add(IEnumerable<BookLine> lines) => Post(lines, 1);

    /// <summary>Takes lines away.</summary>
    public Account Subtract(IEnumerable<BookLine> lines) => Post(lines, -1);

    /// <summary>What is positive, and what is negative with its sign turned.</summary>
    public (ImmutableArray<BookLine> Up, ImmutableArray<BookLine> Down) Sides() => (
        [.. Lines.Where(line => !line.Amount.IsNegative)],
        [.. Lines.Where(line => line.Amount.IsNegative)
            .Select(line => line with { Amount = ElementAmount.Zero - line.Amount })]);

    private Account Post(IEnumerable<BookLine> lines, int sign)
    {
        foreach (BookLine line in lines)
        {
            var key = (line.Element, line.Origin);
            Int128 sum = sums.GetValueOrDefault(key) + (sign * line.Amount.Picograms);
            if (sum == 0)
            {
                sums.Remove(key);
            }
            else
            {
                sums[key] = sum;
            }
        }

        return this;
    }

    private sealed class LineOrder : IComparer<(Element Element, string Origin)>
    {
        public static readonly LineOrder Instance = new();

        public int Compare((Element Element, string Origin) x, (Element Element, string Origin) y)
        {
            int byElement = x.Element.CompareTo(y.Element);
            return byElement != 0 ? byElement : string.CompareOrdinal(x.Origin, y.Origin);
        }
    }
}
