namespace Lodestone.Browser.Tests;

/// <summary>Colours and language that a reader chooses, and whether the checker of pages is awake.</summary>
public sealed class ChoicesTests(PageServer server)
{
    [Fact]
    public async Task A_planted_button_without_a_name_is_found()
    {
        await using Visit visit = await Visit.Begin(server, new Look(false, 1280));
        await visit.Open("/verify");
        await visit.Page.EvaluateAsync("() => document.querySelector('main').append(document.createElement('button'))");
        Assert.Contains(
            await Axe.Violations(visit.Page), it => it.StartsWith("button-name", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_chosen_colour_wins_over_the_device_and_stays()
    {
        await using Visit visit = await Visit.Begin(server, new Look(false, 1280));
        await visit.Open("/verify");
        string light = await Paper(visit);
        await visit.Leave(() => visit.Page.Locator("a[aria-label='Dark']").ClickAsync());
        Assert.EndsWith("/verify", visit.Page.Url, StringComparison.Ordinal);
        string dark = await Paper(visit);
        await visit.Open("/");
        Assert.NotEqual(light, dark);
        Assert.Equal(dark, await Paper(visit));
    }

    [Fact]
    public async Task A_chosen_language_wins_over_the_device_and_stays()
    {
        await using Visit visit = await Visit.Begin(server, new Look(false, 1280));
        await visit.Open($"/eid/{server.Magnets.Code}?element=Dy");
        await visit.Leave(() => visit.Page.Locator("a[hreflang='zh-Hans']").ClickAsync());
        Assert.EndsWith("?element=Dy", visit.Page.Url, StringComparison.Ordinal);
        Assert.Equal("zh-Hans", await visit.Page.GetAttributeAsync("html", "lang"));
        await visit.Open("/verify");
        Assert.Equal("核验证据", await visit.Text("h1"));
    }

    private static Task<string> Paper(Visit visit) =>
        visit.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
}
