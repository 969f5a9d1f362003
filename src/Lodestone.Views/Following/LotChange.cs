using System.Collections.Immutable;
using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>A lot that a statement changed.</summary>
/// <param name="Lot">The lot.</param>
/// <param name="Row">Its row afterwards; null if it was removed.</param>
/// <param name="Bytes">The bytes of that row.</param>
internal sealed record LotChange(Eid Lot, LotRow? Row, ReadOnlyMemory<byte> Bytes);

/// <summary>What a lot holds at one moment.</summary>
/// <param name="Milligrams">Mass not yet taken.</param>
/// <param name="Book">Exact amounts by element and origin.</param>
internal readonly record struct LotContent(long Milligrams, ImmutableArray<BookLine> Book)
{
    /// <summary>The content of a row; null if there is none.</summary>
    public static LotContent? Of(LotRow? row) =>
        row is null ? null : new LotContent(row.Remaining.Milligrams, row.Book);

    /// <summary>Whether two books are the same.</summary>
    public static bool IsSameBook(ImmutableArray<BookLine> one, ImmutableArray<BookLine> other) =>
        one == other || one.AsSpan().SequenceEqual(other.AsSpan());
}
