using System.Globalization;
using Lodestone.Node.Access;
using Lodestone.Node.Portal;
using Lodestone.Node.Texts;
using Lodestone.Rules;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Pages;

/// <summary>Searching among the lots that the reader may find; the whole question is in the address.</summary>
internal static class SearchPages
{
    private const string Id = "lots";
    private const int MostInCsv = 10_000;
    private const int MostNames = 250;
    private const int MostCharacters = 6_000;

    private static readonly (LotColumn By, GridColumn Column)[] Columns =
    [
        (LotColumn.Eid, new("eid", SearchTexts.Lot)),
        (LotColumn.Material, new("material", SearchTexts.Material)),
        (LotColumn.Age, new("grade", SearchTexts.Grade, CanSort: false)),
        (LotColumn.LotNumber, new("number", SearchTexts.LotNumber)),
        (LotColumn.Status, new("state", SearchTexts.State)),
        (LotColumn.Holder, new("holder", SearchTexts.Holder)),
        (LotColumn.Site, new("site", SearchTexts.Site)),
        (LotColumn.Mass, new("mass", SearchTexts.Mass, true)),
        (LotColumn.Content, new("content", SearchTexts.Content, true)),
        (LotColumn.Time, new("time", SearchTexts.LastEvent)),
    ];

    /// <summary>Shows the page, or its table as CSV.</summary>
    public static IResult Show(HttpContext http, ReadSide side)
    {
        PageFrame frame = PageFrame.Of(http);
        Caller caller = AccessGate.CallerOf(http);
        using ViewReading reading = side.Views.Read();
        string typed = frame.Asked("names") is { } names ? names[..Math.Min(names.Length, MostCharacters)] : string.Empty;
        bool csv = frame.Asked("csv") == Id;
        LotQuery query = QueryOf(frame, typed) with { Size = csv ? MostInCsv : Grid.DefaultSize };
        GridColumn[] columns = [.. Columns.Select(it => it.Column)];
        (string? sort, bool descending) = Grid.OrderOf(frame, Id, columns);
        LotOrder order = new(
            Columns.Where(it => it.Column.Key == sort).Select(it => it.By).FirstOrDefault(LotColumn.Age),
            sort is null || descending,
            frame.IsChinese);
        int page = csv ? 1 : Grid.PageOf(frame, Id, int.MaxValue, Grid.DefaultSize);
        LotListing found = reading.List(query, order with { Before = (page - 1) * Grid.DefaultSize }, caller.Reader);
        Grid grid = new(Id, columns, [.. found.Lots.Select(lot => RowOf(frame, reading, lot))], found.All, found.All)
        {
            Sort = sort,
            IsDescending = descending,
            Page = page,
            HasFilter = false,
        };
        return csv
            ? grid.AsCsv(frame, http, "lodestone-lots")
            : PageAnswer.Of<SearchPage>(http, Model(frame, caller, reading, query, typed, grid, found));
    }

    private static SearchModel Model(
        PageFrame frame, Caller caller, ViewReading reading, LotQuery query, string typed, Grid grid, LotListing found)
    {
        HashSet<string> here = [.. found.Lots.SelectMany(Names)];
        IReadOnlyList<string> unknown = query.Names.Count == 0 || grid.Pages > 1
            ? []
            : [.. query.Names.Where(name => !here.Contains(name.ToUpperInvariant()))];
        IEnumerable<StockSum> stock = reading.Stock(caller.SeesAll ? null : caller.Key?.Party);
        return new SearchModel(
            grid,
            query,
            typed,
            unknown,
            DateOf(frame.Asked("since")) is null ? null : frame.Asked("since"),
            DateOf(frame.Asked("until")) is null ? null : frame.Asked("until"),
            Sorted(MaterialsOf(stock, query).Select(code => (code, Words.Capital(frame.T(Labels.OfMaterial(code)))))),
            Sorted(reading.Parties().Where(party => party.Role == PartyRole.Operator)
                .Select(party => (party.Party.Value, frame.IsChinese ? party.NameZh : party.NameEn))),
            Sorted(reading.Sites().Where(site => caller.SeesAll || site.Party == caller.Key?.Party)
                .Select(site => (site.Site.Gln, frame.IsChinese ? site.NameZh : site.NameEn))));

        IEnumerable<string> Names(LotSummary lot) =>
            new[] { lot.Eid.Code, lot.LotNumber?.ToUpperInvariant(), reading.FindLot(lot.Eid)?.Alias?.ToUpperInvariant() }
                .OfType<string>();
    }

    private static IEnumerable<string> MaterialsOf(IEnumerable<StockSum> stock, LotQuery query) => stock
        .Select(sum => sum.Material)
        .Concat(query.Material is { } asked ? [asked] : Array.Empty<string>())
        .Distinct(StringComparer.Ordinal);

    private static (string Code, string Name)[] Sorted(IEnumerable<(string Code, string Name)> choices) =>
        [.. choices.OrderBy(choice => choice.Name, StringComparer.InvariantCulture)];

    private static LotQuery QueryOf(PageFrame frame, string typed)
    {
        string text = frame.Asked("q")?.Trim() ?? string.Empty;
        string asCode = LotAddress.Normal(text);
        return new LotQuery
        {
            Text = Eid.TryParse(asCode, "q", out _) is null ? asCode : text[..Math.Min(text.Length, 64)],
            Material = frame.Asked("material") is { Length: > 0 } material ? material : null,
            Holder = PartyOf(frame.Asked("holder")),
            Party = PartyOf(frame.Asked("party")),
            Site = frame.Asked("site") is { Length: > 0 } site && SiteId.TryParse(site, "site", out SiteId gln) is null
                ? gln
                : null,
            Status = Enum.TryParse(frame.Asked("status"), out LotStatus status) && Enum.IsDefined(status)
                ? status
                : null,
            OnlyStopped = frame.Asked("stopped") == "on",
            Since = DateOf(frame.Asked("since")),
            Before = DateOf(frame.Asked("until"))?.PlusDays(1),
            Names =
            [
                .. typed.Split([' ', '\t', '\r', '\n', ',', ';', '，', '；', '、'], StringSplitOptions.RemoveEmptyEntries)
                    .Distinct(StringComparer.OrdinalIgnoreCase).Take(MostNames),
            ],
        };
    }

    private static PartyId? PartyOf(string? text) =>
        text is { Length: > 0 } && PartyId.TryParse(text, "party", out PartyId party) is null ? party : null;

    private static Instant? DateOf(string? text) => DateTimeOffset.TryParseExact(
        text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date)
        ? new Instant(date.ToUnixTimeMilliseconds())
        : null;

    private static IReadOnlyList<GridCell> RowOf(PageFrame frame, ViewReading reading, LotSummary lot) =>
    [
        GridCell.Code(lot.Eid.Code, lot.Eid.Path),
        GridCell.Of(Words.Capital(frame.T(Labels.OfMaterial(lot.Material)))),
        GridCell.Of(lot.Grade),
        GridCell.Of(lot.LotNumber ?? string.Empty) with { IsWhole = true },
        GridCell.State(
        [
            (StateBadge.ToneOf(lot.Status), frame.T(Labels.Of(lot.Status))),
            .. lot.IsStopped ? [("stop", frame.T(PassportTexts.Stopped))] : Array.Empty<(string, string)>(),
        ]),
        lot.Holder is { } holder
            ? GridCell.Of(frame.NameOf(reading.NameOf(holder)), RegistryAddress.Of(holder))
            : GridCell.Empty,
        lot.Site is { } site ? GridCell.Of(frame.T(reading.NameOf(site).Name), RegistryAddress.Of(site)) : GridCell.Empty,
        GridCell.Kilograms(lot.Remaining?.Milligrams),
        GridCell.Kilograms(lot.ContentMilligrams),
        GridCell.Time(lot.LastEvent),
    ];
}
