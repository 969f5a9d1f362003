using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>
/// Tables from a spreadsheet as physical events (docs/formats/csv.md). All rows or none: whatever is wrong is named
/// with its row, column and number.
/// </summary>
public static class CsvImport
{
    /// <summary>Most refusals that one reading names.</summary>
    public const int MaxRefusals = 200;

    /// <summary>Reads a table of lots: opening stock and other commissioning.</summary>
    /// <param name="table">The table.</param>
    /// <param name="issuer">Who commissions the lots.</param>
    /// <param name="nonceOf">
    /// The nonce for a lot number that has none in the table: not to be guessed by others, and the same each time, so
    /// that the same table read twice means the same lots (a keyed hash of the lot number does).
    /// </param>
    /// <param name="utcOffset">The local offset of dates without zone, such as <c>+08:00</c>.</param>
    public static TableReading ReadLots(
        Stream table, PartyId issuer, Func<string, string> nonceOf, string utcOffset = "+08:00")
    {
        ArgumentNullException.ThrowIfNull(nonceOf);
        return Read(table, issuer, LotTable.Columns, mayHaveShares: true, utcOffset, rows =>
            rows.Select(row => new Draft(LotTable.Read(row, issuer, nonceOf, utcOffset), [row])));
    }

    /// <summary>Reads a table of shipments: one row a lot, rows of one shipment together are one event.</summary>
    /// <param name="table">The table.</param>
    /// <param name="issuer">Who ships.</param>
    /// <param name="utcOffset">The local offset of dates without zone, such as <c>+08:00</c>.</param>
    public static TableReading ReadShipments(Stream table, PartyId issuer, string utcOffset = "+08:00") =>
        Read(table, issuer, ShipmentTable.Columns, mayHaveShares: false, utcOffset, rows =>
            rows.GroupBy(row => row.Text("bizTransaction"), StringComparer.Ordinal)
                .Select(group => new Draft(ShipmentTable.Read([.. group], utcOffset), [.. group])));

    private sealed record Draft(PhysicalAct? Act, TableRow[] Rows);

    private static TableReading Read(
        Stream stream,
        PartyId issuer,
        TableColumn[] columns,
        bool mayHaveShares,
        string utcOffset,
        Func<TableRow[], IEnumerable<Draft>> draft)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!InstantText.IsOffset(utcOffset))
        {
            throw new ArgumentException($"'{utcOffset}' is no offset from UTC.", nameof(utcOffset));
        }

        if (Table.TryRead(stream, out Table table) is { } unreadable)
        {
            return TableReading.Of([], [unreadable]);
        }

        var refusals = new List<RowRefusal>();
        TitleRow titles = TitleRow.Read(table.Rows.Count > 0 ? table.Rows[0] : [], columns, mayHaveShares, refusals);
        if (refusals.Count > 0)
        {
            return TableReading.Of([], refusals);
        }

        TableRow[] rows = [.. RowsOf(table, titles, refusals)];
        if (rows.Length == 0)
        {
            refusals.Add(new RowRefusal(1, string.Empty, new Refusal(RefusalCode.StatementEmpty)));
        }

        ImmutableArray<PhysicalAct>.Builder acts = ImmutableArray.CreateBuilder<PhysicalAct>();
        foreach (Draft made in draft(rows).Where(made => made.Act is not null && !made.Rows.Any(row => row.IsRefused)))
        {
            acts.AddRange(AtTheDoor(made, issuer));
        }

        return TableReading.Of(acts.ToImmutable(), refusals);
    }

    private static IEnumerable<TableRow> RowsOf(Table table, TitleRow titles, List<RowRefusal> refusals)
    {
        for (int i = 1; i < table.Rows.Count; i++)
        {
            string[] cells = table.Rows[i];
            if (Array.TrueForAll(cells, cell => cell.Length == 0))
            {
                continue;
            }

            var row = new TableRow(i + 1, cells, titles, refusals);
            if (cells.Length > titles.Count && cells[titles.Count..].Any(cell => cell.Length > 0))
            {
                row.KeepAt(string.Empty, new Refusal(RefusalCode.RowMalformed, null, $"{cells.Length} cells"));
            }

            yield return row;
        }
    }

    /// <summary>
    /// The event as it will be read from its bytes: what the door refuses is refused here already, at the row and
    /// column that it comes from.
    /// </summary>
    private static IEnumerable<PhysicalAct> AtTheDoor(Draft draft, PartyId issuer)
    {
        byte[] payload = EpcisWriter.Write([draft.Act!], draft.Act!.Event.EventTime);
        PayloadReading reading = Payload.Parse(payload, ContentTypes.Epcis, issuer);
        if (reading.Refusal is { } refusal)
        {
            string path = refusal.Field ?? string.Empty;
            TableRow row = draft.Rows[Math.Min(Ordinal(path), draft.Rows.Length - 1)];
            row.Keep(ColumnOf(path), refusal);
        }

        return reading.Acts.Cast<PhysicalAct>();
    }

    // Columns are named after members; only the trade grade shares its name with the grade of the evidence.
    private static string ColumnOf(string path)
    {
        string member = path[(path.LastIndexOf('.') + 1)..];
        return member == "grade" && path.Contains("lodestone:lots", StringComparison.Ordinal) ? "trade" : member;
    }

    // Rows of one shipment become entries of its quantity list in their order.
    private static int Ordinal(string path)
    {
        int at = path.IndexOf("quantityList[", StringComparison.Ordinal);
        int end = at < 0 ? -1 : path.IndexOf(']', at);
        return end > 0 && int.TryParse(path.AsSpan(at + 13, end - at - 13), null, out int ordinal) ? ordinal : 0;
    }
}
