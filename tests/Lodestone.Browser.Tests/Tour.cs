namespace Lodestone.Browser.Tests;

/// <summary>Every page of the portal, and how one comes there.</summary>
internal static class Tour
{
    /// <summary>Names of the pages; whose eyes see them stands after the point.</summary>
    public static readonly string[] Pages =
    [
        "start", "sign-in", "unknown", "verify", "passport", "passport.ministry", "held.customs",
        "overview.ministry", "overview.bay-magnets", "search.ministry", "search.bay-magnets", "blocks", "block.ministry",
        "entry", "entry.ministry",
    ];

    /// <summary>Opens a page.</summary>
    public static async Task Open(Visit visit, string page)
    {
        PageServer server = visit.Server;
        string[] parts = page.Split('.');
        if (parts.Length == 2)
        {
            await visit.BeSignedIn(parts[1]);
        }

        switch (parts[0])
        {
            case "passport":
                await visit.Open($"/lots/{server.Magnets.Code}?element=Dy");
                break;
            case "held":
                await visit.Open($"/eid/{server.Truth.Holds.First(hold => !hold.Lifted).Eid}");
                break;
            case "unknown":
                await visit.Open("/lots/8BFHD0FVMCGQ00R44");
                break;
            case "verify":
                await visit.Upload(parts.Length == 2 ? await server.BundleFor(parts[1]) : await server.WholeBundle());
                break;
            case "start":
                await visit.Open("/?q=nothing");
                break;
            case "block":
                await visit.Open("/blocks/20");
                break;
            case "entry":
                await visit.Open($"/entries/{server.EntryOf(server.Magnets)}/proof");
                break;
            case "search":
                await visit.Open($"/search?status={nameof(Rules.LotStatus.Active)}&lots.sort=mass&lots.order=desc");
                break;
            default:
                await visit.Open($"/{parts[0]}");
                break;
        }
    }
}
