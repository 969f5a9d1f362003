using System.Globalization;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>One row of a table; what is wrong with its cells is collected.</summary>
internal sealed class TableRow(int number, string[] cells, TitleRow titles)
{
    private readonly List<RowRefusal> refusals = [];

    /// <summary>The row as a spreadsheet counts it.</summary>
    public int Number { get; } = number;

    /// <summary>The columns of elements and compounds.</summary>
    public IReadOnlyList<ShareColumn> Shares => titles.Shares;

    /// <summary>What is wrong with this row.</summary>
    public IReadOnlyList<RowRefusal> Refusals => refusals;

    /// <summary>Whether something is wrong with this row.</summary>
    public bool IsRefused => refusals.Count > 0;

    /// <summary>The title of a column.</summary>
    public string TitleOf(string key) => titles.TitleOf(key);

    /// <summary>The text of a cell; empty if there is none.</summary>
    public string Text(string key) => At(titles.IndexOf(key));

    /// <summary>The text of a cell, or what stands for an empty one.</summary>
    public string Text(string key, string ifEmpty) => Text(key) is { Length: > 0 } text ? text : ifEmpty;

    /// <summary>The text of a cell; null if it is empty.</summary>
    public string? OrNull(string key) => Text(key) is { Length: > 0 } text ? text : null;

    /// <summary>The text of a column by its place.</summary>
    public string At(int index) => index >= 0 && index < cells.Length ? cells[index] : string.Empty;

    /// <summary>The text of a cell that must be filled in.</summary>
    public string Need(string key)
    {
        string text = Text(key);

        // A cell that could not be read is not an empty one.
        if (text.Length == 0 && !refusals.Exists(refusal => refusal.Column == TitleOf(key)))
        {
            Refuse(key, RefusalCode.MemberMissing);
        }

        return text;
    }

    /// <summary>One of several words, in English or Chinese.</summary>
    public T Word<T>(string key, T ifEmpty, params (string Zh, T Value)[] words)
        where T : struct, Enum
    {
        string text = Text(key);
        if (text.Length == 0)
        {
            return ifEmpty;
        }

        foreach ((string zh, T value) in words)
        {
            if (text == zh || text.Replace(" ", string.Empty, StringComparison.Ordinal)
                .Equals(value.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        Refuse(key, RefusalCode.ValueNotAllowed, text);
        return ifEmpty;
    }

    /// <summary>A mass from a cell and the unit beside it; null if the cell is empty.</summary>
    public Mass? Weight(string key, string unitKey)
    {
        string text = Text(key);
        if (text.Length == 0)
        {
            return null;
        }

        string unit = Text(unitKey, "kg");
        string code = UnitCatalogue.All.FirstOrDefault(
            known => known.Dimension == Dimension.Mass && (known.Symbol == unit || known.NameZh == unit))?.Code ?? unit;
        Keep(unitKey, UnitCatalogue.TryFind(code, Dimension.Mass, string.Empty, out _));
        Mass mass = Mass.Zero;
        if (!IsRefused)
        {
            Keep(key, UnitCatalogue.TryMass(text, code, string.Empty, out mass));
        }

        return mass;
    }

    /// <summary>A share in a unit of share; in a column of per cent the sign may stand beside the number.</summary>
    public Ppb Share(string title, string text, string unit)
    {
        string number = unit == "P1" ? text.TrimEnd('%', '％').TrimEnd() : text;
        Refusal? refusal = UnitCatalogue.TryShare(number, unit, string.Empty, out Ppb share);
        KeepAt(title, refusal);
        return share;
    }

    /// <summary>A whole number; null if the cell is empty.</summary>
    public long? Whole(string key)
    {
        string text = Text(key);
        if (text.Length == 0)
        {
            return null;
        }

        Int128 count = 0;
        Keep(key, DecimalDigits.TryParse(text, string.Empty, out DecimalDigits number)
            ?? number.TryCount(0, 1, 1_000_000_000_000, string.Empty, out count));
        return (long)count;
    }

    /// <summary>A site's GLN.</summary>
    public SiteId Site(string key)
    {
        SiteId site = default;
        if (Need(key) is { Length: > 0 } text)
        {
            Keep(key, SiteId.TryParse(text, string.Empty, out site));
        }

        return site;
    }

    /// <summary>
    /// A party: with its scheme, or a bare USCC (18), LEI (20) or GLN (13); null if the cell is empty.
    /// </summary>
    public PartyId? Party(string key)
    {
        string text = Text(key);
        if (text.Length == 0)
        {
            return null;
        }

        string scheme = text.Contains(':', StringComparison.Ordinal) ? string.Empty : text.Length switch
        {
            18 => "uscc:",
            20 => "lei:",
            _ => "gln:",
        };
        Keep(key, PartyId.TryParse(scheme + text, string.Empty, out PartyId party));
        return party;
    }

    /// <summary>
    /// A time: ISO 8601 with its zone, or a date with or without time of day, which is local time at the offset.
    /// </summary>
    public Instant Time(string key, string offset)
    {
        string text = Need(key);
        if (text.Length == 0)
        {
            return default;
        }

        if (InstantText.TryParse(text, out Instant instant))
        {
            return instant;
        }

        string[] forms =
        [
            "yyyy-M-d", "yyyy/M/d", "yyyy-M-d H:mm", "yyyy/M/d H:mm", "yyyy-M-d H:mm:ss", "yyyy/M/d H:mm:ss",
            "yyyy年M月d日",
        ];
        if (DateTime.TryParseExact(
                text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local)
            && InstantText.TryParse(
                local.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) + offset, out instant))
        {
            return instant;
        }

        Refuse(key, RefusalCode.TimeMalformed, text);
        return default;
    }

    /// <summary>Refuses the cell of a column.</summary>
    public void Refuse(string key, RefusalCode code, string? detail = null) =>
        KeepAt(titles.TitleOf(key), new Refusal(code, null, detail is null ? null : JsonText.Printable(detail)));

    /// <summary>Keeps a refusal of the cell of a column, if there is one.</summary>
    public void Keep(string key, Refusal? refusal) => KeepAt(titles.TitleOf(key), refusal);

    /// <summary>Keeps a refusal of the cell under a title, if there is one.</summary>
    public void KeepAt(string title, Refusal? refusal)
    {
        if (refusal is not null)
        {
            refusals.Add(new RowRefusal(Number, title, refusal with { Field = null }));
        }
    }
}
