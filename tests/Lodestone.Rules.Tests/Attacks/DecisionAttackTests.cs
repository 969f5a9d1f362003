using Lodestone.Vocabulary;

namespace Lodestone.Rules.Tests;

/// <summary>One person who would decide what needs two, and goods that would slip past a decision.</summary>
public class DecisionAttackTests
{
    private readonly World world = World.Founded();

    [Fact]
    public void One_person_of_the_root_brings_in_no_authority()
    {
        RegisterParty puppets = World.Registration(Cast.Stranger) with { Role = PartyRole.IndustryAuthority };
        world.Refuse(RefusalCode.TwoPersonsRequired, Cast.Root, puppets);
        world.Decide(Cast.Root, puppets);
        Assert.True(world.State.Parties.Find(Cast.Stranger.Id.Value) is { Role: PartyRole.IndustryAuthority });
    }

    [Fact]
    public void A_proposal_lapses_with_the_key_that_made_it_though_its_person_has_another()
    {
        KeyDeclaration stolen = Cast.Industry.Declared(3) with { Person = Cast.Industry.Declared(1).Person };
        world.Accept(Cast.Industry, new RegisterKey(stolen, null));
        Eid lot = world.SeedQuarantined();
        StatementIdentity proposal = world.AcceptBy(Cast.Industry, stolen.KeyId, new Propose(
            new DecideQuarantine([lot], QuarantineOutcome.Released)));
        world.Accept(Cast.Industry, new RevokeKey(stolen.KeyId, 0));
        world.RefuseBy(
            RefusalCode.ProposalUnknown, Cast.Industry, Cast.Industry.SecondKey, new Approve(proposal, 0));
    }

    [Fact]
    public void Two_keys_of_one_person_are_one_person()
    {
        KeyDeclaration second = Cast.Industry.Declared(3) with { Person = Cast.Industry.Declared(1).Person };
        world.Accept(Cast.Industry, new RegisterKey(second, null));
        Eid lot = world.SeedQuarantined();
        StatementIdentity proposal = world.Accept(
            Cast.Industry, new Propose(new DecideQuarantine([lot], QuarantineOutcome.Released)));
        world.RefuseBy(RefusalCode.SamePersonTwice, Cast.Industry, second.KeyId, new Approve(proposal, 0));
    }

    [Fact]
    public void An_approved_proposal_is_not_approved_again()
    {
        Eid lot = world.SeedQuarantined();
        StatementIdentity proposal = world.Accept(
            Cast.Industry, new Propose(new DecideQuarantine([lot], QuarantineOutcome.Released)));
        world.RefuseBy(
            RefusalCode.ProposalUnknown, Cast.Industry, Cast.Industry.SecondKey,
            new Approve(proposal, 0), new Approve(proposal, 0));
        world.AcceptBy(Cast.Industry, Cast.Industry.SecondKey, new Approve(proposal, 0));
        world.Accept(Cast.Mine, world.End(EndKind.Stolen, lot));
        world.RefuseBy(
            RefusalCode.ProposalUnknown, Cast.Industry, Cast.Industry.SecondKey, new Approve(proposal, 0));
    }

    [Fact]
    public void Nobody_slips_in_as_finder_between_proposal_and_approval()
    {
        Eid lot = world.Seed(Cast.Mine);
        world.Accept(Cast.Plant, world.Receive(lot));
        StatementIdentity proposal = world.Accept(
            Cast.Industry, new Propose(new DecideQuarantine([lot], QuarantineOutcome.Reassigned)));
        world.Accept(Cast.Magnets, world.Receive(lot) with { Site = Cast.Magnets.Site });
        world.AcceptBy(Cast.Industry, Cast.Industry.SecondKey, new Approve(proposal, 0));
        Assert.Equal(Cast.Plant.Id, world.Lot(lot).Possessor);
    }

    [Fact]
    public void A_reassigned_lot_takes_no_parent_along()
    {
        Eid taken = world.Seed(Cast.Mine);
        Eid other = world.Seed(Cast.Mine);
        world.Accept(Cast.Mine, world.Pack(taken, other));
        world.Accept(Cast.Plant, world.Receive(taken));
        world.Decide(Cast.Industry, new DecideQuarantine([taken], QuarantineOutcome.Reassigned));
        Assert.Null(world.Lot(taken).Parent);
        ParentRow parent = world.State.Parents.Find(Moves.Parent)!;
        Assert.Equal(Cast.Mine.Id, parent.Possessor);
        Assert.Equal([other], parent.Lots);
    }

    [Fact]
    public void A_stock_take_takes_nothing_from_a_quarantined_lot()
    {
        Eid lot = world.Seed(Cast.Mine);
        world.Accept(Cast.Mine, world.End(EndKind.Lost, lot, Mass.FromKilograms(500)));
        TakeStock shrunk = new(
            world.Facts(), Cast.Mine.Site, null, [], [new LotPortion(lot, Mass.FromKilograms(1))]);
        world.Accept(Cast.Mine, shrunk);
        Assert.Equal(Moves.Ton, world.Lot(lot).Remaining);
        world.Decide(Cast.Industry, new DecideQuarantine([lot], QuarantineOutcome.Forfeited));
        Assert.Equal(Mass.Zero, world.Lot(lot).Remaining);
        world.AssertConserved();
    }

    [Fact]
    public void What_a_stock_take_misses_of_a_held_lot_goes_to_quarantine()
    {
        Eid lot = world.Seed(Cast.Mine);
        world.Hold(lot);
        world.Accept(Cast.Mine, new TakeStock(
            world.Facts(), Cast.Mine.Site, null, [], [new LotPortion(lot, Mass.FromKilograms(400))]));
        world.AssertQuarantined(lot, "stock-below-book", Cast.Mine);
        Assert.Equal(Mass.FromKilograms(600), world.State.Quarantines.Find(lot.Code)!.Portion);
        Assert.Equal(Moves.Ton, world.Lot(lot).Remaining);
    }

    [Fact]
    public void No_umpire_decides_its_own_case() => world.Refuse(
        RefusalCode.ValueNotAllowed, Cast.Laboratory, new RegisterContract(
            "urn:test:contract:own", Cast.Laboratory.Id, Cast.Plant.Id, Ppb.FromPpm(1), Cast.Laboratory.Id));
}
