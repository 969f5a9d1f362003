using Lodestone.Demo;
using Lodestone.Node.Access;
using Lodestone.Node.Portal;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Pages;

/// <summary>The start page: what this is, and the way to a lot.</summary>
internal static class StartPages
{
    private const int MostAsked = 64;

    /// <summary>Shows the page; a search that names one lot whole leads straight to its passport.</summary>
    public static IResult Show(HttpContext http, ReadSide side)
    {
        string? asked = http.Request.Query["q"].ToString() is { Length: > 0 } text
            ? text.Trim()[..Math.Min(text.Trim().Length, MostAsked)]
            : null;
        Reader reader = AccessGate.CallerOf(http).Reader;
        using ViewReading reading = side.Views.Read();
        LotPage? found = null;
        if (asked is { Length: > 0 })
        {
            string code = LotAddress.Normal(asked);
            if (Eid.TryParse(code, "q", out Eid eid) is null && reading.FindLot(eid) is not null)
            {
                return Results.LocalRedirect(eid.Path);
            }

            found = reading.Search(new LotQuery { Text = asked }, reader);
            if (found.Lots.Count == 0 && code != asked)
            {
                found = reading.Search(new LotQuery { Text = code }, reader);
            }
        }

        Eid example = DemoTruth.MagnetLot();
        bool hasExample = side.IsDemo && reading.FindLot(example) is not null;
        NetworkOverview overview = reading.Overview(blocks: 1);
        BlockLine? last = overview.LatestBlocks.Count > 0 ? overview.LatestBlocks[0] : null;
        return PageAnswer.Of<StartPage>(http, new StartModel(
            asked, found, overview, side.Network, last?.Time, last?.Height ?? 0, hasExample ? example : null));
    }
}
