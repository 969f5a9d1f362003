using System.Collections.Immutable;
using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>What a book gained and what it lost between two moments, both in the order of books. Exact.</summary>
/// <param name="Up">Gained.</param>
/// <param name="Down">Lost, without sign.</param>
internal readonly record struct BookDifference(ImmutableArray<BookLine> Up, ImmutableArray<BookLine> Down)
{
    /// <summary>The difference of two books, which are sorted by element and origin.</summary>
    public static BookDifference Of(ImmutableArray<BookLine> before, ImmutableArray<BookLine> after)
    {
        if (before == after)
        {
            return new BookDifference([], []);
        }

        if (before.IsEmpty || after.IsEmpty)
        {
            return new BookDifference(after, before);
        }

        ImmutableArray<BookLine>.Builder up = ImmutableArray.CreateBuilder<BookLine>();
        ImmutableArray<BookLine>.Builder down = ImmutableArray.CreateBuilder<BookLine>();
        (int old, int now) = (0, 0);
        while (old < before.Length || now < after.Length)
        {
            int order = old == before.Length ? 1 : now == after.Length ? -1 : Order(before[old], after[now]);
            if (order < 0)
            {
                down.Add(before[old++]);
            }
            else if (order > 0)
            {
                up.Add(after[now++]);
            }
            else
            {
                Add(after[now], after[now++].Amount - before[old++].Amount);
            }
        }

        return new BookDifference(up.DrainToImmutable(), down.DrainToImmutable());

        void Add(BookLine line, ElementAmount change)
        {
            if (change.IsNegative)
            {
                down.Add(line with { Amount = ElementAmount.Zero - change });
            }
            else if (change != ElementAmount.Zero)
            {
                up.Add(line with { Amount = change });
            }
        }
    }

    private static int Order(BookLine left, BookLine right)
    {
        int byElement = left.Element.CompareTo(right.Element);
        return byElement != 0 ? byElement : string.CompareOrdinal(left.Origin, right.Origin);
    }
}
