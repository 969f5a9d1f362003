using Lodestone.Vocabulary;

namespace Lodestone.Node.Tests;

/// <summary>Who sees what in the staff pages, and what their tables give away as files.</summary>
public sealed class PortalPagesTests : IAsyncLifetime
{
    private readonly World world = new();
    private Eid lot;

    public async ValueTask InitializeAsync()
    {
        await world.InitializeAsync();
        lot = await world.Goods.Oxide(Cast.Mine, kilograms: 1_234);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Stock_of_a_party_is_for_itself_and_for_those_who_see_all()
    {
        foreach ((Firm firm, bool seen) in new[] { (Cast.Mine, true), (Cast.Industry, true), (Cast.Plant, false) })
        {
            using PortalPerson person = await PortalPerson.SignIn(world, firm);
            foreach (string path in new[]
            {
                $"/parties/{Uri.EscapeDataString(Cast.Mine.Id.Value)}", $"/sites/{Cast.Mine.Site}", "/overview",
                "/search",
            })
            {
                Answer page = await person.Get(path);
                Assert.Equal(200, page.Status);
                Assert.True(seen == page.Text.Contains("1,234", StringComparison.Ordinal), $"{firm} at {path}");
            }
        }
    }

    [Fact]
    public async Task Entry_shows_its_content_to_those_concerned_and_its_proof_to_everybody()
    {
        long index = world.Node.Open.Ledger.Log.Size.Value - 1;
        using PortalPerson mine = await PortalPerson.SignIn(world, Cast.Mine);
        using PortalPerson plant = await PortalPerson.SignIn(world, Cast.Plant);
        Answer own = await mine.Get($"/entries/{index}/proof");
        Answer others = await plant.Get($"/entries/{index}/proof");
        Assert.Contains(lot.Code, own.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(lot.Code, others.Text, StringComparison.Ordinal);
        string root = world.Node.Open.Ledger.Log.Head!.Header.Root.ToHex();
        Assert.Contains(root[..32], own.Text, StringComparison.Ordinal);
        Assert.Contains(root[..32], others.Text, StringComparison.Ordinal);
        Assert.Contains("note-good", others.Text, StringComparison.Ordinal);
        Assert.Equal(404, (await mine.Get($"/entries/{index + 1}/proof")).Status);
    }

    [Theory]
    [InlineData("/overview?csv=stock", "Mass (kg)")]
    [InlineData("/overview?csv=flows", "Mass (kg)")]
    [InlineData("/search?csv=lots", "Mass left (kg)")]
    [InlineData("/parties?csv=parties", "Identifier")]
    [InlineData("/blocks?csv=list", "Hash of the header")]
    public async Task Tables_come_as_files_with_their_units(string path, string head)
    {
        using PortalPerson mine = await PortalPerson.SignIn(world, Cast.Mine);
        Answer file = await mine.Get(path);
        Assert.Equal((200, "text/csv"), (file.Status, file.ContentType));
        Assert.Contains(head, file.Text.Split('\n')[0], StringComparison.Ordinal);
        Assert.True(file.Text.Split('\n').Length > 2, file.Text);
    }

    [Fact]
    public async Task Names_that_look_like_formulas_are_texts_in_files()
    {
        Firm firm = new("formula", 77, PartyRole.Operator);
        await world.Accept(Cast.Root, World.Registration(firm) with { NameEn = "=1+1", NameZh = "=1+1" });
        using PortalPerson mine = await PortalPerson.SignIn(world, Cast.Mine);
        Answer file = await mine.Get("/parties?csv=parties");
        Assert.Contains("'=1+1", file.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n=1+1", file.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_is_in_the_address_and_finds_a_pasted_list()
    {
        using PortalPerson mine = await PortalPerson.SignIn(world, Cast.Mine);
        string number = world.Node.Open.Ledger.ReadState(state => state.Lots.Find(lot.Code)!.LotNumber);
        Answer page = await mine.Get($"/search?names={lot.Code}%0A{number}%0ANOWHERE");
        Assert.Contains(lot.Code, page.Text, StringComparison.Ordinal);
        Assert.Contains("NOWHERE", page.Text[page.Text.IndexOf("note-warning", StringComparison.Ordinal)..], StringComparison.Ordinal);
        foreach (string question in new[]
        {
            $"?site={Cast.Mine.OtherSite}", "?status=Consumed", "?material=ree.metal.prnd", "?until=2020-01-01",
            "?stopped=on", $"?holder={Uri.EscapeDataString(Cast.Plant.Id.Value)}",
        })
        {
            Assert.DoesNotContain(lot.Code, (await mine.Get($"/search{question}")).Text, StringComparison.Ordinal);
        }

        foreach (string column in new[]
        {
            "eid", "material", "number", "state", "holder", "site", "mass", "content", "time",
        })
        {
            Assert.Contains(
                lot.Code, (await mine.Get($"/search?lots.sort={column}&lots.order=desc")).Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/search?lots.page=abc&lots.sort=none&since=never&site=1&holder=x&status=99")]
    [InlineData("/overview?days=-1&stock.page=99999999999&stock.sort=%27")]
    [InlineData("/blocks?since=2026-13-99&list.page=-4")]
    [InlineData("/submit/commission?outputs=9999&lot.mass=%3Cscript%3E")]
    public async Task Nonsense_in_the_address_is_passed_over(string path)
    {
        using PortalPerson mine = await PortalPerson.SignIn(world, Cast.Mine);
        Answer page = await mine.Get(path);
        Assert.Equal(200, page.Status);
        Assert.DoesNotContain("<script>", page.Text, StringComparison.Ordinal);
    }
}
