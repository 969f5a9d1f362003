using Lodestone.Node.Access;
using Lodestone.Node.Portal;
using Lodestone.Node.Problems;
using Lodestone.Rules;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Pages;

/// <summary>
/// Parties and sites: what is registered of them is for everybody who is signed in; stock, circuits and accounts are for
/// the party itself and for those who see all.
/// </summary>
internal static class RegistryPages
{
    /// <summary>All parties.</summary>
    public static IResult Parties(HttpContext http, ReadSide side)
    {
        PageFrame frame = PageFrame.Of(http);
        using ViewReading reading = side.Views.Read();
        Grid parties = RegistryTables.Parties(frame, reading);
        return Csv(frame, http, "parties", parties)
            ?? PageAnswer.Of<PartiesPage>(http, new PartiesModel(parties));
    }

    /// <summary>One party.</summary>
    public static IResult Party(string party, HttpContext http, ReadSide side)
    {
        using ViewReading reading = side.Views.Read();
        if (PartyId.TryParse(party, "party", out PartyId id) is not null || reading.Party(id) is not { } row)
        {
            return Problem.Of(new Refusal(RefusalCode.NotFound, "party"));
        }

        PageFrame frame = PageFrame.Of(http);
        Instant now = side.Now;
        PartyModel model = new(
            row,
            RegistryTables.Sites(frame, reading.Sites().Where(site => site.Party == id)),
            RegistryTables.Permits(frame, reading, now, permit => permit.Party == id),
            RegistryTables.Keys(frame, reading, id, now),
            MaySee(http, id) ? OverviewTables.Stock(frame, reading.Stock(id)) : null);
        return Csv(frame, http, "party", model.Sites, model.Permits, model.Keys, model.Stock)
            ?? PageAnswer.Of<PartyPage>(http, model);
    }

    /// <summary>One site.</summary>
    public static IResult Site(string site, HttpContext http, ReadSide side)
    {
        using ViewReading reading = side.Views.Read();
        if (SiteId.TryParse(site, "site", out SiteId id) is not null || reading.Site(id) is not { } row)
        {
            return Problem.Of(new Refusal(RefusalCode.NotFound, "site"));
        }

        PageFrame frame = PageFrame.Of(http);
        bool seen = MaySee(http, row.Party);
        UnaccountedRow? account = seen ? reading.Row<UnaccountedRow>("unaccounted", id.Gln) : null;
        SiteModel model = new(
            row,
            reading.NameOf(row.Party),
            RegistryTables.Permits(
                frame, reading, side.Now, permit => permit.Party == row.Party && (permit.Site ?? id) == id),
            seen ? OverviewTables.Stock(frame, reading.Stock(null, id)) : null,
            seen ? RegistryTables.Circuits(frame, reading, id) : null,
            seen ? RegistryTables.Unaccounted(frame, account) : null,
            account);
        return Csv(frame, http, "site", model.Permits, model.Stock, model.Circuits, model.Unaccounted)
            ?? PageAnswer.Of<SitePage>(http, model);
    }

    private static bool MaySee(HttpContext http, PartyId party)
    {
        Caller caller = AccessGate.CallerOf(http);
        return caller.SeesAll || caller.Key?.Party == party;
    }

    private static IResult? Csv(PageFrame frame, HttpContext http, string of, params Grid?[] grids) => grids
        .FirstOrDefault(grid => grid is not null && grid.Id == frame.Asked("csv"))?
        .AsCsv(frame, http, $"lodestone-{of}-{frame.Asked("csv")}");
}
