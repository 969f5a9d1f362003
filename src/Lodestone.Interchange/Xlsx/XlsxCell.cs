using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>A cell's kind (attribute <c>t</c>, ISO/IEC 29500-1 section 18.18.11) and number format.</summary>
/// <param name="Kind">Such as <c>n</c>, <c>s</c>, <c>inlineStr</c>.</param>
/// <param name="Format">What its number means.</param>
internal readonly record struct XlsxCell(string Kind, XlsxFormat Format)
{
    /// <summary>What the cell says, or why that cannot be told.</summary>
    public (string Text, Refusal? Refusal) Meaning(XlsxCellText content, XlsxBook book)
    {
        (string text, Refusal? refusal) = (Kind, content.Text) switch
        {
            (_, { Length: 0 }) => (string.Empty, new Refusal(
                RefusalCode.RowMalformed, null, "a formula without a saved value: open the workbook and save it")),
            ("s", var index) => book.Shared(index) is { } shared ? (shared, null) : Bad(index),
            ("str" or "inlineStr", var plain) => (plain, null),
            ("b", var truth) => (truth == "1" ? "TRUE" : "FALSE", null),
            ("e", var error) => Bad(error),
            ("d", var date) => (date, null),
            ("n", var number) => XlsxNumber.Meaning(number, Format, book.CountsFrom1904),
            _ => Bad(Kind),
        };
        return text.Length > SheetLimits.MaxCellLength
            ? (string.Empty, new Refusal(
                RefusalCode.TooLong, null, $"at most {SheetLimits.MaxCellLength} characters a cell"))
            : (text, refusal);
    }

    private static (string Text, Refusal? Refusal) Bad(string what) =>
        (string.Empty, new Refusal(RefusalCode.RowMalformed, null, JsonText.Printable(what)));
}
