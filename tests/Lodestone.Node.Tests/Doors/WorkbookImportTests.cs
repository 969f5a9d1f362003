using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Lodestone.Interchange.Tests;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Tests;

/// <summary>Workbooks of many rows: every fault named, all or nothing unless asked, progress, stopping, memory.</summary>
public sealed partial class WorkbookImportTests : IAsyncLifetime
{
    private static readonly string[] Titles =
        ["lot number", "material", "mass", "unit", "basis", "moisture %", "pieces", "site", "time", "source", "origin",
            "evidence", "country", "stream", "custody model", "grade", "GS1 alias", "EID", "Nd2O3 %"];

    private readonly World world = new();

    private string Key => world.ApiKeyOf(Cast.Plant);

    public ValueTask InitializeAsync() => world.InitializeAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public Task A_workbook_with_one_fault_in_a_hundred_rows_names_every_one() => NameEveryFault(4_000);

    /// <summary><c>./test Node -- -explicit only -method "*hundred_thousand*"</c>.</summary>
    [Fact(Explicit = true)]
    public Task A_hundred_thousand_rows_with_a_thousand_faults() => NameEveryFault(100_000);

    [Fact]
    public async Task An_import_can_be_stopped_and_goes_on_where_it_ended()
    {
        byte[] book = Book(3_000, []);
        Answer begun = await Import(book, "?rows=all", wait: false);
        Assert.Equal(202, begun.Status);
        string job = begun.Headers["location"];
        Answer stopped = await Send(HttpMethod.Delete, job);
        Assert.Equal(202, stopped.Status);
        JsonElement end = await EndOf(job);
        Assert.Equal("stopped", end.GetProperty("phase").GetString());
        int before = end.GetProperty("submitted").GetInt32();
        Assert.InRange(before, 0, 2_999);

        Answer again = await Import(book, "?rows=all");
        Assert.Equal(before, again.Json.GetProperty("present").GetInt32());
        Assert.Equal(3_000 - before, again.Json.GetProperty("submitted").GetInt32());
    }

    [Fact]
    public async Task An_import_is_seen_by_its_own_party_only()
    {
        Answer begun = await Import(Book(10, []), "?preview=true", wait: false);
        string job = begun.Headers["location"];
        await EndOf(job);
        string other = world.ApiKeyOf(Cast.Mine);
        (await world.Node.Get(job, other)).AssertRefused(RefusalCode.NotFound, "id");
        (await world.Node.Get(job + "/errors.csv", other)).AssertRefused(RefusalCode.NotFound, "id");
        (await Send(HttpMethod.Delete, job, other)).AssertRefused(RefusalCode.NotFound, "id");
        Assert.Equal(200, (await world.Node.Get(job, Key)).Status);
    }

    [Fact]
    public async Task More_imports_than_two_of_one_party_wait_their_turn()
    {
        byte[] book = Book(2_000, []);
        List<Answer> begun = [];
        for (int i = 0; i < 3; i++)
        {
            begun.Add(await Import(book, "?preview=true", wait: false));
        }

        Assert.Equal([202, 202, 429], begun.Select(answer => answer.Status));
        Assert.All(await Task.WhenAll(begun.Take(2).Select(answer => EndOf(answer.Headers["location"]))), end =>
            Assert.Equal("done", end.GetProperty("phase").GetString()));
        Assert.Empty(Directory.GetFiles(Path.Join(world.Node.Open.Options.DataFolder, "imports")));
    }

    // Twenty kinds of faults in turn, one row in a hundred.
    private async Task NameEveryFault(int rows)
    {
        Dictionary<int, PlantedFault> planted = Enumerable.Range(0, rows / 100).ToDictionary(
            i => (i * 100) + 37, i => PlantedFault.All[i % PlantedFault.All.Count]);
        byte[] book = Book(rows, planted);
        string before = await world.StateText();
        Answer begun = await Import(book, string.Empty, wait: false);
        string job = begun.Headers["location"];
        JsonElement end = await EndOf(job);
        Assert.Equal("refused", end.GetProperty("phase").GetString());
        Assert.Equal(0, end.GetProperty("submitted").GetInt32());
        Assert.Equal(rows, end.GetProperty("rows").GetInt32());
        Assert.Equal(before, await world.StateText());
        AssertNamed(planted, await world.Node.Get(job + "/errors.csv", Key, "en"));

        JsonElement good = await EndOf((await Import(book, "?rows=good", wait: false)).Headers["location"]);
        Assert.Equal("done", good.GetProperty("phase").GetString());
        Assert.Equal(planted.Count, good.GetProperty("wrong").GetInt32());
        Assert.Equal(rows - planted.Count, good.GetProperty("submitted").GetInt32());
    }

    private static void AssertNamed(Dictionary<int, PlantedFault> planted, Answer errors)
    {
        string[][] named = [.. errors.Text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Skip(1).Select(line => CellOf().Matches(line).Select(cell => cell.Groups["text"].Value).ToArray())];
        Assert.Equal(planted.Keys.Order(), named.Select(cells => int.Parse(cells[0], CultureInfo.InvariantCulture)));
        Assert.All(named, cells =>
        {
            PlantedFault fault = planted[int.Parse(cells[0], CultureInfo.InvariantCulture)];
            Assert.Equal((fault.Column, (int)fault.Code), (cells[1], int.Parse(cells[2], CultureInfo.InvariantCulture)));
            Assert.Equal(RefusalCatalogue.Of(fault.Code).SentenceEn, cells[3]);
        });
    }

    [GeneratedRegex("(?:^|,)(?:\"(?<text>[^\"]*)\"|(?<text>[^,]*))")]
    private static partial Regex CellOf();

    private static byte[] Book(int rows, Dictionary<int, PlantedFault> planted)
    {
        Workbook book = new Workbook().Row(1, Titles);
        for (int row = 2; row <= rows + 1; row++)
        {
            string[] cells =
            [
                $"W-{row}", "ree.oxide.nd", Workbook.Number(2, row, $"{row}.5"), "kg", "net", string.Empty, string.Empty,
                Cast.Plant.Site.Gln, "2026-02-28", string.Empty, string.Empty, string.Empty, string.Empty, string.Empty,
                string.Empty, string.Empty, string.Empty, string.Empty, Workbook.Number(18, row, "0.985", 1),
            ];
            if (planted.TryGetValue(row, out PlantedFault? fault))
            {
                cells[Array.IndexOf(Titles, fault.Column)] = fault.Cell(row);
            }

            book.Row(row, cells);
        }

        return book.Write();
    }

    private async Task<JsonElement> EndOf(string job)
    {
        int rows = 0;
        for (int i = 0; i < 6_000; i++)
        {
            JsonElement now = (await world.Node.Get(job, Key)).Json;
            Assert.True(now.GetProperty("rows").GetInt32() >= rows, "progress runs backwards");
            rows = now.GetProperty("rows").GetInt32();
            if (now.GetProperty("phase").GetString() is not ("judging" or "submitting"))
            {
                return now;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"{job} does not end");
    }

    private Task<Answer> Send(HttpMethod method, string path, string? key = null) =>
        world.Node.Send(new HttpRequestMessage(method, path), key ?? Key);

    private Task<Answer> Import(byte[] book, string query, bool wait = true)
    {
        HttpRequestMessage request = new(HttpMethod.Post, $"/import/lots{query}")
        {
            Content = new ByteArrayContent(book),
        };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", Workbook.MediaType);
        if (!wait)
        {
            request.Headers.Add("Prefer", "respond-async");
        }

        return world.Node.Send(request, Key);
    }
}
