using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>A lot that an act names as existing, and where.</summary>
/// <param name="Lot">The lot.</param>
/// <param name="List">The member of the act that names it.</param>
/// <param name="Index">Which entry of that member; negative if it is no list.</param>
/// <param name="Member">What stands after the entry, such as <c>.lot</c>.</param>
internal readonly record struct NamedLot(Eid Lot, string List, int Index = -1, string Member = "")
{
    /// <summary>The field's name within the act; made only when something is refused.</summary>
    public string Field => Index < 0 ? List : $"{List}[{Index}]{Member}";
}

/// <summary>
/// Which existing lots an act names: the one place that knows, so that rules about lots can be general.
/// </summary>
internal static class NamedLots
{
    /// <summary>
    /// The lots that the act names, in its own order, and those that it names through a parent or shipment; none for
    /// acts without lots.
    /// </summary>
    public static ImmutableArray<NamedLot> Of(Case it, Act act) => act switch
    {
        TransformLots transform => Numbered(transform.Inputs, static input => input.Lot, "inputs", ".lot"),
        PackLots pack => Numbered(pack.Lots),
        UnpackLots { Lots.IsEmpty: true } unpack => [.. InParent(it, unpack.Parent, "parent")],
        UnpackLots unpack => Numbered(unpack.Lots),
        RecordAssay assay => [new NamedLot(assay.Lot, "lot")],
        TakeStock stock => Numbered(stock.Lots, static portion => portion.Lot, "lots", ".lot"),
        ShipLots ship => Shipped(it, ship),
        ReceiveLots { Lots.IsEmpty: true } receive => StillOnTheWay(it, receive.Shipment),
        ReceiveLots receive => Numbered(receive.Lots, static weighed => weighed.Lot, "lots", ".lot"),
        ObserveLots observe => Numbered(observe.Lots),
        TransferTitle transfer => Numbered(transfer.Lots),
        EndLots end => Numbered(end.Lots, static portion => portion.Lot, "lots", ".lot"),
        PlaceHold hold => Numbered(hold.Lots),
        ClearGoods clear => Numbered(clear.Lots),
        DecideQuarantine decide => Numbered(decide.Lots),
        CorrectSource correct => [new NamedLot(correct.Lot, "lot")],
        SealResult seal => [new NamedLot(seal.Lot, "lot")],
        OpenResult open => [new NamedLot(open.Lot, "lot")],
        _ => [],
    };

    /// <summary>No lot is named twice in one act (511).</summary>
    public static Refusal? LotsAreNamedOnce(Case it, Act act)
    {
        ImmutableArray<NamedLot> lots = Of(it, act);
        if (lots.Length < 2)
        {
            return null;
        }

        HashSet<Eid> seen = new(lots.Length);
        foreach (NamedLot named in lots)
        {
            if (!seen.Add(named.Lot))
            {
                return it.Refuse(RefusalCode.LotNamedTwice, named.Field, named.Lot.Code);
            }
        }

        return null;
    }

    /// <summary>The rows of the lots that the act names; those unknown are left out.</summary>
    public static ImmutableArray<LotRow> RowsOf(Case it, Act act)
    {
        ImmutableArray<NamedLot> lots = Of(it, act);
        ImmutableArray<LotRow>.Builder rows = ImmutableArray.CreateBuilder<LotRow>(lots.Length);
        foreach (NamedLot named in lots)
        {
            if (it.Draft.Lots.Find(named.Lot.Code) is { } row)
            {
                rows.Add(row);
            }
        }

        return rows.DrainToImmutable();
    }

    /// <summary>The latest event time of the lots that the act names: what its own time may not lie before.</summary>
    public static Instant? LatestEventOf(Case it, Act act)
    {
        Instant? latest = null;
        foreach (NamedLot named in Of(it, act))
        {
            if (it.Draft.Lots.Find(named.Lot.Code)?.LastEventTime is { } last && !(last <= latest))
            {
                latest = last;
            }
        }

        return latest;
    }

    // A packed child that is named beside its parent counts once, under its own name.
    private static ImmutableArray<NamedLot> Shipped(Case it, ShipLots ship)
    {
        ImmutableArray<NamedLot> lots = Numbered(ship.Lots, static weighed => weighed.Lot, "lots", ".lot");
        if (ship.Parents.IsEmpty)
        {
            return lots;
        }

        HashSet<Eid> named = [.. lots.Select(lot => lot.Lot)];
        return
        [
            .. lots,
            .. ship.Parents.SelectMany((parent, i) => InParent(it, parent, "parents", i))
                .Where(inParent => named.Add(inParent.Lot)),
        ];
    }

    private static IEnumerable<NamedLot> InParent(Case it, string parent, string list, int index = -1) =>
        it.Draft.Parents.Find(parent) is { } holding
            ? holding.Lots.Select(lot => new NamedLot(lot, list, index))
            : [];

    private static ImmutableArray<NamedLot> StillOnTheWay(Case it, string shipment) =>
        it.Draft.Shipments.Find(shipment) is { } row
            ?
            [
                .. row.Lines.Where(line => it.Draft.Lots.Find(line.Lot.Code)?.Shipment == shipment)
                    .Select(line => new NamedLot(line.Lot, "shipment")),
            ]
            : [];

    private static ImmutableArray<NamedLot> Numbered(ImmutableArray<Eid> lots) =>
        Numbered(lots, static lot => lot, "lots", string.Empty);

    private static ImmutableArray<NamedLot> Numbered<TItem>(
        ImmutableArray<TItem> items, Func<TItem, Eid> lotOf, string list, string member)
    {
        ImmutableArray<NamedLot>.Builder lots = ImmutableArray.CreateBuilder<NamedLot>(items.Length);
        for (int i = 0; i < items.Length; i++)
        {
            lots.Add(new NamedLot(lotOf(items[i]), list, i, member));
        }

        return lots.MoveToImmutable();
    }
}
