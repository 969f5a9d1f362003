using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Rules.Tests;

public class EventLogTests
{
    private readonly World world = World.Founded();
    private readonly Eid lot;

    public EventLogTests() => lot = world.Seed(Cast.Mine);

    [Fact]
    public void An_events_identifier_is_used_once_whatever_the_statement()
    {
        ObserveLots seen = world.Observe(Cast.Mine.OtherSite, lot);
        world.Accept(Cast.Mine, seen);
        world.Refuse(RefusalCode.EventIdInUse, Cast.Mine, seen with { Site = Cast.Mine.Site });
        world.RefuseBy(RefusalCode.EventIdInUse, Cast.Mine, Cast.Mine.SecondKey, seen);
    }

    [Fact]
    public void An_event_is_recorded_with_what_it_changed()
    {
        ObserveLots seen = world.Observe(Cast.Mine.OtherSite, lot);
        world.Accept(Cast.Mine, seen);
        EventRow row = world.State.Events.Find(seen.Event.EventId!)!;
        Assert.Equal(Cast.Mine.Id, row.Reporter);
        Assert.Equal(world.NextIndex - 1, row.Index);
        Assert.Equal(lot, Assert.Single(row.Lots));
        BeforeImage image = Assert.Single(row.Undo);
        Assert.Equal(("lot", lot.Code), (image.Table, image.Key));
        Assert.Contains(Cast.Mine.Site.Gln, image.Before, StringComparison.Ordinal);
        Assert.Equal(seen.Event.EventId, world.Lot(lot).LastEvent);
        Assert.Equal(seen.Event.EventTime, world.Lot(lot).LastEventTime);
    }

    [Fact]
    public void A_later_event_of_a_lot_takes_the_undo_of_the_earlier_one()
    {
        string first = Seen();
        string second = Seen();
        Assert.Empty(Undo(first));
        Assert.NotEmpty(Undo(second));
    }

    [Fact]
    public void A_hold_a_seal_and_a_clearance_take_the_undo_of_what_they_build_on()
    {
        string seen = Seen();
        world.Accept(Cast.Customs, new ClearGoods("DECL-1", [lot], "JP"));
        Assert.Empty(Undo(seen));
        seen = Seen();
        world.Hold(lot);
        Assert.Empty(Undo(seen));
    }

    [Fact]
    public void An_unrelated_event_leaves_the_undo_alone()
    {
        string seen = Seen();
        world.Accept(Cast.Mine, world.Observe(Cast.Mine.OtherSite, world.Seed(Cast.Mine)));
        Assert.NotEmpty(Undo(seen));
    }

    [Fact]
    public void A_second_lot_of_a_parent_or_shipment_takes_the_undo_of_the_first()
    {
        Eid other = world.Seed(Cast.Mine);
        PackLots packed = world.Pack(lot);
        world.Accept(Cast.Mine, packed);
        world.Accept(Cast.Mine, world.Pack(other));
        Assert.Empty(Undo(packed.Event.EventId!));
        world.Accept(Cast.Mine, world.Ship() with { Parents = [Moves.Parent] });
        ReceiveLots received = world.Receive(lot);
        world.Accept(Cast.Plant, received);
        Assert.NotEmpty(Undo(received.Event.EventId!));
        world.Accept(Cast.Plant, world.Receive(other));
        Assert.Empty(Undo(received.Event.EventId!));
    }

    [Fact]
    public void What_an_event_added_to_a_sum_is_kept_as_what_it_added()
    {
        world.Accept(Cast.Mine, world.End(EndKind.Destroyed, world.Seed(Cast.Mine), Mass.FromMilligrams(7)));
        EndLots end = world.End(EndKind.Destroyed, lot, Mass.FromMilligrams(1));
        world.Accept(Cast.Mine, end);
        BeforeImage image = Assert.Single(Undo(end.Event.EventId!), image => image.Table == "end");
        Assert.Equal(
            new EndRow(new ElementAmount(857_367_000)),
            RowReader.Read<EndRow>(System.Text.Encoding.UTF8.GetBytes(image.Before!)));
    }

    [Fact]
    public void An_event_without_an_identifier_is_kept_under_its_statement()
    {
        StatementIdentity identity = world.Accept(
            Cast.Mine, new RecordThings(world.Facts() with { EventId = null }, ["urn:epc:id:sgtin:0614141.107346.1"]));
        Assert.NotNull(world.State.Events.Find($"{identity.Hex}#0"));
    }

    private string Seen()
    {
        ObserveLots seen = world.Observe(Cast.Mine.Site, lot);
        world.Accept(Cast.Mine, seen);
        return seen.Event.EventId!;
    }

    private ImmutableArray<BeforeImage> Undo(string eventId) => world.State.Events.Find(eventId)!.Undo;
}
