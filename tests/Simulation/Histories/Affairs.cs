using System.Collections.Immutable;
using System.Globalization;
using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Simulation.Histories;

/// <summary>What happens around lots: stock-takes, movements, title, ends, corrections, decisions.</summary>
internal static class Affairs
{
    /// <summary>A circuit's hold-up and some lots are measured.</summary>
    public static bool TakeStock(Chronicle it)
    {
        (Firm firm, string circuit, _) = Moves.ACircuit(it);
        Book book = Book.Of(it.State.Circuits.Find(circuit)!.Book);
        List<ElementLoss> measured = [];
        foreach (Element element in book.Elements())
        {
            if (it.Dice.Percent(90))
            {
                measured.Add(new ElementLoss(element, Noisy(it, book.TotalOf(element))));
            }
        }

        LotPortion[] found =
        [
            .. Moves.StockOf(it, firm).Take(3).Select(lot => new LotPortion(
                lot.Eid,
                Mass.FromMilligrams(Math.Max(1, lot.Remaining.Milligrams * it.Dice.Between(990, 1_002) / 1_000)))),
        ];
        return it.Say("stock-take", firm, new TakeStock(
            it.Facts(), firm.Site, measured.Count == 0 ? null : circuit, [.. measured], [.. found]));
    }

    /// <summary>A lot goes to another firm, in two statements.</summary>
    public static bool ShipAndReceive(Chronicle it)
    {
        (Firm from, LotRow? lot) = ALot(it);
        Firm to = it.Dice.OneOf(Foundation.Operators);
        if (lot is null || to == from)
        {
            return false;
        }

        string shipment = $"urn:history:shipment:{it.Steps.ToString(CultureInfo.InvariantCulture)}";
        ImmutableArray<WeighedLot> lots = [new WeighedLot(lot.Eid, lot.Remaining)];
        return it.Say("ship", from, new ShipLots(
                it.Facts(), shipment, lots, [], from.Site, to.Id, to.Site, null,
                it.Dice.Percent(50) ? to.Id : null, null, null))
            && it.Say("receive", to, new ReceiveLots(it.Facts(), shipment, lots, to.Site, null, false));
    }

    /// <summary>Title passes, for tolling.</summary>
    public static bool PassTitle(Chronicle it)
    {
        (Firm firm, LotRow? lot) = ALot(it);
        return lot is not null && it.Say("title", firm, new TransferTitle(
            it.Facts(), [lot.Eid], lot.Owner, it.Dice.OneOf(Foundation.Operators).Id));
    }

    /// <summary>A lot, or a part of it, leaves the books or is lost.</summary>
    public static bool End(Chronicle it)
    {
        (Firm firm, LotRow? lot) = ALot(it);
        return lot is not null && it.Say("end", firm, new EndLots(
            it.Facts(), it.Dice.OneOf(Enum.GetValues<EndKind>()), [Moves.Portion(it, lot)], string.Empty, null));
    }

    /// <summary>An earlier event is declared wrong.</summary>
    public static bool Correct(Chronicle it)
    {
        (Firm firm, string target) = it.Dice.Percent(60) ? it.Events[^1] : it.Dice.OneOf(it.Events);
        return it.Say("correct", firm, new CorrectEvent(it.Facts(), target, "did_not_occur", []));
    }

    /// <summary>Two persons decide about a quarantined lot.</summary>
    public static bool DecideQuarantine(Chronicle it)
    {
        Eid? open = null;
        foreach (Eid eid in it.Lots)
        {
            open = it.State.Quarantines.Find(eid.Code) is { Open: true, FoundWith: null } ? eid : open;
        }

        return open is { } lot && it.Decide("decide", new DecideQuarantine(
            [lot], it.Dice.Percent(60) ? QuarantineOutcome.Released : QuarantineOutcome.Forfeited));
    }

    /// <summary>An accredited assay shows a little more, and two persons raise the source to it.</summary>
    public static bool CorrectSource(Chronicle it)
    {
        (_, LotRow? lot) = ALot(it);
        if (lot is null || lot.Book.IsEmpty || lot.Source is null)
        {
            return false;
        }

        BookLine line = it.Dice.OneOf(lot.Book);
        ElementShare[] raised =
        [
            .. lot.Composition.Shares.Select(share => share.Element == line.Element
                ? share with { Share = Ppb.Of(Math.Min(Ppb.Whole, (share.Share.Value * 1_001 / 1_000) + 1)) }
                : share),
        ];
        if (Composition.TryCreate(raised, "assay", out Composition composition) is not null)
        {
            return false;
        }

        EventFacts facts = it.Facts() with { EventId = $"urn:history:assay:{it.Steps}" };
        RecordAssay assay = new(facts, lot.Eid, null, composition, "ICP-OES", null, true);
        return it.Say("assay", Foundation.Laboratory, assay)
            && it.Decide("raise-source", new CorrectSource(lot.Eid, line.Element, facts.EventId!));
    }

    /// <summary>Credits go from one site to another.</summary>
    public static bool PassCredit(Chronicle it)
    {
        Firm from = it.Dice.OneOf(Foundation.Operators);
        KeyValuePair<string, CreditRow>[] own =
        [
            .. it.State.Credits.Rows.Where(pair => pair.Key.StartsWith(from.Site.Gln, StringComparison.Ordinal))
                .OrderBy(pair => pair.Key, StringComparer.Ordinal),
        ];
        if (own.Length == 0)
        {
            return false;
        }

        (string key, CreditRow row) = it.Dice.OneOf(own);
        string[] parts = key.Split('/');
        return it.Say("credit", from, new TransferCredit(
            from.Site, it.Dice.OneOf(Foundation.Operators).Site, Element.Of(parts[1]), parts[2],
            new ElementAmount(row.Amount.Picograms * it.Dice.Between(1, 1_100) / 1_000)));
    }

    private static (Firm Firm, LotRow? Lot) ALot(Chronicle it)
    {
        Firm firm = it.Dice.OneOf(Foundation.Operators);
        List<LotRow> stock = Moves.StockOf(it, firm);
        return (firm, stock.Count == 0 ? null : it.Dice.OneOf(stock));
    }

    private static ElementAmount Noisy(Chronicle it, ElementAmount amount) =>
        new(amount.Picograms * it.Dice.Between(985, 1_010) / 1_000);
}
