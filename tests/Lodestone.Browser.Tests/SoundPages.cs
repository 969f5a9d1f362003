using Microsoft.Playwright;

namespace Lodestone.Browser.Tests;

/// <summary>
/// Every page in one language, at a desk and on a phone, light and dark: nothing fails, nothing overflows, nothing is in
/// the other language, axe finds no serious violation. Leaves a picture of each in artifacts/screenshots.
/// </summary>
public abstract class SoundPages(PageServer server, bool isChinese)
{
    public static TheoryData<string> Pages => [.. Tour.Pages];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_is_sound(string page)
    {
        await using Visit visit = await Visit.Begin(server, new Look(isChinese, 1280));
        await Tour.Open(visit, page);
        Assert.Equal(isChinese ? "zh-Hans" : "en", await visit.Page.GetAttributeAsync("html", "lang"));
        Assert.Equal(1, await visit.Page.Locator("h1").CountAsync());
        Assert.Empty(await Speech.Strangers(visit, isChinese));
        foreach (int width in new[] { 1280, 390 })
        {
            await visit.Page.SetViewportSizeAsync(width, width == 390 ? 844 : 900);
            await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
            await visit.Picture($"{page}-{new Look(isChinese, width)}-light");
            Assert.Equal(0, await visit.Overflow());
            Assert.Empty(await Axe.Violations(visit.Page));
            await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
            await visit.Picture($"{page}-{new Look(isChinese, width)}-dark");
            Assert.Empty(await Axe.Contrasts(visit.Page));
        }

        Assert.DoesNotContain(visit.Complaints, complaint => !Tour.MayComplain(page, complaint));
    }
}

/// <summary>The pages in English.</summary>
public sealed class EnglishPagesTests(PageServer server) : SoundPages(server, isChinese: false);

/// <summary>The pages in Chinese.</summary>
public sealed class ChinesePagesTests(PageServer server) : SoundPages(server, isChinese: true);
