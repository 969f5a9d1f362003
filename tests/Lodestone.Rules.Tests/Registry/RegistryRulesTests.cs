using Lodestone.Vocabulary;

namespace Lodestone.Rules.Tests;

public class RegistryRulesTests
{
    private readonly World world = World.Founded();

    [Fact]
    public void Only_the_root_authority_registers_parties() =>
        world.Refuse(RefusalCode.AuthorityRequired, Cast.Industry, World.Registration(Cast.Stranger));

    [Fact]
    public void A_party_is_registered_once() =>
        world.Refuse(RefusalCode.AlreadyRegistered, Cast.Root, World.Registration(Cast.Mine));

    [Fact]
    public void An_alias_of_another_party_is_taken() => world.Refuse(
        RefusalCode.AlreadyRegistered, Cast.Root, World.Registration(Cast.Stranger) with { Aliases = [Cast.Mine.Id] });

    [Fact]
    public void An_authority_needs_keys_of_two_persons() => world.Refuse(
        RefusalCode.TwoPersonsRequired, Cast.Root,
        World.Registration(Cast.Stranger) with
        {
            Role = PartyRole.Customs, Keys = [Cast.Stranger.Declared(1)],
        });

    [Fact]
    public void A_second_root_authority_is_refused() => world.Refuse(
        RefusalCode.GenesisOnly, Cast.Root, World.Registration(Cast.Stranger) with { Role = PartyRole.RootAuthority });

    [Fact]
    public void A_party_brings_no_key_of_another() => world.Refuse(
        RefusalCode.KeyAlreadyRegistered, Cast.Root,
        World.Registration(Cast.Stranger) with { Keys = [.. Cast.Mine.Keys] });

    [Fact]
    public void A_site_of_an_unknown_party_is_refused() => world.Refuse(
        RefusalCode.PartyUnknown, Cast.Industry, World.Site(Cast.Stranger, Cast.Stranger.Site, string.Empty));

    [Fact]
    public void A_site_is_not_registered_by_a_neighbour() => world.Refuse(
        RefusalCode.AuthorityRequired, Cast.Plant, World.Site(Cast.Mine, Cast.Stranger.Site, string.Empty));

    [Fact]
    public void A_site_may_be_registered_by_the_industry_authority()
    {
        world.Accept(Cast.Industry, World.Site(Cast.Mine, Cast.Stranger.Site, string.Empty));
        Assert.Equal(Cast.Mine.Id, world.State.Sites.Find(Cast.Stranger.Site.Gln)!.Party);
    }

    [Fact]
    public void A_site_is_registered_once() => world.Refuse(
        RefusalCode.AlreadyRegistered, Cast.Mine, World.Site(Cast.Mine, Cast.Mine.Site, string.Empty));

    [Fact]
    public void Only_the_industry_authority_grants_permits() => world.Refuse(
        RefusalCode.AuthorityRequired, Cast.Mine, World.Permit(world, Cast.Mine, Activity.Mining, "NEW-1"));

    [Fact]
    public void A_permit_for_an_unknown_party_is_refused() => world.Refuse(
        RefusalCode.PartyUnknown, Cast.Industry, World.Permit(world, Cast.Stranger, Activity.Mining, "NEW-1"));

    [Fact]
    public void A_permit_to_mine_names_its_site() => world.Refuse(
        RefusalCode.SiteUnknown, Cast.Industry,
        World.Permit(world, Cast.Mine, Activity.Mining, "NEW-1") with { Site = null });

    [Fact]
    public void A_permit_for_another_partys_site_is_refused() => world.Refuse(
        RefusalCode.SiteOfAnotherParty, Cast.Industry,
        World.Permit(world, Cast.Mine, Activity.Mining, "NEW-1") with { Site = Cast.Plant.Site });

    [Fact]
    public void Only_laboratories_are_accredited() => world.Refuse(
        RefusalCode.LaboratoryNotAccredited, Cast.Industry, World.Permit(world, Cast.Mine, Activity.Assay, "NEW-1"));

    [Fact]
    public void A_permits_number_is_used_once_for_whomever() => world.Refuse(
        RefusalCode.AlreadyRegistered, Cast.Industry, World.Permit(world, Cast.Plant, Activity.Mining, "mine-Mining"));

    [Fact]
    public void A_permit_that_ends_before_it_begins_is_refused() => world.Refuse(
        RefusalCode.IntervalEmpty, Cast.Industry,
        World.Permit(world, Cast.Mine, Activity.Mining, "NEW-1") with { ValidTo = world.Now.PlusDays(-400) });

    [Fact]
    public void Only_the_industry_authority_revokes_permits() =>
        world.Refuse(RefusalCode.AuthorityRequired, Cast.Customs, new RevokePermit("mine-Mining"));

    [Fact]
    public void A_permit_is_revoked_once()
    {
        world.Refuse(RefusalCode.PermitUnknown, Cast.Industry, new RevokePermit("no-such"));
        world.Accept(Cast.Industry, new RevokePermit("mine-Mining"));
        world.Refuse(RefusalCode.PermitUnknown, Cast.Industry, new RevokePermit("mine-Mining"));
    }

    [Fact]
    public void A_circuit_of_an_unknown_step_is_refused() => world.Refuse(
        RefusalCode.ProcessStepUnknown, Cast.Plant,
        new RegisterCircuit("urn:test:circuit:1", Cast.Plant.Site, "no.step"));

    [Fact]
    public void A_circuit_at_another_partys_site_is_refused() => world.Refuse(
        RefusalCode.SiteOfAnotherParty, Cast.Mine, Circuit("urn:test:circuit:1"));

    [Fact]
    public void A_circuit_is_registered_once_and_begins_empty()
    {
        world.Accept(Cast.Plant, Circuit("urn:test:circuit:1"));
        Assert.Empty(world.State.Circuits.Find("urn:test:circuit:1")!.Book);
        world.Refuse(RefusalCode.AlreadyRegistered, Cast.Plant, Circuit("urn:test:circuit:1"));
    }

    [Fact]
    public void A_stream_is_registered_by_the_industry_authority_with_an_exact_cap()
    {
        RegisterStream stream = Stream("urn:test:stream:1");
        world.Refuse(RefusalCode.AuthorityRequired, Cast.Plant, stream);
        world.Accept(Cast.Industry, stream);

        // 100,000 t × 500 ppm × 40 % = 20 t.
        Assert.Equal(
            ElementAmount.In(Mass.FromKilograms(20_000), Ppb.Of(Ppb.Whole)),
            world.State.Streams.Find("urn:test:stream:1")!.YearlyCap);
        world.Refuse(RefusalCode.AlreadyRegistered, Cast.Industry, stream);
    }

    [Fact]
    public void A_stream_of_an_element_that_is_not_conserved_is_refused() => world.Refuse(
        RefusalCode.ElementUnknown, Cast.Industry, Stream("urn:test:stream:1") with { Element = Element.Of("Fe") });

    [Fact]
    public void A_stream_at_an_unknown_site_is_refused() => world.Refuse(
        RefusalCode.SiteUnknown, Cast.Industry, Stream("urn:test:stream:1") with { Site = Cast.Stranger.Site });

    [Fact]
    public void An_instrument_at_another_partys_site_is_refused() =>
        world.Refuse(RefusalCode.SiteOfAnotherParty, Cast.Mine, Scale(0, 365));

    [Fact]
    public void An_instrument_is_registered_again_only_to_prolong_its_calibration()
    {
        world.Accept(Cast.Plant, Scale(-10, 100));
        world.Refuse(RefusalCode.AlreadyRegistered, Cast.Plant, Scale(-10, 50));
        RegisterInstrument renewed = Scale(90, 465);
        world.Accept(Cast.Plant, renewed);
        InstrumentRow row = world.State.Instruments.Find(renewed.Instrument)!;
        Assert.True(row.CalibratedFrom < world.Now);
        Assert.Equal(renewed.CalibratedTo, row.CalibratedTo);
    }

    [Fact]
    public void A_calibration_that_ends_before_it_begins_is_refused() =>
        world.Refuse(RefusalCode.IntervalEmpty, Cast.Plant, Scale(10, 10));

    [Fact]
    public void A_contract_is_registered_by_one_of_its_two_parties()
    {
        world.Refuse(RefusalCode.NotConcerned, Cast.Magnets, Contract());
        world.Refuse(RefusalCode.ValueNotAllowed, Cast.Mine, Contract() with { Buyer = Cast.Mine.Id });
        world.Refuse(RefusalCode.PartyUnknown, Cast.Mine, Contract() with { Buyer = Cast.Stranger.Id });
        world.Refuse(RefusalCode.LaboratoryNotAccredited, Cast.Mine, Contract() with { Umpire = Cast.Carrier.Id });
        world.Accept(Cast.Plant, Contract());
        world.Refuse(RefusalCode.AlreadyRegistered, Cast.Mine, Contract());
    }

    private static RegisterCircuit Circuit(string uri) => new(uri, Cast.Plant.Site, StepCatalogue.All[0].Code);

    private static RegisterStream Stream(string uri) => new(
        uri, Cast.Plant.Site, Element.Of("Ga"), Mass.FromKilograms(100_000_000), Ppb.FromPpm(500),
        Ppb.FromPpm(400_000));

    private static RegisterContract Contract() => new(
        "urn:test:contract:1", Cast.Mine.Id, Cast.Plant.Id, Ppb.FromPpm(5_000), Cast.Laboratory.Id);

    private RegisterInstrument Scale(int fromDays, int toDays) => new(
        "urn:test:scale:1", Cast.Plant.Site, Ppb.FromPpm(500), world.Now.PlusDays(fromDays),
        world.Now.PlusDays(toDays));
}
