using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>What happens to a lot, its parent and its shipment when it arrives somewhere or leaves the books.</summary>
internal static class Possession
{
    /// <summary>
    /// The lot is with a party at a site. A parent goes with the first of its lots that arrives; the shipment that the
    /// lot was on closes when none of its lots is on the way any more.
    /// </summary>
    public static LotRow Arrive(Case it, LotRow lot, PartyId possessor, SiteId site)
    {
        LotRow arrived = lot with
        {
            Status = LotStatus.Active, Possessor = possessor, Site = site, Shipment = null,
        };
        it.Draft.Lots.Put(lot.Eid.Code, arrived);
        if (lot.Parent is { } parent && it.Draft.Parents.Find(parent) is { } holding)
        {
            it.Draft.Parents.Put(parent, holding with { Possessor = possessor });
        }

        CloseIfAllArrived(it, lot.Shipment);
        return arrived;
    }

    /// <summary>
    /// A part of the lot, or all of it, leaves the books under a word of <see cref="BookEdge"/>. The book is divided by
    /// mass with the largest remainder: what leaves and what stays is exactly what was.
    /// </summary>
    public static LotRow End(Case it, LotRow lot, Mass part, string edge)
    {
        Book leaving = Book.Of(lot.Book).Take(part, lot.Remaining, out Book remainder);
        BookEdge.Post(it.Draft, edge, leaving);
        Book.Of(lot.Credited).Take(part, lot.Remaining, out Book stillCredited);
        LotRow left = lot with
        {
            Remaining = lot.Remaining - part, Book = remainder.Lines, Credited = stillCredited.Lines,
        };
        if (left.Remaining.IsZero)
        {
            left = TakenFromParent(it, left) with { Status = LotStatus.Ended, Shipment = null };
        }

        it.Draft.Lots.Put(lot.Eid.Code, left);
        CloseIfAllArrived(it, left.Remaining.IsZero ? lot.Shipment : null);
        return left;
    }

    /// <summary>The lot without its parent; a parent that holds nothing any more is free for anybody.</summary>
    public static LotRow TakenFromParent(Case it, LotRow lot)
    {
        if (lot.Parent is not { } parent || it.Draft.Parents.Find(parent) is not { } holding)
        {
            return lot;
        }

        if (holding.Lots.Length == 1)
        {
            it.Draft.Parents.Remove(parent);
        }
        else
        {
            it.Draft.Parents.Put(parent, holding with { Lots = holding.Lots.Remove(lot.Eid) });
        }

        return lot with { Parent = null };
    }

    private static void CloseIfAllArrived(Case it, string? shipment)
    {
        if (shipment is not null && it.Draft.Shipments.Find(shipment) is { Open: true } row
            && !row.Lines.Any(line => it.Draft.Lots.Find(line.Lot.Code)?.Shipment == shipment))
        {
            it.Draft.Shipments.Put(shipment, row with { Open = false });
        }
    }
}
