using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>A lot that an act names as existing, and where.</summary>
/// <param name="Lot">The lot.</param>
/// <param name="Field">The field's name within the act.</param>
internal readonly record struct NamedLot(Eid Lot, string Field);

/// <summary>
/// Which existing lots an act names: the one place that knows, so that rules about lots can be general.
/// </summary>
internal static class NamedLots
{
    /// <summary>
    /// The lots that the act names, in its own order, and those that it names through a parent or shipment; none for
    /// acts without lots.
    /// </summary>
    public static IEnumerable<NamedLot> Of(Case it, Act act) => act switch
    {
        TransformLots transform => Numbered(transform.Inputs.Select(input => input.Lot), "inputs", ".lot"),
        PackLots pack => Numbered(pack.Lots, "lots"),
        UnpackLots { Lots.IsEmpty: true } unpack => InParent(it, unpack.Parent, "parent"),
        UnpackLots unpack => Numbered(unpack.Lots, "lots"),
        RecordAssay assay => [new NamedLot(assay.Lot, "lot")],
        TakeStock stock => Numbered(stock.Lots.Select(portion => portion.Lot), "lots", ".lot"),
        ShipLots ship => Shipped(it, ship),
        ReceiveLots { Lots.IsEmpty: true } receive => StillOnTheWay(it, receive.Shipment),
        ReceiveLots receive => Numbered(receive.Lots.Select(weighed => weighed.Lot), "lots", ".lot"),
        ObserveLots observe => Numbered(observe.Lots, "lots"),
        TransferTitle transfer => Numbered(transfer.Lots, "lots"),
        EndLots end => Numbered(end.Lots.Select(portion => portion.Lot), "lots", ".lot"),
        PlaceHold hold => Numbered(hold.Lots, "lots"),
        ClearGoods clear => Numbered(clear.Lots, "lots"),
        DecideQuarantine decide => Numbered(decide.Lots, "lots"),
        CorrectSource correct => [new NamedLot(correct.Lot, "lot")],
        SealResult seal => [new NamedLot(seal.Lot, "lot")],
        OpenResult open => [new NamedLot(open.Lot, "lot")],
        _ => [],
    };

    /// <summary>No lot is named twice in one act (511).</summary>
    public static Refusal? LotsAreNamedOnce(Case it, Act act)
    {
        HashSet<Eid> seen = [];
        foreach (NamedLot named in Of(it, act))
        {
            if (!seen.Add(named.Lot))
            {
                return it.Refuse(RefusalCode.LotNamedTwice, named.Field, named.Lot.Code);
            }
        }

        return null;
    }

    /// <summary>The rows of the lots that the act names; those unknown are left out.</summary>
    public static ImmutableArray<LotRow> RowsOf(Case it, Act act) =>
        [.. Of(it, act).Select(named => it.Draft.Lots.Find(named.Lot.Code)).OfType<LotRow>()];

    /// <summary>The latest event time of the lots that the act names: what its own time may not lie before.</summary>
    public static Instant? LatestEventOf(Case it, Act act)
    {
        ImmutableArray<LotRow> lots = RowsOf(it, act);
        return lots.IsEmpty ? null : lots.Max(lot => lot.LastEventTime);
    }

    // A packed child that is named beside its parent counts once, under its own name.
    private static IEnumerable<NamedLot> Shipped(Case it, ShipLots ship)
    {
        HashSet<Eid> named = [.. ship.Lots.Select(weighed => weighed.Lot)];
        return Numbered(ship.Lots.Select(weighed => weighed.Lot), "lots", ".lot").Concat(ship.Parents
            .SelectMany((parent, i) => InParent(it, parent, $"parents[{i}]"))
            .Where(inParent => named.Add(inParent.Lot)));
    }

    private static IEnumerable<NamedLot> InParent(Case it, string parent, string field) =>
        it.Draft.Parents.Find(parent) is { } holding ? holding.Lots.Select(lot => new NamedLot(lot, field)) : [];

    private static IEnumerable<NamedLot> StillOnTheWay(Case it, string shipment) =>
        it.Draft.Shipments.Find(shipment) is { } row
            ? row.Lines.Where(line => it.Draft.Lots.Find(line.Lot.Code)?.Shipment == shipment)
                .Select(line => new NamedLot(line.Lot, "shipment"))
            : [];

    private static IEnumerable<NamedLot> Numbered(IEnumerable<Eid> lots, string list, string member = "") =>
        lots.Select((lot, i) => new NamedLot(lot, $"{list}[{i}]{member}"));
}
