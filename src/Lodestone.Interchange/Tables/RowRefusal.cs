using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>Why a row of a table cannot be read.</summary>
/// <param name="Row">The row as a spreadsheet counts it: the titles are row 1.</param>
/// <param name="Column">
/// The column's title as the table has it, or as it should have it; empty if no one column.
/// </param>
/// <param name="Refusal">The refusal.</param>
public sealed record RowRefusal(int Row, string Column, Refusal Refusal)
{
    /// <summary>What is wrong, in English.</summary>
    public string SentenceEn => RefusalCatalogue.Of(Refusal.Code).SentenceEn;

    /// <summary>What is wrong, in Chinese.</summary>
    public string SentenceZh => RefusalCatalogue.Of(Refusal.Code).SentenceZh;
}
