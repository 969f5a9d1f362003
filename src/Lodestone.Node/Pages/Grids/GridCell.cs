using System.Globalization;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Pages;

/// <summary>A cell of a table.</summary>
/// <param name="Text">What a person reads.</param>
public sealed record GridCell(string Text)
{
    /// <summary>Where it leads, or null.</summary>
    public string? Link { get; init; }

    /// <summary>States shown as badges after the text.</summary>
    public IReadOnlyList<(string Tone, string Text)> Badges { get; init; } = [];

    /// <summary>Whether it is a code of which every character counts.</summary>
    public bool IsCode { get; init; }

    /// <summary>Whether it stays in one line.</summary>
    public bool IsWhole { get; init; }

    /// <summary>What a machine reads; null: the text.</summary>
    public string? Plain { get; init; }

    /// <summary>What it is sorted by; null: the text.</summary>
    public IComparable? SortKey { get; init; }

    /// <summary>The cell in a CSV file.</summary>
    internal string Csv => Plain ?? string.Join(' ', Badges.Select(badge => badge.Text).Prepend(Text)).Trim();

    /// <summary>Nothing.</summary>
    internal static GridCell Empty { get; } = new(string.Empty);

    /// <summary>A text, perhaps a link.</summary>
    internal static GridCell Of(string text, string? link = null) => new(text) { Link = link };

    /// <summary>A code, perhaps a link.</summary>
    internal static GridCell Code(string text, string? link = null) => new(text) { Link = link, IsCode = true };

    /// <summary>A count.</summary>
    internal static GridCell Count(long count, string? link = null) => new(Figures.Count(count))
    {
        Link = link,
        Plain = Figures.Plain(count),
        SortKey = count,
    };

    /// <summary>A mass in kilograms, its unit in the column's head.</summary>
    internal static GridCell Kilograms(long? milligrams) => milligrams is not { } known ? Empty : new(
        Figures.Kilograms(known))
    {
        Plain = Figures.PlainKilograms(known),
        SortKey = known,
    };

    /// <summary>A time.</summary>
    internal static GridCell Time(Instant? time) => time is not { } known ? Empty : new(Figures.Minute(known))
    {
        IsWhole = true,
        Plain = known.ToString(),
        SortKey = known.UnixMilliseconds,
    };

    /// <summary>A state.</summary>
    internal static GridCell State(params IReadOnlyList<(string Tone, string Text)> badges) => new(string.Empty)
    {
        Badges = badges,
    };

    /// <summary>Whether it holds a text.</summary>
    internal bool Holds(string text) => Text.Contains(text, StringComparison.OrdinalIgnoreCase)
        || Badges.Any(badge => badge.Text.Contains(text, StringComparison.OrdinalIgnoreCase));

    /// <summary>The order of two cells of one column; nothing comes first.</summary>
    internal static int Compare(GridCell left, GridCell right) => (left.SortKey, right.SortKey) switch
    {
        ({ } a, { } b) => a.CompareTo(b),
        (null, null) => string.Compare(left.Csv, right.Csv, CultureInfo.InvariantCulture, CompareOptions.IgnoreCase),
        (null, _) => -1,
        _ => 1,
    };
}
