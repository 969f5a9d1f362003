using System.Text;
using Lodestone.Vocabulary;
using Sylvan.Data.Csv;

namespace Lodestone.Interchange;

/// <summary>
/// A table as text: its title row and its other rows. Read as UTF-8, as UTF-16 with its mark, or as GB 18030, which is
/// what spreadsheets in China save; comma, semicolon and tab are told apart by the title row.
/// </summary>
internal sealed class Table
{
    private const int MaxBytes = 8_000_000;
    private const int MaxCellLength = 4_096;
    private const int MaxRows = 10_000;
    private const int MaxColumns = 100;

    private readonly List<string[]> rows = [];

    /// <summary>The rows, the title row first; each cell without the spaces around it.</summary>
    public IReadOnlyList<string[]> Rows => rows;

    /// <summary>Reads a table; null, or what is wrong with it.</summary>
    public static RowRefusal? TryRead(Stream stream, out Table table)
    {
        table = new Table();
        using var bytes = new MemoryStream();
        byte[] buffer = new byte[65_536];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > MaxBytes)
            {
                return new RowRefusal(1, string.Empty, new Refusal(RefusalCode.TooLong, null, $"{MaxBytes} bytes"));
            }
        }

        return TryDecode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), out string text)
            ? table.ReadRows(text)
            : new RowRefusal(1, string.Empty, new Refusal(RefusalCode.TextNotUnicode));
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

    private RowRefusal? ReadRows(string text)
    {
        var options = new CsvDataReaderOptions
        {
            HasHeaders = false,
            BufferSize = 262_144,

            // No line is a comment: a row that is skipped unseen would be a row lost.
            Comment = '\u0001',
        };
        try
        {
            using CsvDataReader reader = CsvDataReader.Create(new StringReader(text), options);
            while (reader.Read())
            {
                if (reader.RowFieldCount > MaxColumns || rows.Count > MaxRows)
                {
                    return Wrong(RefusalCode.TooLong, $"at most {MaxRows} rows of {MaxColumns} columns");
                }

                string[] cells = [.. Enumerable.Range(0, reader.RowFieldCount).Select(i => reader.GetString(i).Trim())];
                rows.Add(cells);
                if (Array.Exists(cells, cell => cell.Length > MaxCellLength))
                {
                    return Wrong(RefusalCode.TooLong, $"at most {MaxCellLength} characters a cell");
                }
            }
        }
        catch (CsvFormatException malformed)
        {
            return new RowRefusal(
                rows.Count + 1, string.Empty, new Refusal(RefusalCode.RowMalformed, null, malformed.GetType().Name));
        }

        return null;
    }

    private RowRefusal Wrong(RefusalCode code, string detail) =>
        new(rows.Count, string.Empty, new Refusal(code, null, detail));
}
