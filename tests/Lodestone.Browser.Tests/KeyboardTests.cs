using Microsoft.Playwright;

namespace Lodestone.Browser.Tests;

public sealed class KeyboardTests(PageServer server)
{
    private const int MostTabs = 60;

    [Fact]
    public async Task Tab_reaches_a_lot_of_the_lineage_shows_it_and_opens_its_passport()
    {
        await using Visit visit = await Visit.Begin(server, new Look(false, 1280));
        await visit.SignIn("ministry");
        await visit.Open($"/lots/{server.Magnets.Code}");
        string seen = "";
        for (int i = 0; i < MostTabs && !seen.Contains("node lot", StringComparison.Ordinal); i++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            seen = await visit.Page.EvaluateAsync<string>("() => document.activeElement.getAttribute('class') ?? ''");
        }

        Assert.Contains("node lot", seen, StringComparison.Ordinal);
        Assert.Equal("4px", await visit.Page.EvaluateAsync<string>(
            "() => getComputedStyle(document.activeElement.querySelector('.box')).strokeWidth"));
        Assert.True(await visit.Page.EvaluateAsync<bool>(
            """
            () => {
              const box = document.activeElement.getBoundingClientRect();
              const frame = document.activeElement.closest('.drawing-wrap').getBoundingClientRect();
              return box.right > frame.left && box.left < frame.right;
            }
            """));
        string before = visit.Page.Url;
        await visit.Leave(() => visit.Page.Keyboard.PressAsync("Enter"));
        Assert.NotEqual(before, visit.Page.Url);
        Assert.Contains("/eid/", visit.Page.Url, StringComparison.Ordinal);
        Assert.Contains("Lot passport", await visit.Text(".kicker"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task First_stop_skips_to_the_content()
    {
        await using Visit visit = await Visit.Begin(server, new Look(true, 390));
        await visit.Open("/verify");
        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("跳到正文", await visit.Page.EvaluateAsync<string>("() => document.activeElement.innerText"));
        await visit.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("content", await visit.Page.EvaluateAsync<string>("() => document.activeElement.id"));
    }

    [Fact]
    public async Task Zoom_and_overview_move_the_drawing()
    {
        await using Visit visit = await Visit.Begin(server, new Look(false, 1280));
        await visit.Open($"/lots/{server.Magnets.Code}");
        ILocator drawing = visit.Page.Locator("svg.lineage");
        int before = int.Parse(await drawing.GetAttributeAsync("width") ?? "", null);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Larger" }).ClickAsync();
        int after = int.Parse(await drawing.GetAttributeAsync("width") ?? "", null);
        Assert.InRange(after, before + 1, before * 2);
        await visit.Page.Locator("svg.lineage-overview").ClickAsync(new() { Position = new Position { X = 2, Y = 30 } });
        Assert.Equal(0, await visit.Page.EvaluateAsync<int>(
            "() => Math.round(document.getElementById('lineage-drawing').scrollLeft)"));
    }
}
