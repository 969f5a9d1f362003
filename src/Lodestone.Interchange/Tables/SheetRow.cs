using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>A row of a table as text.</summary>
/// <param name="Number">The row as a spreadsheet counts it.</param>
/// <param name="Cells">Its cells, each without the spaces around it; only as many as there are.</param>
internal sealed record SheetRow(int Number, string[] Cells)
{
    /// <summary>Cells that hold nothing that could be read: which, and why.</summary>
    public IReadOnlyList<(int Column, Refusal Refusal)> Unreadable { get; init; } = [];

    /// <summary>Why the table cannot be read from here on; null for a row.</summary>
    public RowRefusal? Broken { get; init; }

    /// <summary>Whether no cell says anything.</summary>
    public bool IsEmpty => Unreadable.Count == 0 && Array.TrueForAll(Cells, cell => cell.Length == 0);

    /// <summary>The end of a table that cannot be read further.</summary>
    public static SheetRow BrokenAt(int row, RefusalCode code, string? detail = null) =>
        new(row, []) { Broken = new RowRefusal(row, string.Empty, new Refusal(code, null, detail)) };
}
