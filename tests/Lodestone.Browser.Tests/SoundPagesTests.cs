using Microsoft.Playwright;

namespace Lodestone.Browser.Tests;

/// <summary>
/// Every page in both languages, at a desk and on a phone, light and dark: nothing fails, nothing overflows, axe finds no
/// serious violation. Leaves a picture of each in artifacts/screenshots.
/// </summary>
public sealed class SoundPagesTests(PageServer server)
{
    public static TheoryData<string, Look> All => new(
        from page in Tour.Pages
        from look in Look.All
        select (page, look));

    [Theory]
    [MemberData(nameof(All))]
    public async Task Page_is_sound_and_speaks_one_language(string page, Look look)
    {
        await using Visit visit = await Visit.Begin(server, look);
        await Tour.Open(visit, page);
        await visit.Picture($"{page}-{look}-light");
        Assert.Equal(look.IsChinese ? "zh-Hans" : "en", await visit.Page.GetAttributeAsync("html", "lang"));
        Assert.Equal(1, await visit.Page.Locator("h1").CountAsync());
        Assert.Equal(0, await visit.Overflow());
        Assert.Empty(await Speech.Strangers(visit, look.IsChinese));
        Assert.Empty(await Axe.Violations(visit.Page));
        await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        await visit.Picture($"{page}-{look}-dark");
        Assert.Empty(await Axe.Contrasts(visit.Page));
        Assert.DoesNotContain(
            visit.Complaints,
            complaint => page != "unknown" || !complaint.Contains("404", StringComparison.Ordinal));
    }

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
