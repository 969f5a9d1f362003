using System.Net;
using System.Text.Json;
using Lodestone.Demo;
using Lodestone.Vocabulary;

namespace Lodestone.Browser.Tests;

/// <summary>What the passport's addresses answer, and to whom.</summary>
public sealed class PassportAnswerTests(PageServer server)
{
    private Mass Declared => Mass.FromMilligrams(
        server.Truth.Story(DemoTruth.MagnetStory).Path.Single(lot => lot.Eid == server.Magnets.Code).Milligrams);

    private string Path => $"/lots/{server.Magnets.Code}";

    [Theory]
    [InlineData("text/html", "text/html")]
    [InlineData("application/json", "application/json")]
    [InlineData("*/*", "application/json")]
    public async Task Answer_has_the_form_that_was_asked_for(string accept, string type)
    {
        using HttpResponseMessage lots = await Get(Path, accept);
        using HttpResponseMessage resolver = await Get(server.Magnets.Path, accept);
        Assert.Equal(HttpStatusCode.OK, lots.StatusCode);
        Assert.Equal(type, lots.Content.Headers.ContentType?.MediaType);
        Assert.Equal(type, resolver.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Accept", lots.Headers.Vary);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/json")]
    public async Task Public_learns_no_party_no_number_and_no_mass(string accept)
    {
        using HttpResponseMessage answer = await Get(Path, accept);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("Electric Drives", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bay Magnets", text, StringComparison.Ordinal);
        Assert.DoesNotContain("N48SH-25", text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            Declared.ToString().Split('.')[0], text.Replace(",", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("/bundle\" download", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_in_Json_are_texts_with_their_unit()
    {
        using HttpResponseMessage answer = await Get(Path, "application/json", "drives");
        using JsonDocument json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        JsonElement passport = json.RootElement.GetProperty("passport");
        Assert.Equal("concerned", json.RootElement.GetProperty("seenAs").GetString());
        Assert.Equal(Declared.ToString()[..^3], passport.GetProperty("initial").GetProperty("value").GetString());
        Assert.Equal("kg", passport.GetProperty("initial").GetProperty("unit").GetString());
        DemoStory story = server.Truth.Story(DemoTruth.MagnetStory);
        JsonElement[] origins = [.. passport.GetProperty("origins").EnumerateArray()];
        foreach (ExpectedShare expected in story.Shares)
        {
            JsonElement shown = Assert.Single(origins, it => it.GetProperty("element").GetString() == expected.Element
                && it.GetProperty("origin").GetProperty("code").GetString() == expected.Origin);
            decimal percent = decimal.Parse(shown.GetProperty("share").GetProperty("value").GetString()!, null);

            // What is left of rounding goes to another share than in the plan: a part per billion.
            Assert.InRange((long)(percent * 10_000_000), expected.Ppb - 1, expected.Ppb + 1);
        }
    }

    // The magnets have 3.93 % of their Nd from Longnan and the rest from Bayan Obo.
    [Fact]
    public async Task Public_reads_a_small_share_as_small_and_not_as_nothing()
    {
        using HttpResponseMessage answer = await Get(Path, "application/json");
        using JsonDocument json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(
            ["over 95", "under 5"],
            json.RootElement.GetProperty("passport").GetProperty("origins").EnumerateArray()
                .Where(it => it.GetProperty("element").GetString() == "Nd")
                .Select(it => $"{it.GetProperty("precision")} {it.GetProperty("share").GetProperty("value")}").Order());
        await AssertTold("en", " under 5 %</span>", " over 95 %</span>", ",under 5\r\n", ",over 95\r\n");
        await AssertTold("zh", " 不足 5 %</span>", " 95 % 以上</span>", ",不足 5\r\n", ",95 以上\r\n");
    }

    [Fact]
    public async Task Unknown_lot_gets_a_page_with_the_next_step()
    {
        using HttpResponseMessage page = await Get("/eid/8BFHD0FVMCGQ00R44", "text/html");
        using HttpResponseMessage problem = await Get("/eid/8BFHD0FVMCGQ00R44", "application/json");
        string text = await page.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, problem.StatusCode);
        Assert.Contains("name=\"q\"", text, StringComparison.Ordinal);
        Assert.Contains("href=\"/verify\"", text, StringComparison.Ordinal);
        Assert.Equal("application/problem+json", problem.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/01/09520000480035/10/N48SH-25-0001")]
    [InlineData("/eid/8bfh-d0fv-mcgq-00r45")]
    public async Task Other_spellings_lead_to_the_lots_own_path(string path)
    {
        using HttpResponseMessage answer = await Get(path, "text/html");
        Assert.Equal(server.Magnets.Path, answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Timeline_filters_sorts_and_exports_without_script()
    {
        await using Visit visit = await Visit.Begin(server, new Look(false, 1280), withScript: false);
        await visit.SignIn("drives");
        await visit.Open(Path);
        int all = await visit.Page.Locator(".timeline tbody tr").CountAsync();
        await visit.Page.SelectOptionAsync("select[name=kind]", "Received");
        await visit.Leave(() => visit.Page.Locator(".filters button").ClickAsync());
        int received = await visit.Page.Locator(".timeline tbody tr").CountAsync();
        await visit.Leave(() => visit.Page.ClickAsync(".timeline thead a:has-text('Weight (kg)')"));
        Assert.Equal("ascending", await visit.Page.GetAttributeAsync(".timeline thead th[aria-sort]", "aria-sort"));
        Assert.InRange(received, 1, all - 1);
        string csv = await Csv(await visit.Page.GetAttributeAsync(".filters a[download]", "href") ?? "");
        Assert.Equal(received + 1, csv.Trim().Split('\n').Length);
        Assert.Contains("Weight (kg)", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_link_of_the_page_leads_somewhere()
    {
        await using Visit visit = await Visit.Begin(server, new Look(false, 1280));
        await visit.SignIn("ministry");
        await visit.Open(Path);
        string[] links = await visit.Page.EvaluateAsync<string[]>(
            "() => [...new Set([...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href').split('#')[0]))]"
            + ".filter(a => a.startsWith('/'))");
        Assert.True(links.Length > 50, $"only {links.Length} links");

        // Of what there are many, the first three stand for all.
        foreach (string link in links.GroupBy(link => link.Split('/', 3)[1]).SelectMany(alike => alike.Take(3)))
        {
            using HttpResponseMessage answer = await Get(link, "text/html", "ministry");
            Assert.True((int)answer.StatusCode < 400, $"{link}: {answer.StatusCode}");
        }
    }

    private async Task AssertTold(string language, string small, string large, string smallCell, string largeCell)
    {
        using HttpResponseMessage page = await Get($"{Path}?element=Nd&lang={language}", "text/html");
        using HttpResponseMessage table = await Get($"{Path}/flow.csv?element=Nd&lang={language}", "text/csv");
        string text = await page.Content.ReadAsStringAsync();
        string csv = await table.Content.ReadAsStringAsync();
        Assert.Contains(small, text, StringComparison.Ordinal);
        Assert.Contains(large, text, StringComparison.Ordinal);
        Assert.Contains(smallCell, csv, StringComparison.Ordinal);
        Assert.Contains(largeCell, csv, StringComparison.Ordinal);
    }

    private async Task<string> Csv(string path)
    {
        using HttpResponseMessage answer = await Get(path, "text/csv", "drives");
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<HttpResponseMessage> Get(string path, string accept, string? party = null)
    {
        using HttpClientHandler handler = new() { AllowAutoRedirect = false };
        using HttpClient client = new(handler) { BaseAddress = new Uri(server.Origin) };
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        request.Headers.Add("Accept", accept);
        if (party is not null)
        {
            request.Headers.Add("Authorization", $"Bearer {PageServer.KeyOf(party)}");
        }

        HttpResponseMessage answer = await client.SendAsync(request);
        await answer.Content.LoadIntoBufferAsync();
        return answer;
    }
}
