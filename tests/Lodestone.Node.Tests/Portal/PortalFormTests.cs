using System.Globalization;
using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Tests;

/// <summary>
/// Every physical act by its form, without script: told in words first, signed only then, refused at its field.
/// </summary>
public sealed class PortalFormTests : IAsyncLifetime
{
    private readonly World world = new();

    public ValueTask InitializeAsync() => world.InitializeAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_lot_goes_through_its_life_by_forms_alone()
    {
        using PortalPerson mine = await PortalPerson.SignIn(world, Cast.Mine);
        using PortalPerson plant = await PortalPerson.SignIn(world, Cast.Plant);
        await Sign(mine, "commission", [
            ("lot.lotNumber", "P-1"), ("lot.material", "ree.oxide.prnd"), ("lot.mass", "1,000"),
            ("lot.model", "Segregated"), ("lot.composition", "Nd 60 ±0.5\nPr 20\nFe <0.01"),
            ("source.origin", "BAYANOBO"), ("source.grade", "Documented"), ("site", Cast.Mine.Site.Gln),
        ]);
        Eid lot = Named("P-1");
        Assert.Equal(Mass.FromKilograms(1_000), Row(lot).Initial);
        await Sign(mine, "pack", [("parent", "urn:test:pallet:1"), ("lots", "P-1"), ("site", Cast.Mine.Site.Gln)]);
        Assert.Equal("urn:test:pallet:1", Row(lot).Parent);
        await Sign(mine, "unpack", [("parent", "urn:test:pallet:1"), ("site", Cast.Mine.Site.Gln)]);
        Assert.Null(Row(lot).Parent);
        await Sign(mine, "store", [("lots", lot.Code), ("site", Cast.Mine.OtherSite.Gln)]);
        Assert.Equal(Cast.Mine.OtherSite, Row(lot).Site);
        await Sign(mine, "ship", [
            ("shipment", "D-1"), ("from", Cast.Mine.OtherSite.Gln), ("receiver", Cast.Plant.Id.Value),
            ("to", Cast.Plant.Site.Gln), ("lots", "P-1 1000"),
        ]);
        Assert.Equal(LotStatus.InTransit, Row(lot).Status);
        await Sign(plant, "receive", [
            ("shipment", $"urn:epcglobal:cbv:bt:{Cast.Mine.OtherSite}:D-1"), ("site", Cast.Plant.Site.Gln),
            ("isFinal", "on"),
        ]);
        Assert.Equal((LotStatus.Active, Cast.Plant.Id), (Row(lot).Status, Row(lot).Possessor));
        await Sign(mine, "title", [("lots", lot.Code), ("to", Cast.Plant.Id.Value)]);
        Assert.Equal(Cast.Plant.Id, Row(lot).Owner);
        await Sign(plant, "transform", [
            ("site", Cast.Plant.Site.Gln), ("processStep", "split"), ("inputs", $"{lot} 400"),
            ("outputs[0].lotNumber", "S-1"), ("outputs[0].material", "ree.oxide.prnd"), ("outputs[0].mass", "400"),
            ("outputs[0].model", "Segregated"), ("outputs[0].composition", "Nd 60 ±0.5\nPr 20\nFe <0.01"),
        ]);
        Assert.Equal(Mass.FromKilograms(600), Row(lot).Remaining);
        await Sign(plant, "stock-take", [("site", Cast.Plant.Site.Gln), ("lots", $"{lot} 600")]);
        await Sign(plant, "end", [
            ("kind", "UsedUp"), ("lots", "S-1"), ("site", Cast.Plant.Site.Gln),
        ]);
        Assert.Equal(LotStatus.Ended, Row(Named("S-1")).Status);
    }

    [Fact]
    public async Task A_laboratory_records_its_result_and_an_event_is_taken_back()
    {
        Eid lot = await world.Goods.Oxide(Cast.Mine);
        using PortalPerson laboratory = await PortalPerson.SignIn(world, Cast.Laboratory);
        await Sign(laboratory, "assay", [
            ("lot", lot.Code), ("composition", "Nd2O3 69.5 ±0.2"), ("site", Cast.Laboratory.Site.Gln), ("isFinal", "on"),
        ]);
        Assert.Single(State(state => state.Assays.Rows.ToList()));

        using PortalPerson mine = await PortalPerson.SignIn(world, Cast.Mine);
        await Sign(mine, "commission", Commission("C-1"));
        Eid made = Named("C-1");
        await Sign(mine, "correct", [("target", Row(made).LastEvent), ("reason", "did_not_occur")]);
        Assert.Equal(LotStatus.Voided, Row(made).Status);
    }

    [Fact]
    public async Task What_is_wrong_stands_at_its_field_with_number_and_next_step()
    {
        using PortalPerson mine = await PortalPerson.SignIn(world, Cast.Mine);
        string before = await world.StateText();
        Answer empty = await mine.Fill("commission", "preview");
        Assert.Equal(400, empty.Status);
        Assert.Contains("id=\"f-lot-lotNumber-fault\"", empty.Text, StringComparison.Ordinal);
        Assert.Contains("id=\"f-lot-mass-fault\"", empty.Text, StringComparison.Ordinal);
        Assert.Contains(((int)RefusalCode.MemberMissing).ToString(CultureInfo.InvariantCulture), empty.Text, StringComparison.Ordinal);
        Answer origin = await mine.Fill(
            "commission", "preview", [.. Commission("R-1"), ("source.origin", "ELSEWHERE")]);
        Assert.InRange(origin.Status, 400, 499);
        Assert.Contains("id=\"f-source-origin-fault\"", origin.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"R-1\"", origin.Text, StringComparison.Ordinal);
        Answer lots = await mine.Fill("store", "preview", ("lots", "NOWHERE"), ("site", Cast.Mine.Site.Gln));
        Assert.Contains("id=\"f-lots-fault\"", lots.Text, StringComparison.Ordinal);
        Assert.Contains(((int)RefusalCode.LotUnknown).ToString(CultureInfo.InvariantCulture), lots.Text, StringComparison.Ordinal);
        Assert.Equal(before, await world.StateText());
    }

    [Fact]
    public async Task Preview_changes_nothing_and_warns_of_quarantine()
    {
        using PortalPerson plant = await PortalPerson.SignIn(world, Cast.Plant);
        Eid lot = await world.Goods.Oxide(Cast.Mine);
        string before = await world.StateText();
        Answer preview = await plant.Fill(
            "receive", "preview", ("shipmentOther", "urn:test:shipment:none"), ("lots", lot.Code),
            ("site", Cast.Plant.Site.Gln));
        Assert.Equal(200, preview.Status);
        Assert.Contains("goes into quarantine", preview.Text, StringComparison.Ordinal);
        Assert.Equal(before, await world.StateText());
        Answer back = await plant.Press("receive", "edit", preview);
        Assert.Contains("urn:test:shipment:none", back.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_twice_is_one_statement()
    {
        using PortalPerson mine = await PortalPerson.SignIn(world, Cast.Mine);
        Answer preview = await mine.Fill("commission", "preview", Commission("T-1"));
        Answer first = await mine.Press("commission", "sign", preview);
        string after = await world.StateText();
        Answer second = await mine.Press("commission", "sign", preview);
        Assert.Equal(302, first.Status);
        Assert.Equal(after, await world.StateText());
        Assert.True(second.Status is 302 or 409, second.Text);
    }

    [Fact]
    public async Task A_form_of_another_page_signs_nothing()
    {
        using PortalPerson mine = await PortalPerson.SignIn(world, Cast.Mine);
        Answer preview = await mine.Fill("commission", "preview", Commission("X-1"));
        Dictionary<string, string> held = PortalPerson.HeldBy(preview);
        held["action"] = "sign";
        string before = await world.StateText();
        Answer foreign = await mine.Post(
            "/submit/commission", new(held), preview, ("Sec-Fetch-Site", "cross-site"));
        Assert.Equal(400, foreign.Status);
        held.Remove("__RequestVerificationToken");
        Answer bare = await mine.Post("/submit/commission", held, null);
        Assert.Equal(400, bare.Status);
        Answer acts = await mine.Post("/acts", new() { ["acts"] = "[]" }, null);
        Assert.Equal(401, acts.Status);
        Assert.Equal(before, await world.StateText());
    }

    [Fact]
    public async Task Auditor_reads_pages_and_signs_no_physical_act()
    {
        using PortalPerson auditor = await PortalPerson.SignIn(world, Cast.Auditor);
        Answer preview = await auditor.Fill("commission", "preview", Commission("A-1"));
        Assert.InRange(preview.Status, 400, 499);
    }

    private static (string Name, string Value)[] Commission(string number) =>
    [
        ("lot.lotNumber", number), ("lot.material", "ree.oxide.prnd"), ("lot.mass", "10"),
        ("lot.composition", "Nd 60\nPr 20"), ("source.origin", "BAYANOBO"), ("site", Cast.Mine.Site.Gln),
    ];

    private async Task Sign(PortalPerson person, string form, (string Name, string Value)[] values)
    {
        Answer preview = await person.Fill(form, "preview", values);
        Assert.True(preview.Status == 200, $"{form}: {preview.Status} {Faults(preview)}");
        Assert.Contains("class=\"says\"", preview.Text, StringComparison.Ordinal);
        Answer signed = await person.Press(form, "sign", preview);
        Assert.True(signed.Status == 302, $"{form}: {signed.Status} {Faults(signed)}");
        Answer entry = await person.Get(signed.Headers["location"]);
        Assert.Contains("note-good", entry.Text, StringComparison.Ordinal);
        world.Node.Clock.Advance(TimeSpan.FromMinutes(2));
    }

    private static string Faults(Answer page) => page.Text.IndexOf("note-stop", StringComparison.Ordinal) is var at and >= 0
        ? page.Text[at..Math.Min(page.Text.Length, at + 900)]
        : page.Text[..Math.Min(page.Text.Length, 600)];

    private Eid Named(string number) =>
        State(state => state.Lots.Rows.Select(row => row.Value).Single(row => row.LotNumber == number).Eid);

    private LotRow Row(Eid lot) => State(state => state.Lots.Find(lot.Code)!);

    private T State<T>(Func<LedgerState, T> read) => world.Node.Open.Ledger.ReadState(read);
}
