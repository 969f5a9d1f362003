using System.Text.Json;
using System.Text.RegularExpressions;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Tests;

/// <summary>The OpenAPI document, its page, and the page of each refusal.</summary>
public sealed partial class ApiDocumentTests : IAsyncLifetime
{
    private TestNode node = null!;

    public async ValueTask InitializeAsync() => node = await TestNode.StartAsync();

    public ValueTask DisposeAsync() => node.DisposeAsync();

    [Fact]
    public async Task The_document_describes_every_operation_with_summary_refusals_and_body()
    {
        Answer answer = await node.Get("/openapi/v1.json");
        Assert.Equal(200, answer.Status);
        JsonElement document = answer.Json;
        List<string> paths = [];
        foreach (JsonProperty path in document.GetProperty("paths").EnumerateObject())
        {
            paths.Add(path.Name);
            foreach (JsonProperty operation in path.Value.EnumerateObject())
            {
                Assert.NotEmpty(operation.Value.GetProperty("summary").GetString()!);
                Assert.True(operation.Value.GetProperty("responses").TryGetProperty("4XX", out _), path.Name);
                Assert.Equal(
                    operation.Name == "post", operation.Value.TryGetProperty("requestBody", out _));
            }
        }

        Assert.Superset(
            new HashSet<string>
            {
                "/entries", "/entries/{identity}", "/acts", "/epcis/capture", "/import/lots", "/checkpoint",
                "/tile/{path}", "/lots/{eid}/bundle", "/state", "/quarantine", "/problems/{number}", "/health",
            },
            paths.ToHashSet());
        Assert.DoesNotContain("/sign-in", paths);
        string[] groups =
            [.. document.GetProperty("tags").EnumerateArray().Select(tag => tag.GetProperty("name").GetString()!)];
        Assert.Equal(["statements", "lots", "log", "authority", "node"], groups);
        string text = answer.Text;
        foreach (Match reference in Reference().Matches(text))
        {
            JsonElement at = document;
            foreach (string step in reference.Groups["path"].Value.Split('/'))
            {
                Assert.True(at.TryGetProperty(step, out at), reference.Value);
            }
        }
    }

    [Fact]
    public async Task The_page_fetches_nothing_from_elsewhere_and_runs_only_its_own_script()
    {
        Answer page = await node.Get("/docs");
        page = page.Status is 301 or 302 ? await node.Get(page.Headers["location"]) : page;
        Assert.Equal(200, page.Status);
        string policy = page.Headers["content-security-policy"];
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        string nonce = Nonce().Match(policy).Groups["nonce"].Value;
        Assert.NotEmpty(nonce);
        MatchCollection scripts = Script().Matches(page.Text);
        Assert.NotEmpty(scripts);
        Assert.All(scripts, script => Assert.Contains($"nonce=\"{nonce}\"", script.Value, StringComparison.Ordinal));
        foreach (Match source in Source().Matches(page.Text))
        {
            string address = source.Groups["address"].Value;
            Assert.False(address.Contains("://", StringComparison.Ordinal), address);
            Uri asset = new(new Uri(node.Http.BaseAddress!, "/docs/"), address);
            Assert.Equal(200, (await node.Get(asset.PathAndQuery)).Status);
        }

        Assert.DoesNotContain("cdn.", page.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Every_refusals_number_is_explained_in_both_languages()
    {
        Assert.Equal(
            Enum.GetValues<RefusalCode>().Length, (await node.Get("/problems")).Json.GetArrayLength());
        foreach (RefusalCode code in Enum.GetValues<RefusalCode>())
        {
            JsonElement explained = (await node.Get($"/problems/{(int)code}")).Json;
            Assert.Equal(code.ToString(), explained.GetProperty("name").GetString());
            Assert.Equal(RefusalCatalogue.Of(code).SentenceEn, explained.GetProperty("en").GetString());
            Assert.Equal(RefusalCatalogue.Of(code).RemedyZh, explained.GetProperty("remedyZh").GetString());
        }
    }

    [Fact]
    public async Task A_refusal_is_said_in_the_callers_language()
    {
        Answer chinese = await node.Get("/nowhere", language: "zh-CN,zh;q=0.9");
        Assert.Equal(
            RefusalCatalogue.Of(RefusalCode.NotFound).SentenceZh, chinese.Json.GetProperty("title").GetString());
        Assert.Equal("zh", chinese.Headers["content-language"]);
    }

    [Fact]
    public async Task The_key_of_receipts_is_served_as_a_cose_key_set()
    {
        byte[] set = (await node.Get("/.well-known/scitt-keys")).Body;
        ReadOnlySpan<byte> key = node.Open.LogKeys.Answers.PublicKey.Bytes.Span;
        Assert.Equal(0x81, set[0]);
        Assert.True(set.AsSpan().IndexOf(key) > 0);
        Assert.True(set.AsSpan().IndexOf(node.Open.LogKeys.Answers.PublicKey.KeyId.Value.Span) > 0);
    }

    [GeneratedRegex("\"\\$ref\":\\s*\"#/(?<path>[^\"]+)\"")]
    private static partial Regex Reference();

    [GeneratedRegex("'nonce-(?<nonce>[^']+)'")]
    private static partial Regex Nonce();

    [GeneratedRegex("<script[^>]*>")]
    private static partial Regex Script();

    [GeneratedRegex("(src|href)=\"(?<address>[^\"]+)\"")]
    private static partial Regex Source();
}
