using CsCheck;
using Lodestone.Vocabulary;

namespace Lodestone.Rules.Tests;

public class BookTests
{
    private static readonly string[] SomeOrigins = ["BAYAN-OBO", "LONGNAN", "unverified:MM"];

    private static readonly Gen<Book> AnyBook = Gen.Select(Gen.Int[0, 5], Gen.Int[0, 2], Gen.Long[1, long.MaxValue])
        .Select((rank, origin, amount) =>
            new BookLine(Element.Listed[rank], SomeOrigins[origin], new ElementAmount(amount)))
        .Array[0, 12].Select(lines => Book.Sum(lines));

    [Fact]
    public void A_book_holds_mass_times_share_exactly()
    {
        Book book = Book.From(
            Composition.Of(
                new ElementShare(Element.Of("Nd"), Ppb.Of(123_456_789), false, Ppb.Zero),
                new ElementShare(Element.Of("Fe"), Ppb.Of(600_000_000), false, Ppb.Zero),
                new ElementShare(Element.Of("Dy"), Ppb.Of(100_000), true, Ppb.Zero)),
            Mass.FromMilligrams(987_654_321),
            "BAYAN-OBO");
        BookLine only = Assert.Single(book);
        Assert.Equal((Int128)987_654_321 * 123_456_789, only.Amount.Picograms);
    }

    [Fact]
    public void Adding_and_taking_away_gives_the_same_book() =>
        Gen.Select(AnyBook, AnyBook).Sample((left, right) => Assert.Equal(left, left.Plus(right).Minus(right)));

    [Fact]
    public void Order_of_addition_does_not_matter() =>
        Gen.Select(AnyBook, AnyBook).Sample((left, right) => Assert.Equal(left.Plus(right), right.Plus(left)));

    [Fact]
    public void Parts_of_a_book_add_up_to_it() =>
        Gen.Select(AnyBook, Gen.Long[1, 1_000_000].Array[1, 6]).Sample((book, weights) => Assert.Equal(
            book,
            book.Split([.. weights.Select(weight => (Int128)weight)])
                .Aggregate(Book.Empty, (sum, part) => sum.Plus(part))));

    [Fact]
    public void What_is_taken_and_what_stays_are_the_whole() =>
        Gen.Select(AnyBook, Gen.Long[0, 1_000]).Sample((book, part) =>
        {
            Book taken = book.Take(Mass.FromMilligrams(part), Mass.FromMilligrams(1_000), out Book left);
            Assert.Equal(book, taken.Plus(left));
        });

    [Fact]
    public void A_book_never_falls_below_nothing()
    {
        Book small = Book.Sum([new BookLine(Element.Of("Nd"), "X", new ElementAmount(1))]);
        Book large = Book.Sum([new BookLine(Element.Of("Nd"), "X", new ElementAmount(2))]);
        Assert.Throws<InvalidOperationException>(() => small.Minus(large));
        Assert.Throws<InvalidOperationException>(() => Book.Empty.Minus(large));
    }

    [Fact]
    public void Lines_are_sorted_and_none_is_empty() => Gen.Select(AnyBook, AnyBook).Sample((left, right) =>
    {
        Book sum = left.Plus(right);
        Assert.All(sum, line => Assert.True(line.Amount > ElementAmount.Zero));
        Assert.Equal(sum, Book.Sum(sum.Lines.Reverse()));
    });
}
