namespace Lodestone.Browser.Tests;

/// <summary>The proof of an entry, computed anew by the reader's own browser, and the ways through the ledger.</summary>
public sealed class ExplorerTests(PageServer server)
{
    private static readonly Look Desk = new(false, 1280);

    private string Path => $"/entries/{server.EntryOf(server.Magnets)}/proof";

    [Fact]
    public async Task Browser_computes_the_same_hashes_from_leaf_to_root()
    {
        await using Visit visit = await Visit.Begin(server, Desk);
        await visit.Open(Path);
        await visit.Page.ClickAsync(".recompute button");
        await visit.Page.GetByText("This browser computed the same hashes.").WaitForAsync();
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public async Task Altered_neighbour_is_found_at_its_step(int step)
    {
        await using Visit visit = await Visit.Begin(server, Desk);
        await visit.Open(Path);
        await visit.Page.EvaluateAsync(
            "step => { document.querySelectorAll('.proof-step')[step].dataset.neighbour = '00'.repeat(32); }", step);
        await visit.Page.ClickAsync(".recompute button");
        await visit.Page.GetByText($"another hash in step {step + 1}").WaitForAsync();
    }

    [Fact]
    public async Task Blocks_lead_to_entries_and_back_and_on()
    {
        await using Visit visit = await Visit.Begin(server, Desk);
        await visit.BeSignedIn("ministry");
        await visit.Open("/blocks");
        await visit.Leave(() => visit.Page.Locator("#list tbody a").First.ClickAsync());
        Assert.Contains("/blocks/", visit.Page.Url, StringComparison.Ordinal);
        await visit.Leave(() => visit.Page.Locator("a[rel=prev]").ClickAsync());
        await visit.Leave(() => visit.Page.Locator("#entries tbody a").First.ClickAsync());
        Assert.Contains("/entries/", visit.Page.Url, StringComparison.Ordinal);
        await visit.Page.Locator("summary:has-text('Payload')").ClickAsync();
        Assert.Contains("\"", await visit.Text(".payload"), StringComparison.Ordinal);
        await visit.Leave(() => visit.Page.Locator("a[rel=next]").ClickAsync());
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Table_is_sorted_filtered_and_paged_by_links_alone()
    {
        await using Visit visit = await Visit.Begin(server, Desk, withScript: false);
        await visit.BeSignedIn("ministry");
        await visit.Open("/overview?days=365");
        await visit.Leave(() => visit.Page.Locator("#stock thead a").First.ClickAsync());
        Assert.Contains("stock.sort=material", visit.Page.Url, StringComparison.Ordinal);
        Assert.Equal("ascending", await visit.Page.Locator("#stock th").First.GetAttributeAsync("aria-sort"));
        await visit.Page.FillAsync("#stock input[name='stock.text']", "residue");
        await visit.Leave(() => visit.Page.ClickAsync("#stock form button"));
        Assert.All(
            await visit.Page.Locator("#stock tbody tr").AllInnerTextsAsync(),
            row => Assert.Contains("residue", row, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("days=365", visit.Page.Url, StringComparison.Ordinal);
    }
}
