using System.Text.RegularExpressions;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>
/// Which column of a table is which: titles in English or Chinese, in any order, without regard to case and spaces.
/// Beside the known columns a table of lots may have one for each element or compound: <c>Nd %</c>, <c>Dy2O3 ppm</c>.
/// </summary>
internal sealed partial class TitleRow
{
    private readonly Dictionary<string, int> byKey = new(StringComparer.Ordinal);
    private readonly List<ShareColumn> shares = [];
    private readonly string[] titles;
    private readonly TableColumn[] columns;

    private TitleRow(string[] titles, TableColumn[] columns)
    {
        this.titles = titles;
        this.columns = columns;
    }

    /// <summary>The columns of elements and compounds.</summary>
    public IReadOnlyList<ShareColumn> Shares => shares;

    /// <summary>How many columns the table has.</summary>
    public int Count => titles.Length;

    /// <summary>Reads the titles; what is wrong is added to the refusals.</summary>
    public static TitleRow Read(SheetRow sheet, TableColumn[] columns, bool mayHaveShares, List<RowRefusal> refusals)
    {
        string[] titles = sheet.Cells;
        var row = new TitleRow(titles, columns);
        for (int i = 0; i < titles.Length; i++)
        {
            RefusalCode? code = row.TryAdd(i, mayHaveShares);
            if (code is { } wrong)
            {
                refusals.Add(new RowRefusal(sheet.Number, titles[i], new Refusal(wrong)));
            }
        }

        refusals.AddRange(columns
            .Where(column => column.IsRequired && !row.byKey.ContainsKey(column.Key))
            .Select(column => new RowRefusal(
                sheet.Number, $"{column.TitleEn} / {column.TitleZh}", new Refusal(RefusalCode.MemberMissing))));
        return row;
    }

    /// <summary>Where a column stands; -1 if the table does not have it.</summary>
    public int IndexOf(string key) => byKey.GetValueOrDefault(key, -1);

    /// <summary>The title of a column as the table has it, or as it would have it.</summary>
    public string TitleOf(string key)
    {
        int at = IndexOf(key);
        return at >= 0
            ? titles[at]
            : columns.FirstOrDefault(column => column.Key == key) is { } known
                ? $"{known.TitleEn} / {known.TitleZh}"
                : string.Empty;
    }

    /// <summary>The title of a column by its place; empty if it has none.</summary>
    public string TitleAt(int index) => index < titles.Length ? titles[index] : string.Empty;

    private RefusalCode? TryAdd(int index, bool mayHaveShares)
    {
        string title = Plain(titles[index]);
        TableColumn? known = columns.FirstOrDefault(
            column => Plain(column.TitleEn) == title || Plain(column.TitleZh) == title);
        if (known is not null)
        {
            return byKey.TryAdd(known.Key, index) ? null : RefusalCode.JsonDuplicateMember;
        }

        Match share = mayHaveShares ? ShareTitle().Match(titles[index]) : Match.Empty;
        if (!share.Success)
        {
            return RefusalCode.MemberUnknown;
        }

        string name = share.Groups["name"].Value;
        Compound? compound = null;
        bool found = Element.TryParse(name, out Element element) || CompoundCatalogue.TryFind(name, out compound);
        string unit = share.Groups["unit"].Value switch
        {
            "ppm" => "59",
            "ppb" => "61",
            _ => "P1",
        };
        shares.Add(new ShareColumn(index, titles[index], compound?.Element ?? element, compound, unit));
        return found ? null : RefusalCode.ElementUnknown;
    }

    private static string Plain(string title) =>
        string.Concat(title.Where(c => !char.IsWhiteSpace(c) && c is not ('*' or '_'))).ToLowerInvariant();

    [GeneratedRegex(@"^(?<name>[A-Z][A-Za-z0-9.()]*)\s*\(?(?<unit>%|％|ppm|ppb)\)?$", RegexOptions.CultureInvariant)]
    private static partial Regex ShareTitle();
}

/// <summary>A column of shares of an element or compound.</summary>
/// <param name="Index">Where it stands.</param>
/// <param name="Title">Its title.</param>
/// <param name="Element">The element.</param>
/// <param name="Compound">The compound that it is stated as; null for the element itself.</param>
/// <param name="Unit">Code of its unit.</param>
internal sealed record ShareColumn(int Index, string Title, Element Element, Compound? Compound, string Unit);
