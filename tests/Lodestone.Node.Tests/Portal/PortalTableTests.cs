using System.Text;

namespace Lodestone.Node.Tests;

/// <summary>A table by the pages: judged first, its errors by row and column, then submitted.</summary>
public sealed class PortalTableTests : IAsyncLifetime
{
    private const string Titles = "lot number,material,mass,site,time,source,origin,Nd %\n";

    private readonly World world = new();

    public ValueTask InitializeAsync() => world.InitializeAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_table_that_holds_is_shown_then_signed()
    {
        using PortalPerson mine = await PortalPerson.SignIn(world, Cast.Mine);
        string before = await world.StateText();
        string job = await Upload(mine, Titles + Row("T-1", "10") + Row("T-2", "20"));
        Answer judged = await Ended(mine, job);
        Assert.Contains("Every row holds", judged.Text, StringComparison.Ordinal);
        Assert.Contains("T-2", judged.Text, StringComparison.Ordinal);
        Assert.Equal(before, await world.StateText());
        Answer submitted = await mine.Post(job, new() { ["rows"] = "all" }, judged);
        Assert.Equal(302, submitted.Status);
        Answer done = await Ended(mine, submitted.Headers["location"]);
        Assert.Contains("<h1>Submitted</h1>", done.Text, StringComparison.Ordinal);
        Assert.Equal(2, Lots());
    }

    [Fact]
    public async Task Wrong_rows_are_named_and_those_that_hold_can_be_signed()
    {
        using PortalPerson mine = await PortalPerson.SignIn(world, Cast.Mine);
        string job = await Upload(mine, Titles + Row("W-1", "10") + Row("W-2", "many"));
        Answer judged = await Ended(mine, job);
        Assert.Contains("Some rows do not hold", judged.Text, StringComparison.Ordinal);
        Answer file = await mine.Get($"{job}?csv=errors");
        Assert.Contains("\n3,mass,", file.Text, StringComparison.Ordinal);
        Assert.Equal(0, Lots());
        Answer submitted = await mine.Post(job, new() { ["rows"] = "good" }, judged);
        await Ended(mine, submitted.Headers["location"]);
        Assert.Equal(1, Lots());
    }

    [Fact]
    public async Task A_table_is_for_its_party_only_and_comes_by_the_nodes_own_form()
    {
        using PortalPerson mine = await PortalPerson.SignIn(world, Cast.Mine);
        using PortalPerson plant = await PortalPerson.SignIn(world, Cast.Plant);
        string job = await Upload(mine, Titles + Row("F-1", "10"));
        Answer judged = await Ended(mine, job);
        Assert.Equal(404, (await plant.Get(job)).Status);
        Answer foreign = await mine.Post(job, new() { ["rows"] = "all" }, judged, ("Sec-Fetch-Site", "cross-site"));
        Assert.Equal(400, foreign.Status);
        Assert.Equal(400, (await mine.Post(job, new() { ["rows"] = "all" }, null)).Status);
        Answer empty = await mine.Post("/submit/table", new() { ["kind"] = "lots" }, await mine.Get("/submit/table"));
        Assert.Equal(400, empty.Status);
        Assert.Equal(0, Lots());
    }

    private static string Row(string number, string mass) =>
        $"{number},ree.oxide.prnd,{mass},{Cast.Mine.Site},2026-03-01,mined,BAYANOBO,60\n";

    private static async Task<string> Upload(PortalPerson person, string table)
    {
        Answer page = await person.Get("/submit/table");
        using MultipartFormDataContent form = new()
        {
            { new StringContent(PortalPerson.HeldBy(page)["__RequestVerificationToken"]), "__RequestVerificationToken" },
            { new StringContent("lots"), "kind" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(table)), "table", "lots.csv" },
        };
        Answer taken = await person.Send("/submit/table", form);
        Assert.True(taken.Status == 302, taken.Text);
        return taken.Headers["location"];
    }

    private static async Task<Answer> Ended(PortalPerson person, string job)
    {
        Answer page = await person.Get(job);
        while (page.Headers.ContainsKey("refresh"))
        {
            page = await person.Get(job);
        }

        return page;
    }

    private int Lots() => world.Node.Open.Ledger.ReadState(state => state.Lots.Count);
}
