using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>
/// Physical stock-takes: what is really in a circuit or of a lot. What the book has too much goes to material
/// unaccounted for; what is found above the book stays outside it. The account closes when its measured differences can
/// be chance.
/// </summary>
internal static class StockRules
{
    /// <summary>Less of the lot was found than the book has.</summary>
    public const string BelowBook = "stock-below-book";

    /// <summary>More of the lot was found than the book has: the book does not rise.</summary>
    public const string AboveBook = "stock-above-book";

    /// <summary>
    /// More than chance explains was found in the circuit: there may be undeclared feed. What is drawn goes to
    /// quarantine until a stock-take finds less.
    /// </summary>
    public const string CircuitAboveLimit = "stock-above-limit";

    // A twentieth of all listed elements: what is less need not be measured to close the account.
    private const int MainElementDivisor = 20;

    /// <summary>Measured amounts are of listed elements, each once (109), and no less than nothing (111).</summary>
    public static Refusal? MeasuredAreAmounts(Case it, TakeStock act)
    {
        HashSet<Element> seen = [];
        for (int i = 0; i < act.Measured.Length; i++)
        {
            if (!act.Measured[i].Element.IsListed || !seen.Add(act.Measured[i].Element))
            {
                return it.Refuse(RefusalCode.ValueNotAllowed, $"measured[{i}].element", act.Measured[i].Element.Symbol);
            }

            if (!ElementBalance.IsAnAmount(act.Measured[i].Amount))
            {
                return it.Refuse(RefusalCode.NumberOutOfRange, $"measured[{i}].amount");
            }
        }

        return null;
    }

    /// <summary>Amounts of elements are measured in a circuit; lots are weighed (123).</summary>
    public static Refusal? AmountsAreOfACircuit(Case it, TakeStock act) =>
        act.Measured.IsEmpty || act.Circuit is not null
            ? null
            : it.Refuse(RefusalCode.EventMalformed, "circuit");

    /// <summary>The issuer runs the site and holds a permit there (308 to 310).</summary>
    public static Refusal? StockIsTheIssuers(Case it, TakeStock act) =>
        Standing.RunsSite(it, act.Site, "site")
        ?? Standing.HoldsPermit(it, act.Site, null, null, "site", out _);

    /// <summary>
    /// The event's time is believable, and not before the last stock-takes or the lots' last events (401 to 404).
    /// </summary>
    public static Refusal? StockIsTimely(Case it, TakeStock act)
    {
        Instant? lots = NamedLots.LatestEventOf(it, act);
        Instant? closed = UnaccountedAccount.Of(it.Draft, act.Site).LastClosed;
        Instant? taken = act.Circuit is { } uri ? it.Draft.Circuits.Find(uri)?.LastTaken : null;
        Instant? last = closed is null || taken > closed ? taken : closed;
        return Timing.Check(it, act.Event, lots is null || last > lots ? last : lots, act.Site);
    }

    /// <summary>
    /// Lots found are there, with the issuer, each named once, and weigh something (501 to 516): what is not found at
    /// all is lost or stolen, and that is another event.
    /// </summary>
    public static Refusal? LotsAreThere(Case it, TakeStock act)
    {
        if ((LotAccess.CheckAll(it, act, LotDemands.Alive | LotDemands.Possessed | LotDemands.NotInTransit, act.Site)
            ?? NamedLots.LotsAreNamedOnce(it, act)) is { } refusal)
        {
            return refusal;
        }

        for (int i = 0; i < act.Lots.Length; i++)
        {
            if (act.Lots[i].Mass is { IsZero: true })
            {
                return it.Refuse(RefusalCode.MassZero, $"lots[{i}].mass");
            }
        }

        return null;
    }

    /// <summary>The circuit is one of this site (610).</summary>
    public static Refusal? CircuitIsHere(Case it, TakeStock act) =>
        act.Circuit is not { } uri || (it.Draft.Circuits.Find(uri) is { } circuit && circuit.Site == act.Site)
            ? null
            : it.Refuse(RefusalCode.CircuitUnknown, "circuit", uri);

    /// <summary>
    /// Trues the circuit and the lots, posts the differences, and closes the account if they can be chance.
    /// </summary>
    public static Refusal? TrueStock(Case it, TakeStock act)
    {
        foreach (LotPortion found in act.Lots)
        {
            TrueLot(it, act, it.Draft.Lots.Find(found.Lot.Code)!, found.Mass);
        }

        ImmutableArray<string> notMeasured = [];
        if (act.Circuit is { } uri)
        {
            notMeasured = TrueCircuit(it, act, uri, it.Draft.Circuits.Find(uri)!);
        }

        CloseIfWithinLimit(it, act, notMeasured);
        return EventLog.RecordForGood(it, act.Event, act.Lots.Select(found => found.Lot));
    }

    private static void TrueLot(Case it, TakeStock act, LotRow lot, Mass? found)
    {
        if (found is not { } weight || IsTheSameByScale(weight, lot.Remaining))
        {
            return;
        }

        if (weight > lot.Remaining)
        {
            it.Draft.Lots.Put(lot.Eid.Code, Quarantine.Flagged(lot, AboveBook));
            return;
        }

        // What is missing of a held or quarantined lot is for two persons to decide, not for a stock-take.
        if (lot.Quarantined || !lot.Holds.IsEmpty)
        {
            Quarantine.Put(
                it, lot, BelowBook, $"{weight} found of {lot.Remaining}", act.Event.EventTime, lot.Remaining - weight);
            return;
        }

        Taken missing = Taken.From(lot, lot.Remaining - weight);
        it.Draft.Lots.Put(lot.Eid.Code, Quarantine.Flagged(missing.After, BelowBook));
        ImmutableArray<MeasuredLine> measured =
        [
            .. Book.From(lot.Composition, missing.Mass, string.Empty).Lines.Select(line => new MeasuredLine(
                line.Element, line.Amount, Measurements.VarianceOf(
                    ElementAmount.In(lot.Remaining, lot.Composition.ShareOf(line.Element)), StockLimit.Weighing))),
        ];
        UnaccountedAccount.Post(it.Draft, act.Site, missing.Book, measured);
    }

    private static bool IsTheSameByScale(Mass found, Mass book)
    {
        Int128 difference = Int128.Abs((Int128)found.Milligrams - book.Milligrams);
        return difference * Ppb.Whole <= (Int128)book.Milligrams * StockLimit.Weighing.Value;
    }

    private static ImmutableArray<string> TrueCircuit(Case it, TakeStock act, string uri, CircuitRow circuit)
    {
        Book book = Book.Of(circuit.Book);
        StepCatalogue.TryFind(circuit.Step, out ProcessStep? step);
        Settlement settled = ElementBalance.Settle(book, [], [.. Missing(book, act.Measured)]);
        List<MeasuredLine> inPeriod = [];
        List<MeasuredLine> ever = [];
        List<MeasuredLine> holdUp = [];
        foreach (ElementLoss measured in act.Measured.OrderBy(line => line.Element))
        {
            MeasuredLine flows = LineOf(circuit.Measured, measured.Element);
            Int128 before = LineOf(circuit.HoldUp, measured.Element).Variance;
            Int128 now = Measurements.VarianceOf(measured.Amount, step!.Tolerance);
            ElementAmount difference = flows.Sum - measured.Amount;

            // What one stock-take measures too much the next has too little: in a period both errors count, over many
            // periods only the last one is left.
            inPeriod.Add(new MeasuredLine(measured.Element, difference, before + flows.Variance + now));
            ever.Add(new MeasuredLine(measured.Element, difference, flows.Variance + now - before));
            holdUp.Add(new MeasuredLine(measured.Element, measured.Amount, now));
        }

        UnaccountedAccount.Post(it.Draft, act.Site, settled.Lost, [.. inPeriod], [.. ever]);
        it.Draft.Circuits.Put(uri, circuit with
        {
            Book = settled.Rest.Lines,
            Owner = settled.Rest.IsEmpty ? null : circuit.Owner,
            Measured = Measurements.Sum(
                [.. circuit.Measured.Where(line => !IsMeasured(act, line.Element))],
                [.. holdUp.Select(line => line with { Variance = 0 })]),
            HoldUp = Measurements.Sum(
                [.. circuit.HoldUp.Where(line => !IsMeasured(act, line.Element))], [.. holdUp]),
            LastTaken = act.Event.EventTime,
            LastEvent = it.EventKey(act.Event),
            Flags = inPeriod.Any(line => line.Sum.IsNegative && !StockLimit.Allows(line))
                ? [.. circuit.Flags.Union([CircuitAboveLimit]).Order(StringComparer.Ordinal)]
                : circuit.Flags.Remove(CircuitAboveLimit),
        });
        ElementAmount main = new(book.Total().Picograms / MainElementDivisor);
        return
        [
            .. book.Elements().Where(element => !IsMeasured(act, element) && book.TotalOf(element) >= main)
                .Select(element => $"not-measured/{element}"),
        ];
    }

    private static MeasuredLine LineOf(ImmutableArray<MeasuredLine> lines, Element element) =>
        lines.FirstOrDefault(line => line.Element == element) with { Element = element };

    private static bool IsMeasured(TakeStock act, Element element) =>
        act.Measured.Any(measured => measured.Element == element);

    private static IEnumerable<ElementLoss> Missing(Book book, ImmutableArray<ElementLoss> found) => found
        .Select(line => new ElementLoss(line.Element, book.TotalOf(line.Element) - line.Amount))
        .Where(loss => loss.Amount > ElementAmount.Zero);

    private static void CloseIfWithinLimit(Case it, TakeStock act, ImmutableArray<string> notMeasured)
    {
        UnaccountedRow account = UnaccountedAccount.Of(it.Draft, act.Site);
        ImmutableArray<string> open =
            [.. notMeasured, .. account.Period.Where(line => !StockLimit.Allows(line)).Select(Over("period"))];
        ImmutableArray<string> flags =
        [
            .. open.Concat(account.Ever.Where(line => !StockLimit.Allows(line)).Select(Over("ever")))
                .Order(StringComparer.Ordinal),
        ];
        it.Draft.Unaccounted.Put(act.Site.Gln, open.IsEmpty
            ? account with { Book = [], Period = [], Flags = flags, LastClosed = act.Event.EventTime }
            : account with { Flags = flags });
    }

    private static Func<MeasuredLine, string> Over(string span) => line => $"{span}-over-limit/{line.Element}";
}
