using Lodestone.Node.Texts;
using Lodestone.Views;

namespace Lodestone.Node.Pages;

/// <summary>A lot's timeline as it was asked for: filtered, sorted, and as CSV. The query says all of it.</summary>
/// <param name="Rows">The events to show, in order.</param>
/// <param name="All">How many there are.</param>
/// <param name="Kinds">Every kind that occurs, with its name.</param>
/// <param name="Kind">The kind that is asked for; null for all.</param>
/// <param name="Text">Text that is asked for; null for any.</param>
/// <param name="Sort">Column by which it is sorted.</param>
/// <param name="IsDescending">Whether the largest comes first.</param>
public sealed record TimelineTable(
    IReadOnlyList<TimelineRow> Rows,
    int All,
    IReadOnlyList<LotEventKind> Kinds,
    LotEventKind? Kind,
    string? Text,
    string Sort,
    bool IsDescending)
{
    /// <summary>Columns that it can be sorted by.</summary>
    internal static readonly string[] Columns = ["entry", "event", "party", "site", "time", "weight"];

    private const int MostAsked = 100;

    /// <summary>The table that a request asks for.</summary>
    internal static TimelineTable Of(PageFrame frame, IReadOnlyList<TimelineEvent> events, Names names)
    {
        LotEventKind? kind = Enum.TryParse(frame.Asked("kind"), out LotEventKind asked) && Enum.IsDefined(asked)
            ? asked
            : null;
        string? text = frame.Asked("text") is { Length: > 0 and <= MostAsked } some ? some : null;
        string sort = frame.Asked("sort") is { } column && Columns.Contains(column, StringComparer.Ordinal)
            ? column
            : Columns[0];
        bool descending = frame.Asked("order") == "desc";
        IEnumerable<TimelineRow> rows = events
            .Select(it => TimelineRow.Of(frame, it, names))
            .Where(row => kind is null || row.It.Kind == kind)
            .Where(row => text is null || row.Holds(text));
        rows = sort switch
        {
            "event" => rows.OrderBy(row => row.Event, StringComparer.Ordinal),
            "party" => rows.OrderBy(row => row.Party, StringComparer.Ordinal),
            "site" => rows.OrderBy(row => row.Site, StringComparer.Ordinal),
            "time" => rows.OrderBy(row => row.It.Time?.UnixMilliseconds ?? 0),
            "weight" => rows.OrderBy(row => row.It.Weight?.Milligrams ?? -1),
            _ => rows.OrderBy(row => row.It.Entry),
        };
        return new TimelineTable(
            [.. descending ? rows.Reverse() : rows],
            events.Count,
            [.. events.Select(it => it.Kind).Distinct().Order()],
            kind,
            text,
            sort,
            descending);
    }

    /// <summary>The rows with their heads, in the reader's language; every column of figures names its unit.</summary>
    internal string ToCsv(PageFrame frame) => Csv.Of(
        [
            [
                frame.T(TimelineTexts.Entry), frame.T(TimelineTexts.Event), frame.T(TimelineTexts.Party),
                frame.T(TimelineTexts.Other), frame.T(TimelineTexts.Site), frame.T(TimelineTexts.Time),
                frame.T(TimelineTexts.BlockTime), frame.T(TimelineTexts.Block), frame.T(TimelineTexts.Weight),
            ],
            .. Rows.Select(row => new[]
            {
                Figures.Plain(row.It.Entry), row.Event, row.Party, row.Other, row.Site,
                row.It.Time?.ToString() ?? string.Empty, row.It.BlockTime?.ToString() ?? string.Empty,
                Figures.Plain(row.It.Height), row.It.Weight is { } weight ? Figures.Plain(weight) : string.Empty,
            }),
        ]);
}

/// <summary>An event with its texts in the reader's language.</summary>
/// <param name="It">The event.</param>
/// <param name="Event">What happened, with its detail and marks.</param>
/// <param name="Party">Who reported it.</param>
/// <param name="Other">The other party.</param>
/// <param name="Site">Where.</param>
public sealed record TimelineRow(TimelineEvent It, string Event, string Party, string Other, string Site)
{
    internal static TimelineRow Of(PageFrame frame, TimelineEvent it, Names names)
    {
        string name = frame.T(it.Name);
        string detail = it.Detail.Length == 0 ? string.Empty : frame.T(WordTexts.Of(it.Detail));
        return new TimelineRow(
            it,
            detail.Length == 0 || detail == name ? name : frame.IsChinese ? $"{name}：{detail}" : $"{name}: {detail}",
            frame.T(names.Of(it.Party)),
            frame.T(names.Of(it.Other)),
            frame.T(names.Of(it.Site)));
    }

    internal bool Holds(string text) => new[] { Event, Party, Other, Site }
        .Any(part => part.Contains(text, StringComparison.OrdinalIgnoreCase));
}
