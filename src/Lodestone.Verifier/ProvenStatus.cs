using System.Collections.Immutable;
using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Verifier;

/// <summary>What a bundle proves of its lot, as of one block; it says nothing of later.</summary>
/// <param name="Height">Height of the block.</param>
/// <param name="Time">That block's time.</param>
/// <param name="Lot">The lot's row of the state.</param>
/// <param name="Possessor">Who has it, as registered; null if the registration was not shown.</param>
/// <param name="Owner">Who owns it, as registered; null if the registration was not shown.</param>
public sealed record ProvenStatus(long Height, Instant Time, LotRow Lot, PartyRow? Possessor, PartyRow? Owner)
{
    /// <summary>Where its listed elements come from: for each element and origin the share of the book, rounded down.</summary>
    public ImmutableArray<ProvenShare> Origins
    {
        get
        {
            Book book = Book.Of(Lot.Book);
            return
            [
                .. book.Lines.Select(line => new ProvenShare(
                    line.Element, line.Origin, line.Amount,
                    Ppb.Of((long)(line.Amount.Picograms * Ppb.Whole / book.TotalOf(line.Element).Picograms)))),
            ];
        }
    }
}

/// <summary>How much of an element comes from one origin.</summary>
/// <param name="Element">The element.</param>
/// <param name="Origin">Deposit code, or an unverified source.</param>
/// <param name="Amount">Exact amount.</param>
/// <param name="Share">Share of the lot's element, rounded down.</param>
public sealed record ProvenShare(Element Element, string Origin, ElementAmount Amount, Ppb Share);
