using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>The rows below the titles, as they come.</summary>
internal sealed class TableRows(IEnumerator<SheetRow> sheet, TitleRow titles)
{
    /// <summary>Why the table could not be read to its end; null if it could.</summary>
    public RowRefusal? Broken { get; private set; }

    /// <summary>Reads on; rows without any text are passed over.</summary>
    public IEnumerable<TableRow> Read()
    {
        while (sheet.MoveNext())
        {
            SheetRow next = sheet.Current;
            if (next.Broken is { } broken)
            {
                Broken = broken;
                yield break;
            }

            if (!next.IsEmpty)
            {
                yield return RowOf(next);
            }
        }
    }

    private TableRow RowOf(SheetRow next)
    {
        TableRow row = new(next.Number, next.Cells, titles);
        if (next.Cells.Length > titles.Count && next.Cells[titles.Count..].Any(cell => cell.Length > 0))
        {
            row.KeepAt(string.Empty, new Refusal(RefusalCode.RowMalformed, null, $"{next.Cells.Length} cells"));
        }

        foreach ((int column, Refusal refusal) in next.Unreadable)
        {
            row.KeepAt(titles.TitleAt(column), refusal);
        }

        return row;
    }
}
