using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>Finds what waits for somebody.</summary>
internal static class AttentionReading
{
    private const long MillisecondsADay = 86_400_000;
    private const int MostLots = 5_000;

    /// <summary>Shipments on the way to or from a party, or of all; the oldest first.</summary>
    public static IReadOnlyList<OpenShipment> Shipments(ViewTables tables, PartyId? party)
    {
        long? me = party is { } who ? tables.Terms.TryNumber(who.Value) ?? -1 : null;
        List<LotRow> moving = tables.Database.All(
            "SELECT row FROM lot WHERE status = 2 AND (?1 IS NULL OR receiver = ?1 OR possessor = ?1) "
            + $"ORDER BY id LIMIT {MostLots}",
            row => RowReader.Read<LotRow>(row.GetBytes(0)),
            me);
        long now = tables.Database.One("SELECT coalesce(max(time), 0) FROM block", row => row.GetInt64(0));
        int days = tables.Row<NetworkRow>("network", "network")?.LatenessDays ?? 0;
        List<OpenShipment> open = [];
        foreach (IGrouping<string, LotRow> lots in moving
            .Where(lot => lot.Shipment is not null).GroupBy(lot => lot.Shipment!, StringComparer.Ordinal))
        {
            if (tables.Row<ShipmentRow>("shipment", lots.Key) is { } row)
            {
                open.Add(new OpenShipment(
                    lots.Key, row, lots.Count(), lots.Sum(lot => lot.Remaining.Milligrams),
                    now - row.ShippedAt.UnixMilliseconds > days * MillisecondsADay));
            }
        }

        return [.. open.OrderBy(it => it.Row.ShippedAt.UnixMilliseconds)];
    }
}
