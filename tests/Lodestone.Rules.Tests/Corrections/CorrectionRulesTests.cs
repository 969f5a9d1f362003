using System.Text;
using Lodestone.Vocabulary;
using static Lodestone.Rules.Tests.Goods;

namespace Lodestone.Rules.Tests;

public class CorrectionRulesTests
{
    private readonly World world = World.Founded();
    private readonly Goods goods;

    public CorrectionRulesTests() => goods = new Goods(world);

    private static CorrectEvent Correct(PhysicalAct wrong) =>
        new(wrong.Event, wrong.Event.EventId!, "did_not_occur", []);

    private CommissionLot Commission(long kilograms = 1_000) => goods.Commission(Cast.Mine, goods.Lot(
        Cast.Mine, "ree.oxide.prnd", kilograms, Of(("Nd", 600_000_000), ("Pr", 200_000_000))));

    private TransformLots Electrolysis(Eid oxide, long kilograms = 780) => goods.Step(
        Cast.Mine, "ree.electrolysis", [All(oxide)], goods.Lot(
            Cast.Mine, "ree.metal.prnd", kilograms, Of(("Nd", 750_000_000), ("Pr", 249_000_000))));

    [Fact]
    public void An_event_that_nothing_depends_on_is_undone()
    {
        CommissionLot source = Commission();
        world.Accept(Cast.Mine, source);
        string[] before = Books();
        TransformLots wrong = Electrolysis(source.Lot.Eid);
        world.Accept(Cast.Mine, wrong);
        world.Accept(Cast.Mine, Correct(wrong));
        Assert.Equal(before, Books());
        Assert.Equal(LotStatus.Voided, world.Lot(wrong.Outputs[0].Eid).Status);
        Assert.NotNull(world.State.Events.Find(wrong.Event.EventId!)!.CorrectedBy);
        world.AssertConserved();

        // The lot is as it was and can be used again; the identity of the voided one cannot.
        world.Accept(Cast.Mine, Electrolysis(source.Lot.Eid));
        world.Refuse(RefusalCode.LotAlreadyCommissioned, Cast.Mine, wrong with { Event = world.Facts() });
        world.AssertConserved();
    }

    [Fact]
    public void Undoing_takes_back_only_what_the_event_added_to_shared_accounts()
    {
        CommissionLot first = Commission();
        CommissionLot second = Commission(500);
        world.Accept(Cast.Mine, first, second);
        TransformLots wrong = Electrolysis(first.Lot.Eid) with { Losses = [new(Element.Of("Nd"), Grams(100))] };
        TransformLots right = Electrolysis(second.Lot.Eid, 390) with { Losses = [new(Element.Of("Nd"), Grams(10))] };
        world.Accept(Cast.Mine, wrong);
        world.Accept(Cast.Mine, right);
        world.Accept(Cast.Mine, Correct(wrong));
        Assert.Equal(Grams(10), world.State.Ends.Find("lost/Nd")!.Amount);
        Assert.Equal(
            Grams(7_490),
            Book.Of(world.State.Unaccounted.Find(Cast.Mine.Site.Gln)!.Cumulative).TotalOf(Element.Of("Nd")));
        world.AssertConserved();
    }

    [Fact]
    public void A_commissioned_lot_that_never_was_is_voided()
    {
        CommissionLot wrong = Commission();
        world.Accept(Cast.Mine, wrong with { Lot = wrong.Lot with { Alias = "urn:epc:id:sgtin:690.1.1" } });
        world.Accept(Cast.Mine, Correct(wrong));
        Assert.Equal(ElementAmount.Zero, world.State.Ends.Find("entered/Nd")!.Amount);
        Assert.False(world.State.Aliases.Find("urn:epc:id:sgtin:690.1.1") is not null);
        world.AssertConserved();
    }

    [Fact]
    public void Late_correction_quarantines_the_lots_and_marks_what_was_made_of_them()
    {
        CommissionLot wrong = Commission();
        world.Accept(Cast.Mine, wrong);
        TransformLots step = Electrolysis(wrong.Lot.Eid);
        world.Accept(Cast.Mine, step);
        world.Accept(Cast.Mine, Correct(wrong));
        Assert.Equal("late-correction", world.State.Quarantines.Find(wrong.Lot.Eid.Code)!.Reason);
        Assert.True(world.State.Quarantines.Find(wrong.Lot.Eid.Code)!.Open);
        Assert.Equal(["corrected-ancestor"], world.Lot(step.Outputs[0].Eid).Flags);
        Assert.False(world.Lot(step.Outputs[0].Eid).Quarantined);
        world.AssertConserved();
    }

    [Fact]
    public void Late_correction_holds_fast_what_is_left_of_the_lot()
    {
        CommissionLot wrong = Commission();
        world.Accept(Cast.Mine, wrong);
        world.Accept(Cast.Mine, goods.Step(
            Cast.Mine, "split", [Part(wrong.Lot.Eid, 300)], wrong.Lot with
            {
                Eid = Eid.Derive(Cast.Mine.Id, "9", "goods-nonce"), LotNumber = "9", Mass = Mass.FromKilograms(300),
            }));
        world.Accept(Cast.Mine, Correct(wrong));
        world.Refuse(RefusalCode.LotInQuarantine, Cast.Mine, Electrolysis(wrong.Lot.Eid));
        world.Decide(Cast.Industry, new DecideQuarantine([wrong.Lot.Eid], QuarantineOutcome.Forfeited));
        Assert.Equal(Mass.Zero, world.Lot(wrong.Lot.Eid).Remaining);
        world.AssertConserved();
    }

    [Fact]
    public void Descendants_inherit_the_mark()
    {
        CommissionLot wrong = Commission();
        world.Accept(Cast.Mine, wrong);
        TransformLots step = Electrolysis(wrong.Lot.Eid);
        world.Accept(Cast.Mine, step);
        world.Accept(Cast.Mine, Correct(wrong));
        LotDeclaration alloy = goods.Lot(
            Cast.Mine, "ree.alloy.ndfeb", 2_500, Of(("Nd", 230_000_000), ("Pr", 76_000_000)));
        world.Accept(Cast.Mine, goods.Step(Cast.Mine, "ree.alloying", [All(step.Outputs[0].Eid)], alloy));
        Assert.Contains("corrected-ancestor", world.Lot(alloy.Eid).Flags);
    }

    [Fact]
    public void A_closed_period_changes_only_by_a_compensating_entry()
    {
        CommissionLot wrong = Commission();
        world.Accept(Cast.Mine, wrong);
        world.Now = world.Now.PlusDays(10);
        world.Accept(Cast.Industry, new ClosePeriod(Cast.Mine.Site, world.Now.PlusDays(-1)));
        world.Accept(Cast.Mine, Correct(wrong));
        Assert.Equal(LotStatus.Active, world.Lot(wrong.Lot.Eid).Status);
        Assert.True(world.Lot(wrong.Lot.Eid).Quarantined);
        world.AssertConserved();
    }

    [Fact]
    public void A_hold_is_never_taken_away_by_a_correction()
    {
        CommissionLot wrong = Commission();
        world.Accept(Cast.Mine, wrong);
        world.Accept(Cast.Customs, new PlaceHold("H1", [wrong.Lot.Eid], "suspicion"));
        world.Accept(Cast.Mine, Correct(wrong));
        Assert.Equal(["H1"], world.Lot(wrong.Lot.Eid).Holds);
        Assert.Equal(LotStatus.Active, world.Lot(wrong.Lot.Eid).Status);
    }

    [Fact]
    public void A_circuit_charge_is_undone_only_before_the_next_flow()
    {
        world.Accept(Cast.Mine, new RegisterCircuit("urn:test:circuit:1", Cast.Mine.Site, "ree.separation"));
        CommissionLot source = Commission();
        world.Accept(Cast.Mine, source);
        TransformLots charge = goods.Step(Cast.Mine, "ree.separation", [Part(source.Lot.Eid, 100)]) with
        {
            Circuit = "urn:test:circuit:1",
        };
        world.Accept(Cast.Mine, charge);
        world.Accept(Cast.Mine, Correct(charge));
        Assert.Empty(world.State.Circuits.Find("urn:test:circuit:1")!.Book);
        Assert.Equal(Mass.FromKilograms(1_000), world.Lot(source.Lot.Eid).Remaining);
        world.AssertConserved();

        TransformLots second = charge with { Event = world.Facts() };
        world.Accept(Cast.Mine, second);
        world.Accept(Cast.Mine, charge with { Event = world.Facts() });
        world.Accept(Cast.Mine, Correct(second));
        Book inside = Book.Of(world.State.Circuits.Find("urn:test:circuit:1")!.Book);
        Assert.Equal(Grams(120_000), inside.TotalOf(Element.Of("Nd")));
        world.AssertConserved();
    }

    [Fact]
    public void An_unknown_event_is_not_corrected() => world.Refuse(
        RefusalCode.CorrectionTargetUnknown, Cast.Mine,
        new CorrectEvent(world.Facts(), "urn:nowhere", "did_not_occur", []));

    [Fact]
    public void An_unknown_event_about_things_is_declared_wrong_and_nothing_else_changes()
    {
        var declared = new CorrectEvent(world.Facts(), "urn:nowhere", string.Empty, []) { IsOfThings = true };
        StatementIdentity statement = world.Accept(Cast.Mine, declared);
        Assert.Empty(world.State.Events.Find($"{statement.Hex}#0")!.Lots);
        Assert.Null(world.State.Events.Find("urn:nowhere"));
    }

    [Fact]
    public void A_declaration_about_things_does_not_reach_anothers_event()
    {
        CommissionLot wrong = Commission();
        world.Accept(Cast.Mine, wrong);
        world.Refuse(RefusalCode.CorrectionOfAnothersEvent, Cast.Plant, Correct(wrong) with { IsOfThings = true });
    }

    [Fact]
    public void An_event_is_corrected_once()
    {
        CommissionLot wrong = Commission();
        world.Accept(Cast.Mine, wrong);
        world.Accept(Cast.Mine, Correct(wrong));
        world.Refuse(RefusalCode.AlreadyCorrected, Cast.Mine, Correct(wrong));
    }

    [Fact]
    public void Another_partys_event_is_not_corrected()
    {
        CommissionLot wrong = Commission();
        world.Accept(Cast.Mine, wrong);
        world.Refuse(RefusalCode.CorrectionOfAnothersEvent, Cast.Plant, Correct(wrong));
    }

    // Everything but the events, which stay on record, and lots that never were.
    private string[] Books() =>
    [
        .. world.State.SortedRows()
            .Where(row => row.Table != "event")
            .Where(row => row.Table != "lot" || world.State.Lots.Find(row.Key)!.Status != LotStatus.Voided)
            .Select(row => $"{row.Table}/{row.Key}={Encoding.UTF8.GetString(row.Row!.Value.Span)}")
            .Where(row => !row.Contains("\"Amount\":\"0\"", StringComparison.Ordinal)
                && !row.StartsWith("unaccounted/", StringComparison.Ordinal)),
    ];
}
