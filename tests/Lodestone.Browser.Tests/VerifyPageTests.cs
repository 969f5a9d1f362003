using System.Net;

namespace Lodestone.Browser.Tests;

public sealed class VerifyPageTests(PageServer server)
{
    private static readonly Look Desk = new(false, 1280);

    [Fact]
    public async Task Exported_bundle_is_valid_and_says_what_it_proves()
    {
        await using Visit visit = await Visit.Begin(server, Desk);
        await visit.Upload(await server.WholeBundle());
        Assert.Equal("Valid", await visit.Text(".verdict h2"));
        Assert.Contains("Demo Electric Drives", await visit.Text(".verdict"), StringComparison.Ordinal);
        Assert.Contains("Proven at block", await visit.Text(".verdict"), StringComparison.Ordinal);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Holders_bundle_is_valid_in_part_and_says_what_was_not_shown()
    {
        await using Visit visit = await Visit.Begin(server, Desk);
        await visit.Upload(await server.BundleFor("drives"));
        await visit.Picture("verify-in-part");
        Assert.Equal("Valid in part", await visit.Text(".verdict h2"));
        Assert.Contains("901", await visit.Text(".verdict table"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mutated_bundle_is_invalid_in_both_languages_and_proves_nothing()
    {
        byte[] bundle = [.. await server.WholeBundle()];
        bundle[^1] ^= 1;
        foreach ((bool chinese, string verdict, string proven) in new[]
        {
            (false, "Invalid", "nothing is proven"), (true, "无效", "未证明任何内容"),
        })
        {
            await using Visit visit = await Visit.Begin(server, Desk with { IsChinese = chinese });
            await visit.Upload(bundle);
            await visit.Picture($"verify-invalid-{(chinese ? "zh" : "en")}");
            Assert.Equal(verdict, await visit.Text(".verdict h2"));
            Assert.Contains(proven, await visit.Text(".verdict"), StringComparison.Ordinal);
            Assert.Contains("201", await visit.Text(".verdict table"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Upload_needs_no_script()
    {
        await using Visit visit = await Visit.Begin(server, Desk, withScript: false);
        await visit.Upload(await server.WholeBundle());
        Assert.Equal("Valid", await visit.Text(".verdict h2"));
    }

    [Fact]
    public async Task A_dropped_file_is_judged()
    {
        await using Visit visit = await Visit.Begin(server, Desk);
        await visit.Open("/verify");
        await visit.Page.EvaluateAsync(
            """
            bytes => {
              const held = new DataTransfer();
              held.items.add(new File([Uint8Array.from(bytes)], 'lot.lodestone'));
              document.querySelector('form.upload')
                .dispatchEvent(new DragEvent('drop', { dataTransfer: held, bubbles: true, cancelable: true }));
            }
            """,
            (await server.WholeBundle()).Select(value => (int)value).ToArray());
        await visit.Page.Locator(".verdict").WaitForAsync();
        Assert.Equal("Valid", await visit.Text(".verdict h2"));
    }

    [Theory]
    [InlineData("multipart", HttpStatusCode.UnprocessableEntity)]
    [InlineData("empty", HttpStatusCode.BadRequest)]
    [InlineData("json", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("cut", HttpStatusCode.BadRequest)]
    [InlineData("large", HttpStatusCode.RequestEntityTooLarge)]
    public async Task What_is_no_bundle_gets_a_page_that_says_so(string what, HttpStatusCode status)
    {
        using HttpClient client = new() { BaseAddress = new Uri(server.Origin) };
        using HttpContent content = Content(what);
        using HttpRequestMessage request = new(HttpMethod.Post, "/verify") { Content = content };
        request.Headers.ExpectContinue = true;
        request.Headers.Add("Accept", "text/html");
        using HttpResponseMessage answer = await client.SendAsync(request);
        string page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(what == "multipart" ? "badge-stop" : "note-stop", page, StringComparison.Ordinal);
    }

    private static HttpContent Content(string what) => what switch
    {
        "multipart" => new MultipartFormDataContent { { new ByteArrayContent("no bundle"u8.ToArray()), "bundle", "a" } },
        "empty" => new MultipartFormDataContent { { new ByteArrayContent([]), "bundle", "a" } },
        "json" => new StringContent("{}", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")),
        "large" => new MultipartFormDataContent { { new ByteArrayContent(new byte[65 * 1024 * 1024]), "bundle", "a" } },
        _ => new ByteArrayContent("--x\r\nContent-Disposition: form-data"u8.ToArray())
        {
            Headers = { { "Content-Type", "multipart/form-data; boundary=x" } },
        },
    };
}
