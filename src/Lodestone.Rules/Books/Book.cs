using System.Collections;
using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>
/// What something holds of each listed element, by origin: exact amounts in lines sorted by element and origin, none of
/// them zero or less. Books are added, subtracted and divided; nothing in them is ever rounded away.
/// </summary>
public readonly struct Book : IEquatable<Book>, IEnumerable<BookLine>
{
    private readonly ImmutableArray<BookLine> lines;

    private Book(ImmutableArray<BookLine> lines) => this.lines = lines;

    /// <summary>Holds nothing.</summary>
    public static Book Empty => new([]);

    /// <summary>The lines in ascending order of element and origin.</summary>
    public ImmutableArray<BookLine> Lines => lines.IsDefault ? [] : lines;

    /// <summary>Whether it holds nothing.</summary>
    public bool IsEmpty => lines.IsDefaultOrEmpty;

    /// <summary>The book that a row stores.</summary>
    public static Book Of(ImmutableArray<BookLine> stored) => new(stored);

    /// <summary>
    /// What a mass of a declared composition holds, all from one origin: mass × share, exact. Elements that are not
    /// listed and censored shares count nothing.
    /// </summary>
    public static Book From(Composition composition, Mass mass, string origin)
    {
        ArgumentNullException.ThrowIfNull(composition);
        ImmutableArray<BookLine>.Builder made = ImmutableArray.CreateBuilder<BookLine>(composition.Shares.Length);
        foreach (ElementShare share in composition.Shares)
        {
            ElementAmount amount = ElementAmount.In(mass, share.Share);
            if (share.Element.IsListed && !share.IsCensored && !amount.IsZero)
            {
                made.Add(new BookLine(share.Element, origin, amount));
            }
        }

        return new Book(made.DrainToImmutable());
    }

    /// <summary>A book of lines in any order; lines of the same element and origin are added up.</summary>
    public static Book Sum(IEnumerable<BookLine> lines)
    {
        List<BookLine> sorted = [.. lines];
        sorted.Sort(Compare);
        List<BookLine> made = [];
        foreach (BookLine line in sorted)
        {
            if (made.Count > 0 && Compare(made[^1], line) == 0)
            {
                made[^1] = line with { Amount = made[^1].Amount + line.Amount };
            }
            else
            {
                made.Add(line);
            }
        }

        return new Book([.. made.Where(line => !line.Amount.IsZero)]);
    }

    /// <summary>The amount of an element over all origins.</summary>
    public ElementAmount TotalOf(Element element)
    {
        ElementAmount total = default;
        foreach (BookLine line in Lines)
        {
            total = line.Element == element ? total + line.Amount : total;
        }

        return total;
    }

    /// <summary>The amount of all listed elements together.</summary>
    public ElementAmount Total()
    {
        ElementAmount total = default;
        foreach (BookLine line in Lines)
        {
            total += line.Amount;
        }

        return total;
    }

    /// <summary>The amount of an element from one origin.</summary>
    public ElementAmount AmountOf(Element element, string origin)
    {
        foreach (BookLine line in Lines)
        {
            if (line.Element == element && string.Equals(line.Origin, origin, StringComparison.Ordinal))
            {
                return line.Amount;
            }
        }

        return ElementAmount.Zero;
    }

    /// <summary>The lines of one element.</summary>
    public ReadOnlySpan<BookLine> LinesOf(Element element)
    {
        ReadOnlySpan<BookLine> all = Lines.AsSpan();
        int from = 0;
        while (from < all.Length && all[from].Element != element)
        {
            from++;
        }

        int to = from;
        while (to < all.Length && all[to].Element == element)
        {
            to++;
        }

        return all[from..to];
    }

    /// <summary>The elements that it holds, in ascending order.</summary>
    public IEnumerable<Element> Elements() => Lines.Select(line => line.Element).Distinct();

    /// <summary>Both together.</summary>
    public Book Plus(Book other) => other.IsEmpty ? this : IsEmpty ? other : Merged(other, 1);

    /// <summary>What is left of this when the other is taken from it.</summary>
    /// <exception cref="InvalidOperationException">The other holds more of some line: a broken invariant.</exception>
    public Book Minus(Book other) => other.IsEmpty ? this : Merged(other, -1);

    /// <summary>Whether it holds at least everything that the other holds.</summary>
    public bool Covers(Book other)
    {
        foreach (BookLine line in other.Lines)
        {
            if (AmountOf(line.Element, line.Origin) < line.Amount)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What both hold: of every line the smaller amount.</summary>
    public Book Common(Book other)
    {
        List<BookLine> common = [];
        foreach (BookLine line in Lines)
        {
            ElementAmount theirs = other.AmountOf(line.Element, line.Origin);
            if (!theirs.IsZero)
            {
                common.Add(theirs < line.Amount ? line with { Amount = theirs } : line);
            }
        }

        return new Book([.. common]);
    }

    /// <summary>
    /// Divides every line by weights with the largest remainder. The parts always add up to this book.
    /// </summary>
    public Book[] Split(ReadOnlySpan<Int128> weights)
    {
        ImmutableArray<BookLine>.Builder[] made = new ImmutableArray<BookLine>.Builder[weights.Length];
        for (int i = 0; i < made.Length; i++)
        {
            made[i] = ImmutableArray.CreateBuilder<BookLine>(Lines.Length);
        }

        Int128[] parts = new Int128[weights.Length];
        foreach (BookLine line in Lines)
        {
            LargestRemainder.Split(line.Amount.Picograms, weights, parts);
            for (int i = 0; i < parts.Length; i++)
            {
                if (parts[i] > 0)
                {
                    made[i].Add(line with { Amount = new ElementAmount(parts[i]) });
                }
            }
        }

        return Array.ConvertAll(made, builder => new Book(builder.DrainToImmutable()));
    }

    /// <summary>Takes a part by mass; what is not taken stays in <paramref name="remainder"/>.</summary>
    public Book Take(Mass part, Mass whole, out Book remainder)
    {
        if (part == whole)
        {
            remainder = Empty;
            return this;
        }

        Book[] parts = Split([part.Milligrams, whole.Milligrams - part.Milligrams]);
        remainder = parts[1];
        return parts[0];
    }

    /// <inheritdoc/>
    public bool Equals(Book other) => Lines.AsSpan().SequenceEqual(other.Lines.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Book other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Lines.Length;

    /// <inheritdoc/>
    public IEnumerator<BookLine> GetEnumerator() => ((IEnumerable<BookLine>)Lines).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() =>
        string.Join("; ", Lines.Select(line => $"{line.Element} {line.Amount} from {line.Origin}"));

    /// <summary>Whether both hold the same.</summary>
    public static bool operator ==(Book left, Book right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(Book left, Book right) => !left.Equals(right);

    internal static int Compare(BookLine left, BookLine right)
    {
        int byElement = left.Element.CompareTo(right.Element);
        return byElement != 0 ? byElement : string.CompareOrdinal(left.Origin, right.Origin);
    }

    // Counted first, so that what is made is not copied once more.
    private static int LinesTogether(ImmutableArray<BookLine> left, ImmutableArray<BookLine> right)
    {
        int same = 0;
        for (int i = 0, j = 0; i < left.Length && j < right.Length;)
        {
            int order = Compare(left[i], right[j]);
            same += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return left.Length + right.Length - same;
    }

    private Book Merged(Book other, int sign)
    {
        ImmutableArray<BookLine> mine = Lines;
        ImmutableArray<BookLine> theirs = other.Lines;
        ImmutableArray<BookLine>.Builder made = ImmutableArray.CreateBuilder<BookLine>(LinesTogether(mine, theirs));
        int i = 0;
        int j = 0;
        while (i < mine.Length || j < theirs.Length)
        {
            int order = i == mine.Length ? 1 : j == theirs.Length ? -1 : Compare(mine[i], theirs[j]);
            BookLine line = order <= 0 ? mine[i] : theirs[j];
            Int128 amount = (order <= 0 ? mine[i++].Amount.Picograms : 0)
                + (order >= 0 ? sign * theirs[j++].Amount.Picograms : 0);
            if (amount < 0)
            {
                throw new InvalidOperationException(
                    $"The book of {line.Element} from {line.Origin} would be negative.");
            }

            if (amount > 0)
            {
                made.Add(amount == line.Amount.Picograms ? line : line with { Amount = new ElementAmount(amount) });
            }
        }

        return new Book(made.DrainToImmutable());
    }
}
