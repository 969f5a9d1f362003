using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>A table of shipments, one row a lot.</summary>
internal static class ShipmentTable
{
    /// <summary>Its columns. The keys are the members at which the door names what is wrong.</summary>
    public static readonly TableColumn[] Columns =
    [
        new("bizTransaction", "shipment", "发货单号", IsRequired: true, "DA-2026-0118"),
        new("epcClass", "lot", "批次电子身份", IsRequired: true, "(EID)"),
        new("quantity", "weight", "重量", Example: "249912"),
        new("uom", "unit", "单位", Example: "kg"),
        new("source", "from site", "发货场所", IsRequired: true, "6901234000016"),
        new("location", "to site", "收货场所", IsRequired: true, "6901234000023"),
        new("receiver", "receiver", "收货方", IsRequired: true, "(USCC, LEI or GLN)"),
        new("eventTime", "time", "时间", IsRequired: true, "2026-03-06 14:30"),
        new("parent", "packed in", "包装单元"),
        new("lodestone:carrier", "carrier", "承运方"),
        new("owner", "new owner", "新所有权人"),
        new("lodestone:contract", "contract", "合同"),
        new("lodestone:instrument", "scale", "衡器"),
    ];

    private static readonly string[] OfTheShipment =
    [
        "source", "location", "receiver", "eventTime", "lodestone:carrier", "owner", "lodestone:contract",
        "lodestone:instrument",
    ];

    /// <summary>The event of the rows of one shipment; null if one was refused.</summary>
    public static ShipLots? Read(TableRow[] rows, string offset)
    {
        TableRow first = rows[0];
        foreach (TableRow row in rows)
        {
            foreach (string key in OfTheShipment.Where(key => row.Text(key) != first.Text(key)))
            {
                row.Refuse(key, RefusalCode.ValueNotAllowed, $"row {first.Number} of the same shipment says otherwise");
            }
        }

        string number = first.Need("bizTransaction");
        SiteId from = first.Site("source");
        SiteId to = first.Site("location");
        first.Need("receiver");
        PartyId? receiver = first.Party("receiver");
        PartyId? carrier = first.Party("lodestone:carrier");
        PartyId? owner = first.Party("owner");
        Instant time = first.Time("eventTime", offset);
        ImmutableArray<WeighedLot> lots = [.. rows.Select(Lot)];
        if (rows.Any(row => row.IsRefused))
        {
            return null;
        }

        string shipment = number.Contains(':', StringComparison.Ordinal)
            ? number
            : $"urn:epcglobal:cbv:bt:{from}:{Uri.EscapeDataString(number)}";
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(shipment)));
        return new ShipLots(
            new EventFacts(
                $"urn:lodestone:event:shipping:{hash}",
                time,
                offset,
                "shipping",
                "in_transit",
                from,
                null,
                string.Empty),
            shipment,
            lots,
            [.. rows.Select(row => row.Text("parent")).Where(parent => parent.Length > 0).Distinct()],
            from,
            receiver!.Value,
            to,
            carrier,
            owner,
            first.OrNull("lodestone:contract"),
            first.OrNull("lodestone:instrument"));
    }

    private static WeighedLot Lot(TableRow row)
    {
        string text = row.Need("epcClass");
        Eid lot = default;
        if (text.Length > 0)
        {
            row.Keep("epcClass", Eid.TryParse(text, string.Empty, out lot));
        }

        return new WeighedLot(lot, row.Weight("quantity", "uom"));
    }
}
