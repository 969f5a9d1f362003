using System.Text;
using System.Text.Json;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Tests;

/// <summary>Tables and documents of many events: previewed, refused by row, repeated without harm.</summary>
public sealed class ImportTests : IAsyncLifetime
{
    private const string Titles = "lot number,material,mass,site,time,Nd2O3 %\n";
    private readonly World world = new();

    private string Key => world.ApiKeyOf(Cast.Plant);

    public ValueTask InitializeAsync() => world.InitializeAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_preview_tells_what_the_rows_become_and_submits_nothing()
    {
        string before = await world.StateText();
        Answer preview = await Import($"{Row("P-1")}{Row("P-2")}", preview: true);
        Assert.Equal(200, preview.Status);
        Assert.Equal(2, preview.Json.GetProperty("rows").GetInt32());
        Assert.Equal(0, preview.Json.GetProperty("submitted").GetInt32());
        Assert.Equal(before, await world.StateText());

        Answer done = await Import($"{Row("P-1")}{Row("P-2")}");
        Assert.Equal(2, done.Json.GetProperty("submitted").GetInt32());
        Assert.Equal(
            preview.Json.GetProperty("lots").ToString(), done.Json.GetProperty("lots").ToString());
    }

    [Fact]
    public async Task The_same_table_twice_registers_nothing_twice()
    {
        Answer first = await Import($"{Row("T-1")}{Row("T-2")}");
        string before = await world.StateText();
        world.Node.Clock.Advance(TimeSpan.FromHours(1));
        Answer again = await Import($"{Row("T-1")}{Row("T-2")}");
        Assert.Equal((2, 0), Counts(first));
        Assert.Equal((0, 2), Counts(again));
        Assert.Equal(first.Json.GetProperty("lots").ToString(), again.Json.GetProperty("lots").ToString());
        Assert.Equal(before, await world.StateText());
    }

    [Fact]
    public async Task What_is_wrong_is_named_by_row_and_column_in_the_callers_language()
    {
        string before = await world.StateText();
        byte[] table = Encoding.UTF8.GetBytes(
            Titles + Row("R-1") + Row("R-2").Replace("ree.oxide.nd", "ree.unobtainium", StringComparison.Ordinal)
            + Row("R-3", "much"));
        HttpRequestMessage request = new(HttpMethod.Post, "/import/lots") { Content = new ByteArrayContent(table) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "text/csv");
        Answer answer = await world.Node.Send(request, Key, "zh-CN");
        answer.AssertRefused(RefusalCode.RowMalformed, "rows");
        JsonElement[] rows = [.. answer.Json.GetProperty("rows").EnumerateArray()];
        Assert.Contains(rows, row => row.GetProperty("row").GetInt32() == 3
            && row.GetProperty("column").GetString() == "material"
            && row.GetProperty("refusal").GetInt32() == (int)RefusalCode.MaterialUnknown
            && row.GetProperty("sentence").GetString() == RefusalCatalogue.Of(RefusalCode.MaterialUnknown).SentenceZh);
        Assert.Contains(rows, row => row.GetProperty("row").GetInt32() == 4
            && row.GetProperty("column").GetString() == "mass");
        Assert.Equal(before, await world.StateText());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_the_rules_refuse_is_named_by_its_lot_beforehand_too(bool preview)
    {
        await Import(Row("G-1"));
        string before = await world.StateText();
        Answer answer = await Import($"{Row("G-0")}{Row("G-1", "999")}", preview);
        answer.AssertRefused(RefusalCode.RowMalformed, "rows");
        JsonElement row = Assert.Single(answer.Json.GetProperty("rows").EnumerateArray());
        Assert.Equal(3, row.GetProperty("row").GetInt32());
        Assert.Equal((int)RefusalCode.LotAlreadyCommissioned, row.GetProperty("refusal").GetInt32());
        Assert.Equal("G-1", row.GetProperty("about").GetString());
        Assert.Equal(before, await world.StateText());
    }

    [Theory]
    [InlineData("en", "lot number*")]
    [InlineData("zh", "批号*")]
    public async Task Templates_are_in_both_languages(string language, string title)
    {
        Answer answer = await world.Node.Get("/import/lots/template", language: language);
        Assert.Equal("text/csv", answer.ContentType);
        Assert.Contains(title, answer.Text, StringComparison.Ordinal);
        Assert.Equal(200, (await world.Node.Get("/import/shipments/template", language: language)).Status);
    }

    [Fact]
    public async Task A_capture_rolls_back_whole_or_goes_on_event_by_event()
    {
        CommissionLot[] three =
        [
            world.Goods.Commission(Cast.Plant, world.Goods.Lot(Cast.Plant)),
            world.Goods.Commission(Cast.Plant, world.Goods.Lot(Cast.Plant), Goods.Mined("NOWHERE")),
            world.Goods.Commission(Cast.Plant, world.Goods.Lot(Cast.Plant)),
        ];
        (_, byte[] document) = world.Write([.. three]);
        string before = await world.StateText();
        (await Capture(document, "rollback")).AssertRefused(RefusalCode.ValueNotAllowed, "acts[1].source.origin");
        Assert.Equal(before, await world.StateText());

        JsonElement[] outcomes = [.. (await Capture(document, "proceed")).Json.GetProperty("events").EnumerateArray()];
        Assert.Equal(
            ["accepted", "refused", "accepted"], outcomes.Select(one => one.GetProperty("status").GetString()!));
        Assert.Equal((int)RefusalCode.ValueNotAllowed, outcomes[1].GetProperty("refusal").GetInt32());
    }

    [Fact]
    public async Task A_retry_after_a_dropped_connection_is_the_same_statement()
    {
        (_, byte[] payload) = world.Write(world.Goods.Commission(Cast.Plant, world.Goods.Lot(Cast.Plant)));
        long size = (await world.Node.Get("/state")).Json.GetProperty("size").GetInt64();
        using CancellationTokenSource drop = new();
        using HttpRequestMessage request = new(HttpMethod.Post, "/epcis/capture")
        {
            Content = new ByteArrayContent(payload),
        };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/ld+json");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {Key}");
        Task<HttpResponseMessage> lost = world.Node.Http.SendAsync(request, drop.Token);
        drop.CancelAfter(3);
        try
        {
            (await lost).Dispose();
        }
        catch (OperationCanceledException)
        {
            // The answer is lost, as was meant; whether the statement came in, the caller cannot know.
        }

        world.Node.Clock.Advance(TimeSpan.FromMinutes(5));
        Answer again = await world.Node.Post("/epcis/capture", payload, "application/ld+json", Key);
        Assert.Equal(202, again.Status);
        Assert.Equal(size + 1, (await world.Node.Get("/state")).Json.GetProperty("size").GetInt64());
    }

    [Fact]
    public async Task The_same_words_are_another_statement_only_if_the_caller_says_so()
    {
        string hold = await world.Goods.Hold(await world.Goods.Oxide(Cast.Mine));
        (_, byte[] payload) = world.Write(new Propose(new LiftHold(hold)));
        string key = world.ApiKeyOf(Cast.Customs);
        Answer first = await world.Node.Post("/acts", payload, "application/json", key);
        Assert.Equal(201, first.Status);
        Assert.Equal(200, (await world.Node.Post("/acts", payload, "application/json", key)).Status);
        world.Node.Clock.Advance(TimeSpan.FromSeconds(1));
        HttpRequestMessage anew = new(HttpMethod.Post, "/acts") { Content = new ByteArrayContent(payload) };
        anew.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        anew.Headers.Add("Idempotency-Key", "2");
        Answer other = await world.Node.Send(anew, key);
        Assert.Equal(201, other.Status);
        Assert.NotEqual(first.Headers["location"], other.Headers["location"]);
    }

    private static (int Submitted, int Present) Counts(Answer answer) =>
        (answer.Json.GetProperty("submitted").GetInt32(), answer.Json.GetProperty("present").GetInt32());

    private static string Row(string number, string mass = "100") =>
        $"{number},ree.oxide.nd,{mass},{Cast.Plant.Site.Gln},2026-03-01,98.5\n";

    private Task<Answer> Import(string rows, bool preview = false) => world.Node.Post(
        $"/import/lots?preview={(preview ? "true" : "false")}", Encoding.UTF8.GetBytes(Titles + rows), "text/csv", Key);

    private Task<Answer> Capture(byte[] document, string behaviour)
    {
        HttpRequestMessage request = new(HttpMethod.Post, "/epcis/capture")
        {
            Content = new ByteArrayContent(document),
        };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/ld+json");
        request.Headers.Add("GS1-Capture-Error-Behaviour", behaviour);
        return world.Node.Send(request, Key);
    }
}
