using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>
/// The tables whose rows unrelated events share. Sums give back what the event added; parents and shipments give back
/// what concerns the event's lots; a lot that the event made stays on record as never having been.
/// </summary>
internal static class UndoForms
{
    /// <summary>Sums of what entered and left.</summary>
    public static readonly UndoForm<EndRow> End = new(
        (after, before) => new EndRow(after!.Amount - (before?.Amount ?? ElementAmount.Zero)),
        (EndRow? current, EndRow? image, EventRow undone, out EndRow? restored) =>
        {
            restored = new EndRow(current!.Amount - image!.Amount);
            return true;
        });

    /// <summary>Yearly totals.</summary>
    public static readonly UndoForm<ThroughputRow> Throughput = new(
        (after, before) => new ThroughputRow(
            after!.Milligrams - (before?.Milligrams ?? 0), after.Amount - (before?.Amount ?? ElementAmount.Zero)),
        (ThroughputRow? current, ThroughputRow? image, EventRow undone, out ThroughputRow? restored) =>
        {
            restored = new ThroughputRow(current!.Milligrams - image!.Milligrams, current.Amount - image.Amount);
            return true;
        });

    /// <summary>Credits: what was earned cannot be taken back once it is spent.</summary>
    public static readonly UndoForm<CreditRow> Credit = new(
        (after, before) => new CreditRow(after!.Amount - (before?.Amount ?? ElementAmount.Zero)),
        (CreditRow? current, CreditRow? image, EventRow undone, out CreditRow? restored) =>
        {
            restored = new CreditRow(current!.Amount - image!.Amount);
            return !restored.Amount.IsNegative;
        });

    /// <summary>
    /// Material unaccounted for: what was posted cannot be taken back once a stock-take has closed it.
    /// </summary>
    public static readonly UndoForm<UnaccountedRow> Unaccounted = new(
        AddedTo,
        (UnaccountedRow? current, UnaccountedRow? image, EventRow undone, out UnaccountedRow? restored) =>
        {
            restored = null;
            if (current!.LastClosed != image!.LastClosed || !Book.Of(current.Book).Covers(Book.Of(image.Book)))
            {
                return false;
            }

            restored = Less(current, image);
            return true;
        });

    /// <summary>Lots: one that the event made stays as voided, so that its identity is never used again.</summary>
    public static readonly UndoForm<LotRow> Lot = new(
        (after, before) => before,
        (LotRow? current, LotRow? image, EventRow undone, out LotRow? restored) =>
        {
            restored = image ?? current! with
            {
                Status = LotStatus.Voided,
                Remaining = Mass.Zero,
                Book = [],
                Credited = [],
                Parent = null,
                Shipment = null,
                Quarantined = false,
            };
            return true;
        });

    /// <summary>
    /// Packing parents: the event's lots go back, others stay; not if the parent has been put to other use meanwhile.
    /// </summary>
    public static readonly UndoForm<ParentRow> Parent = new(
        (after, before) => before,
        (ParentRow? current, ParentRow? image, EventRow undone, out ParentRow? restored) =>
        {
            ImmutableArray<Eid> stay = current is null ? [] : current.Lots.RemoveRange(undone.Lots);
            ImmutableArray<Eid> back = image is null ? [] : [.. image.Lots.Where(lot => undone.Lots.Contains(lot))];
            ImmutableArray<Eid> lots = [.. stay.AddRange(back).Order()];
            PartyId? possessor = image?.Possessor ?? current?.Possessor;
            restored = lots.IsEmpty || possessor is null ? null : new ParentRow(possessor.Value, lots);
            return stay.SequenceEqual(image is null ? [] : image.Lots.RemoveRange(back));
        });

    /// <summary>
    /// Shipments: the event's lots go back, unless results have been sealed or weights settled since.
    /// </summary>
    public static readonly UndoForm<ShipmentRow> Shipment = new(
        (after, before) => before,
        (ShipmentRow? current, ShipmentRow? image, EventRow undone, out ShipmentRow? restored) =>
        {
            restored = null;
            if (current is null)
            {
                return false;
            }

            if (image is null)
            {
                return current.Lines.All(line => line is { Received: null, SealSeller: null, SealBuyer: null });
            }

            ShipmentLine[] back = [.. image.Lines.Where(line => undone.Lots.Contains(line.Lot))];
            restored = image with
            {
                Lines =
                [
                    .. current.Lines.Where(line => !undone.Lots.Contains(line.Lot)).Concat(back)
                        .OrderBy(line => line.Lot),
                ],
            };
            return back.All(line => current.Lines.Any(now => now.Lot == line.Lot
                && now.SealSeller == line.SealSeller && now.SealBuyer == line.SealBuyer
                && now.Settled == line.Settled));
        });

    private static UnaccountedRow? AddedTo(UnaccountedRow? after, UnaccountedRow? before) =>
        before is null ? after : Less(after!, before);

    private static UnaccountedRow Less(UnaccountedRow row, UnaccountedRow part) => row with
    {
        Book = Book.Of(row.Book).Minus(Book.Of(part.Book)).Lines,
        Cumulative = Book.Of(row.Cumulative).Minus(Book.Of(part.Cumulative)).Lines,
        Period = Measurements.Difference(row.Period, part.Period),
        Ever = Measurements.Difference(row.Ever, part.Ever),
    };
}
