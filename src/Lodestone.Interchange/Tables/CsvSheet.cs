using System.Text;
using Lodestone.Vocabulary;
using Sylvan.Data.Csv;

namespace Lodestone.Interchange;

/// <summary>
/// A table as text. Read as UTF-8, as UTF-16 with its mark, or as GB 18030, which is what spreadsheets in China save;
/// comma, semicolon and tab are told apart by the title row.
/// </summary>
internal static class CsvSheet
{
    private static readonly CsvDataReaderOptions Options = new()
    {
        HasHeaders = false,
        BufferSize = 262_144,

        // No line is a comment: a row that is skipped unseen would be a row lost.
        Comment = '\u0001',
    };

    /// <summary>The rows, the title row first.</summary>
    public static IEnumerable<SheetRow> Read(Stream stream)
    {
        using var bytes = new MemoryStream();
        byte[] buffer = new byte[65_536];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > SheetLimits.MaxBytes)
            {
                return [SheetRow.BrokenAt(1, RefusalCode.TooLong, $"{SheetLimits.MaxBytes} bytes")];
            }
        }

        return TryDecode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), out string text)
            ? RowsOf(text)
            : [SheetRow.BrokenAt(1, RefusalCode.TextNotUnicode)];
    }

    private static bool TryDecode(ReadOnlySpan<byte> bytes, out string text)
    {
        if (bytes is [0xFF, 0xFE, ..])
        {
            return TryDecode(new UnicodeEncoding(false, true, throwOnInvalidBytes: true), bytes[2..], out text);
        }

        ReadOnlySpan<byte> plain = bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;
        Encoding chinese = CodePagesEncodingProvider.Instance.GetEncoding(
            "GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
        return TryDecode(new UTF8Encoding(false, throwOnInvalidBytes: true), plain, out text)
            || TryDecode(chinese, plain, out text);
    }

    private static bool TryDecode(Encoding encoding, ReadOnlySpan<byte> bytes, out string text)
    {
        try
        {
            text = encoding.GetString(bytes);
            return !text.Contains('\0', StringComparison.Ordinal);
        }
        catch (DecoderFallbackException)
        {
            text = string.Empty;
            return false;
        }
    }

    private static IEnumerable<SheetRow> RowsOf(string text)
    {
        using CsvDataReader? reader = TryOpen(text);
        if (reader is null)
        {
            yield return SheetRow.BrokenAt(1, RefusalCode.RowMalformed);
            yield break;
        }

        for (int number = 1; Next(reader, number) is { } row; number++)
        {
            yield return row;
            if (row.Broken is not null)
            {
                yield break;
            }
        }
    }

    private static CsvDataReader? TryOpen(string text)
    {
        try
        {
            return CsvDataReader.Create(new StringReader(text), Options);
        }
        catch (CsvFormatException)
        {
            return null;
        }
    }

    private static SheetRow? Next(CsvDataReader reader, int number)
    {
        try
        {
            if (!reader.Read())
            {
                return null;
            }

            if (reader.RowFieldCount > SheetLimits.MaxColumns || number > SheetLimits.MaxRows + 1)
            {
                return SheetRow.BrokenAt(
                    number, RefusalCode.TooLong,
                    $"at most {SheetLimits.MaxRows} rows of {SheetLimits.MaxColumns} columns");
            }

            string[] cells = [.. Enumerable.Range(0, reader.RowFieldCount).Select(i => reader.GetString(i).Trim())];
            return Array.Exists(cells, cell => cell.Length > SheetLimits.MaxCellLength)
                ? SheetRow.BrokenAt(
                    number, RefusalCode.TooLong, $"at most {SheetLimits.MaxCellLength} characters a cell")
                : new SheetRow(number, cells);
        }
        catch (CsvFormatException malformed)
        {
            return SheetRow.BrokenAt(number, RefusalCode.RowMalformed, malformed.GetType().Name);
        }
    }
}
