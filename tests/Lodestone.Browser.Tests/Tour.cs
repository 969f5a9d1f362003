using Microsoft.Playwright;

namespace Lodestone.Browser.Tests;

/// <summary>Every page of the portal, and how one comes there.</summary>
internal static class Tour
{
    /// <summary>Names of the pages; whose eyes see them stands after the point.</summary>
    public static readonly string[] Pages =
    [
        "start", "sign-in", "unknown", "verify", "passport", "passport.ministry", "held.customs",
        "overview.ministry", "overview.bay-magnets", "search.ministry", "search.bay-magnets", "blocks", "network",
        "block.ministry",
        "entry", "entry.ministry", "submit.bay-magnets", "form-commission.bay-magnets", "form-transform.bay-magnets",
        "form-receive.drives", "parties.ministry",
        "party.bay-magnets", "party.ministry", "site.ministry", "table.bay-magnets",
        "import.bay-magnets", "faults.bay-magnets", "preview.bay-magnets",
    ];

    /// <summary>Pages whose answer is a refusal, which the browser remarks upon.</summary>
    public static bool MayComplain(string page, string complaint) =>
        (page == "unknown" && complaint.Contains("404", StringComparison.Ordinal))
        || (page.StartsWith("faults", StringComparison.Ordinal) && complaint.Contains("400", StringComparison.Ordinal));

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
            case "party":
                string party = PageServer.IdOf(parts[1] == "ministry" ? "drives" : parts[1]);
                await visit.Open($"/parties/{Uri.EscapeDataString(party)}");
                break;
            case "site":
                await visit.Open($"/sites/{server.SiteWithCircuit}");
                break;
            case "search":
                await visit.Open($"/search?status={nameof(Rules.LotStatus.Active)}&lots.sort=mass&lots.order=desc");
                break;
            default:
                await OpenForm(visit, parts);
                break;
        }
    }

    private static async Task OpenForm(Visit visit, string[] parts)
    {
        switch (parts[0])
        {
            case "table":
                await visit.Open("/submit/table");
                break;
            case "import":
                await visit.Open("/submit/table");
                await visit.Page.SetInputFilesAsync("#table", new FilePayload
                {
                    Name = "lots.csv",
                    MimeType = "text/csv",
                    Buffer = "lot number,material,mass,site,time\nI-1,ree.metal.dy,many,1,2025-12-01\n"u8.ToArray(),
                });
                await visit.Page.ClickAsync("form.upload button");
                await visit.Page.Locator("#errors-title").WaitForAsync();
                break;
            case "faults":
                await visit.Open("/submit/commission");
                await visit.Page.FillAsync("[name='lot.mass']", "many");
                await visit.Leave(() => visit.Page.ClickAsync("button[value=preview]"));
                break;
            case "preview":
                await visit.Open($"/submit/store?lots={visit.Server.LotOf(parts[1])}&step=storing");
                await visit.Leave(() => visit.Page.ClickAsync("button[value=preview]"));
                break;
            case var form when form.StartsWith("form-", StringComparison.Ordinal):
                await visit.Open($"/submit/{form[5..]}");
                break;
            default:
                await visit.Open($"/{parts[0]}");
                break;
        }
    }
}
