using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>
/// Tables from a spreadsheet, CSV or XLSX, as physical events (docs/formats/tables.md), row by row, so that a long table
/// costs no more memory than a short one: whatever is wrong is named with its row, column and number.
/// </summary>
public static class TableImport
{
    private static readonly byte[] Zip = [0x50, 0x4B, 0x03, 0x04];

    /// <summary>Reads a table of lots: opening stock and other commissioning.</summary>
    /// <param name="table">The file; a workbook must be able to seek.</param>
    /// <param name="issuer">Who commissions the lots.</param>
    /// <param name="nonceOf">
    /// The nonce for a lot number that has none in the table: not to be guessed by others, and the same each time, so
    /// that the same table read twice means the same lots (a keyed hash of the lot number does).
    /// </param>
    /// <param name="utcOffset">The local offset of dates without zone, such as <c>+08:00</c>.</param>
    public static IEnumerable<TableItem> ReadLots(
        Stream table, PartyId issuer, Func<string, string> nonceOf, string utcOffset = "+08:00")
    {
        ArgumentNullException.ThrowIfNull(nonceOf);
        return Read(table, LotTable.Columns, mayHaveShares: true, utcOffset, rows =>
            rows.Select(row => TableItem.Of([row], LotTable.Read(row, issuer, nonceOf, utcOffset), issuer)));
    }

    /// <summary>
    /// Reads a table of shipments: one row a lot, rows of one shipment together are one event. Its rows are kept until
    /// the last is read.
    /// </summary>
    /// <param name="table">The file; a workbook must be able to seek.</param>
    /// <param name="issuer">Who ships.</param>
    /// <param name="utcOffset">The local offset of dates without zone, such as <c>+08:00</c>.</param>
    public static IEnumerable<TableItem> ReadShipments(Stream table, PartyId issuer, string utcOffset = "+08:00") =>
        Read(table, ShipmentTable.Columns, mayHaveShares: false, utcOffset, rows =>
            rows.GroupBy(row => row.Text("bizTransaction"), StringComparer.Ordinal).Select(group =>
            {
                TableRow[] together = [.. group];
                return TableItem.Of(together, ShipmentTable.Read(together, utcOffset), issuer);
            }));

    private static IEnumerable<TableItem> Read(
        Stream stream,
        TableColumn[] columns,
        bool mayHaveShares,
        string utcOffset,
        Func<IEnumerable<TableRow>, IEnumerable<TableItem>> items)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!InstantText.IsOffset(utcOffset))
        {
            throw new ArgumentException($"'{utcOffset}' is no offset from UTC.", nameof(utcOffset));
        }

        return ReadRows(stream, columns, mayHaveShares, items);
    }

    private static IEnumerable<TableItem> ReadRows(
        Stream stream,
        TableColumn[] columns,
        bool mayHaveShares,
        Func<IEnumerable<TableRow>, IEnumerable<TableItem>> items)
    {
        using IEnumerator<SheetRow> sheet = SheetOf(stream).GetEnumerator();
        SheetRow titles = NextOf(sheet) ?? new SheetRow(1, []);
        List<RowRefusal> refusals = [];
        TitleRow titleRow = TitleRow.Read(titles, columns, mayHaveShares, refusals);
        if ((titles.Broken is { } broken ? [broken] : refusals) is { Count: > 0 } wrong)
        {
            yield return TableItem.Wrong(wrong);
            yield break;
        }

        TableRows rows = new(sheet, titleRow);
        bool any = false;
        foreach (TableItem item in items(rows.Read()))
        {
            any = true;
            yield return item;
        }

        if (rows.Broken is { } end)
        {
            yield return TableItem.Wrong([end]);
        }
        else if (!any)
        {
            yield return TableItem.Wrong(
                [new RowRefusal(titles.Number, string.Empty, new Refusal(RefusalCode.StatementEmpty))]);
        }
    }

    private static IEnumerable<SheetRow> SheetOf(Stream stream)
    {
        byte[] head = new byte[Zip.Length];
        int read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return read == head.Length && head.AsSpan().SequenceEqual(Zip) ? XlsxSheet.Read(stream) : CsvSheet.Read(stream);
    }

    // A workbook may leave rows without any text above the titles.
    private static SheetRow? NextOf(IEnumerator<SheetRow> sheet)
    {
        while (sheet.MoveNext())
        {
            if (sheet.Current.Broken is not null || !sheet.Current.IsEmpty)
            {
                return sheet.Current;
            }
        }

        return null;
    }
}
