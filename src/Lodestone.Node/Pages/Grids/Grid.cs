using System.Globalization;

namespace Lodestone.Node.Pages;

/// <summary>
/// A table as it was asked for: filtered, sorted, a page of it, and all of it as CSV. The query says all of it, each
/// parameter under the table's own name, so that a page may hold several.
/// </summary>
/// <param name="Id">Its name in addresses.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">The rows of the page.</param>
/// <param name="Matching">How many rows match.</param>
/// <param name="All">How many there are.</param>
public sealed record Grid(
    string Id,
    IReadOnlyList<GridColumn> Columns,
    IReadOnlyList<IReadOnlyList<GridCell>> Rows,
    long Matching,
    long All)
{
    /// <summary>The column by which it is sorted; null: as it came.</summary>
    public string? Sort { get; init; }

    /// <summary>Whether the largest comes first.</summary>
    public bool IsDescending { get; init; }

    /// <summary>Text that rows must hold; null for any.</summary>
    public string? Text { get; init; }

    /// <summary>The page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Rows a page.</summary>
    public int Size { get; init; } = DefaultSize;

    /// <summary>Whether it has a field of its own to filter by text.</summary>
    public bool HasFilter { get; init; } = true;

    /// <summary>How many pages there are.</summary>
    public int Pages => (int)Math.Max(1, (Matching + Size - 1) / Size);

    /// <summary>Every row that matches, for CSV; the rows of the page if there are no others.</summary>
    internal IReadOnlyList<IReadOnlyList<GridCell>>? AllMatching { get; init; }

    /// <summary>Rows a page unless said otherwise.</summary>
    internal const int DefaultSize = 25;

    private const int MostAsked = 100;

    /// <summary>The table that a request asks for, of rows that are all at hand.</summary>
    internal static Grid Of(
        PageFrame frame,
        string id,
        IReadOnlyList<GridColumn> columns,
        IEnumerable<IReadOnlyList<GridCell>> rows,
        int size = DefaultSize)
    {
        IReadOnlyList<IReadOnlyList<GridCell>> all = [.. rows];
        string? text = frame.Asked($"{id}.text") is { Length: > 0 and <= MostAsked } some ? some : null;
        List<IReadOnlyList<GridCell>> matching =
            [.. all.Where(row => text is null || row.Any(cell => cell.Holds(text)))];
        (string? sort, bool descending) = OrderOf(frame, id, columns);
        if (sort is not null)
        {
            int at = columns.TakeWhile(column => column.Key != sort).Count();
            Comparer<IReadOnlyList<GridCell>> order = Comparer<IReadOnlyList<GridCell>>.Create(
                (left, right) => GridCell.Compare(left[at], right[at]));
            matching = [.. descending ? matching.OrderDescending(order) : matching.Order(order)];
        }

        int page = PageOf(frame, id, matching.Count, size);
        return new Grid(id, columns, [.. matching.Skip((page - 1) * size).Take(size)], matching.Count, all.Count)
        {
            Sort = sort,
            IsDescending = descending,
            Text = text,
            Page = page,
            Size = size,
            AllMatching = matching,
        };
    }

    /// <summary>The column that a request sorts by, and which way.</summary>
    internal static (string? Sort, bool IsDescending) OrderOf(
        PageFrame frame, string id, IReadOnlyList<GridColumn> columns) => (
        frame.Asked($"{id}.sort") is { } asked && columns.Any(column => column.CanSort && column.Key == asked)
            ? asked
            : null,
        frame.Asked($"{id}.order") == "desc");

    /// <summary>The page that a request asks for, within those that there are.</summary>
    internal static int PageOf(PageFrame frame, string id, long matching, int size) => Math.Clamp(
        int.TryParse(frame.Asked($"{id}.page"), CultureInfo.InvariantCulture, out int page) ? page : 1,
        1,
        (int)Math.Clamp((matching + size - 1) / size, 1, int.MaxValue));

    /// <summary>The table as CSV; every column of figures names its unit.</summary>
    internal IResult AsCsv(PageFrame frame, HttpContext http, string name)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}.csv\"";
        return Results.Text(
            Csv.Of(
            [
                Columns.Select(column => frame.T(column.Name)),
                .. (AllMatching ?? Rows).Select(row => row.Select(cell => cell.Csv)),
            ]),
            "text/csv; charset=utf-8");
    }
}
