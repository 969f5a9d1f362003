using System.Collections.Immutable;
using System.Text;
using Lodestone.Rules;
using Lodestone.Rules.Tests;
using Lodestone.Vocabulary;

namespace Lodestone.Views.Tests;

public sealed class PassportTests
{
    private readonly Play play = new();

    [Fact]
    public void Passport_tells_what_the_state_knows()
    {
        Eid ore = play.Mine(Cast.Mine, 1_000);
        using Viewed viewed = play.Follow();

        LotPassport passport = viewed.Ask(it => it.Passport(ore))!;

        Assert.Equal("ree.concentrate.mixed", passport.Material);
        Assert.Equal("混合型稀土精矿", passport.MaterialName.Zh);
        Assert.Equal(Mass.FromKilograms(1_000), passport.Initial);
        Assert.Equal(Cast.Mine.Id, passport.Holder!.Party);
        Assert.Equal("CN", passport.Origins[0].Origin.Country);
        Assert.Equal(SourceKind.Mined, passport.Origins[0].Origin.Kind);
        Assert.Equal(play.Entries.Count - 1, passport.StatusHeight);
        Assert.Equal(play.Entries.Count, passport.NextIndex);
        Assert.Equal(play.Entries.Count - 1, passport.MadeByEntry);
        Assert.Equal([play.Entries[^1].Statement.Identity], passport.Statements.Select(it => it.Identity));
    }

    [Fact]
    public void Statements_of_the_lineage_are_all_there_and_no_later_ones_of_ancestors()
    {
        Products made = Chain.Build(play);
        using Viewed viewed = play.Follow();
        LotPassport first = viewed.Ask(it => it.Passport(made.Oxide))!;

        // Two purchases, two charges, one draw, one split of the oxide itself.
        Assert.Equal(6, first.Statements.Count);
    }

    [Fact]
    public void Timeline_tells_events_in_order_in_both_languages()
    {
        Actor plant = Cast.Plant;
        Eid lot = play.Buy(plant, "north", 100);
        play.Accept(Cast.Customs, new PlaceHold("H-1", [lot], "check"));
        play.Decide(Cast.Customs, new LiftHold("H-1"));
        play.Make(
            plant, "ree.blend", [Goods.Part(lot, 40)], null, null, play.Lot(plant, "ree.mixed.oxide", 40, 299_000_000, 0));
        play.Accept(plant, new EndLots(play.World.Facts(), EndKind.Destroyed, [Goods.All(lot)], string.Empty, null));
        using Viewed viewed = play.Follow();

        IReadOnlyList<TimelineEvent> timeline = viewed.Ask(it => it.Timeline(lot));

        Assert.Equal(
            [
                LotEventKind.Commissioned, LotEventKind.Held, LotEventKind.HoldLifted, LotEventKind.Transformed,
                LotEventKind.Ended,
            ],
            timeline.Select(it => it.Kind));
        Assert.Equal("氧化物配料", timeline[3].Name.Zh);
        Assert.Equal(Mass.FromKilograms(40), timeline[3].Weight);
        Assert.Equal("Destroyed", timeline[4].Detail);
        Assert.All(timeline, it => Assert.False(it.IsLate));
        Assert.Equal(play.Entries[^1].Statement.Identity, timeline[4].Identity);
    }

    [Fact]
    public void Quarantine_and_its_decision_are_shown()
    {
        Actor plant = Cast.Plant;
        Eid lot = play.Buy(plant, "north", 100);
        Eid blend = play.Make(
            plant, "ree.blend", [Goods.All(lot)], null, null, play.Lot(plant, "ree.mixed.oxide", 100, 400_000_000, 0))[0];
        play.Decide(Cast.Industry, new DecideQuarantine([blend], QuarantineOutcome.Forfeited));
        using Viewed viewed = play.Follow();

        LotPassport passport = viewed.Ask(it => it.Passport(blend))!;

        Assert.Equal(LotEventKind.QuarantineDecided, passport.Timeline[^1].Kind);
        Assert.Equal("Forfeited", passport.Timeline[^1].Detail);
        Assert.False(passport.Quarantine!.Open);
        Assert.Equal(LotStatus.Ended, passport.Status);
        Assert.NotEmpty(passport.Origins);
    }

    [Fact]
    public void Undone_step_leaves_no_lineage_and_stays_in_the_timeline()
    {
        Actor plant = Cast.Plant;
        Eid lot = play.Buy(plant, "north", 100);
        byte[] before = RowReader.Write(play.World.Lot(lot));
        Eid made = play.Make(
            plant, "ree.blend", [Goods.All(lot)], null, null, play.Lot(plant, "ree.mixed.oxide", 99, 300_000_000, 0))[0];
        string step = ((TransformLots)play.Entries[^1].Statement.Acts[0]).Event.EventId!;
        play.Entries.Add(Correction(step, new StateChange("lot", lot.Code, before), new StateChange("lot", made.Code, null)));
        using Viewed viewed = play.Follow();

        Assert.Empty(viewed.Ask(it => it.LineageOf(made, LineageDirection.Both))!.Edges);
        Assert.Single(viewed.Ask(it => it.LineageOf(lot, LineageDirection.Both))!.Nodes);
        Assert.Equal(LotStatus.Voided, viewed.Ask(it => it.FindLot(made))!.Status);
        IReadOnlyList<TimelineEvent> timeline = viewed.Ask(it => it.Timeline(lot));
        Assert.Equal([false, true, true], timeline.Select(it => it.IsUndone));
        Assert.Equal("urn:test:event:correction", timeline[1].CorrectedBy);
        Assert.Equal(1, viewed.Ask(it => it.Overview()).Stock.Single(line => line.Status == LotStatus.Active).Lots);
    }

    [Fact]
    public void Compensated_step_keeps_its_lineage()
    {
        Actor plant = Cast.Plant;
        Eid lot = play.Buy(plant, "north", 100);
        Eid made = play.Make(
            plant, "ree.blend", [Goods.All(lot)], null, null, play.Lot(plant, "ree.mixed.oxide", 99, 300_000_000, 0))[0];
        string step = ((TransformLots)play.Entries[^1].Statement.Acts[0]).Event.EventId!;
        LotRow row = play.World.Lot(made);
        LotRow flagged = row with { Flags = ["corrected-ancestor"], Quarantined = true };
        play.Entries.Add(Correction(step, new StateChange("lot", made.Code, RowReader.Write(flagged))));
        using Viewed viewed = play.Follow();

        LineageGraph graph = viewed.Ask(it => it.LineageOf(made, LineageDirection.Up))!;

        Assert.Equal(2, graph.Nodes.OfType<LotNode>().Count());
        StatementTests.AssertBalanced(graph);
        Assert.Equal([false, false], viewed.Ask(it => it.Timeline(made)).Select(it => it.IsUndone));
    }

    // As the rules would write it; by hand, so that this test stands by itself.
    private FollowedEntry Correction(string target, params StateChange[] changes)
    {
        FollowedEntry last = play.Entries[^1];
        EventFacts facts = play.World.Facts(id: "urn:test:event:correction");
        EventRow corrected = play.World.State.Events.Find(target)! with { CorrectedBy = facts.EventId };
        return last with
        {
            Index = last.Index + 1,
            Height = last.Height + 1,
            Statement = last.Statement with
            {
                Identity = StatementIdentity.FromBytes(Encoding.ASCII.GetBytes("correction-correction-correction")),
                Acts = [new CorrectEvent(facts, target, "did_not_occur", ImmutableArray<string>.Empty)],
            },
            Effects = [new StateChange("event", target, RowReader.Write(corrected)), .. changes],
        };
    }
}
