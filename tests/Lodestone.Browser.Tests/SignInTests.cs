using System.Net;
using Microsoft.Playwright;

namespace Lodestone.Browser.Tests;

public sealed class SignInTests(PageServer server)
{
    private static readonly Look Desk = new(false, 1280);

    private string Path => $"/lots/{server.Magnets.Code}";

    [Fact]
    public async Task Holder_sees_its_lot_after_signing_in_and_no_more_after_signing_out()
    {
        await using Visit visit = await Visit.Begin(server, Desk);
        await visit.Open(Path);
        await visit.Leave(() => visit.Page.Locator(".note-viewer a").ClickAsync());
        await visit.Page.FillAsync("#key", PageServer.KeyOf("drives"));
        await visit.Leave(() => visit.Page.Locator("form:has(#key) button").ClickAsync());
        Assert.EndsWith(Path, visit.Page.Url, StringComparison.Ordinal);
        Assert.Contains("N48SH-25-0001", await visit.Text("#identity"), StringComparison.Ordinal);
        await visit.Open("/sign-in");
        await visit.Leave(() => visit.Page.Locator("form[action='/sign-out'] button").ClickAsync());
        Assert.Equal($"{server.Origin}/", visit.Page.Url);
        await visit.Open(Path);
        Assert.DoesNotContain("N48SH-25-0001", await visit.Text("#identity"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_cookie_is_kept_from_scripts_and_other_sites()
    {
        await using Visit visit = await Visit.Begin(server, Desk);
        await visit.SignIn("drives");
        BrowserContextCookiesResult cookie = Assert.Single(
            await visit.Page.Context.CookiesAsync(), it => it.Name == "lodestone-session");
        Assert.True(cookie.HttpOnly);
        Assert.Equal(SameSiteAttribute.Strict, cookie.SameSite);
        Assert.DoesNotContain(PageServer.KeyOf("drives"), cookie.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_key_is_told_so()
    {
        await using Visit visit = await Visit.Begin(server, Desk with { IsChinese = true });
        await visit.Open("/sign-in");
        await visit.Page.FillAsync("#key", "lk_wrong");
        await visit.Page.Locator("form:has(#key) button").ClickAsync();
        Assert.Contains("未知或已被吊销", await visit.Text("[role=alert]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_writes_by_no_other_way_than_the_forms()
    {
        await using Visit visit = await Visit.Begin(server, Desk);
        await visit.SignIn("ministry");
        IAPIResponse answer = await visit.Page.Context.APIRequest.PostAsync(
            $"{server.Origin}/acts", new APIRequestContextOptions { DataString = "{}" });
        Assert.Equal((int)HttpStatusCode.Unauthorized, answer.Status);
    }

    [Fact]
    public async Task Form_of_another_page_opens_no_session()
    {
        using HttpClient client = new() { BaseAddress = new Uri(server.Origin) };
        using FormUrlEncodedContent form = new([KeyValuePair.Create("key", PageServer.KeyOf("drives"))]);
        using HttpResponseMessage answer = await client.PostAsync("/sign-in", form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain(
            answer.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? cookies) ? cookies : [],
            it => it.StartsWith("lodestone-session", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example")]
    public async Task Preferences_lead_back_to_this_node_only(string back)
    {
        using HttpClientHandler handler = new() { AllowAutoRedirect = false };
        using HttpClient client = new(handler) { BaseAddress = new Uri(server.Origin) };
        using HttpResponseMessage answer = await client.GetAsync($"/preferences?lang=zh&back={Uri.EscapeDataString(back)}");
        Assert.Equal("/", answer.Headers.Location?.OriginalString);
    }
}
