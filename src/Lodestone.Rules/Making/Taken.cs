using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>What is taken from one lot, and what stays with it.</summary>
/// <param name="Lot">The lot before.</param>
/// <param name="Mass">The mass taken.</param>
/// <param name="Book">The book of that mass.</param>
/// <param name="Credited">The credited origins of that mass.</param>
/// <param name="After">The lot after, as it is to be written.</param>
internal sealed record Taken(LotRow Lot, Mass Mass, Book Book, Book Credited, LotRow After)
{
    /// <summary>Takes a portion from a lot; the caller has checked that it is there.</summary>
    public static Taken From(LotRow lot, Mass? portion)
    {
        Mass mass = portion ?? lot.Remaining;
        Book book = Rules.Book.Of(lot.Book).Take(mass, lot.Remaining, out Book left);
        Book credited = Rules.Book.Of(lot.Credited).Take(mass, lot.Remaining, out Book creditedLeft);
        Mass remaining = lot.Remaining - mass;
        return new Taken(lot, mass, book, credited, lot with
        {
            Remaining = remaining,
            Book = left.Lines,
            Credited = creditedLeft.Lines,
            Status = remaining.IsZero ? LotStatus.Consumed : lot.Status,
        });
    }

    /// <summary>Takes every portion that a transformation names.</summary>
    public static ImmutableArray<Taken> AllOf(Case it, ImmutableArray<LotPortion> portions)
    {
        ImmutableArray<Taken>.Builder taken = ImmutableArray.CreateBuilder<Taken>(portions.Length);
        foreach (LotPortion portion in portions)
        {
            taken.Add(From(it.Draft.Lots.Find(portion.Lot.Code)!, portion.Mass));
        }

        return taken.DrainToImmutable();
    }
}
