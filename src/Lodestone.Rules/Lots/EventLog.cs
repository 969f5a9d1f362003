using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>
/// Recorded events and what would undo them. The draft keeps the rows as they stood before the act; an event takes them
/// as its undo, and loses it as soon as anything else changes one of its lots.
/// </summary>
/// <remarks>
/// Tables that only sum (<c>end</c>, <c>throughput</c>, <c>credit</c>, <c>unaccounted</c>) are shared by unrelated
/// events, so their old rows cannot be put back: their images hold what the event added, to be subtracted. Every other
/// image is the row as it was. The event table is left out: an undone event stays on record, marked as corrected.
/// </remarks>
internal static class EventLog
{
    /// <summary>
    /// Records an event, as the last thing that an act does: its id must be unused (904). Lots changed by the act or
    /// named as touched get this as their last event, and a mark if it came late.
    /// </summary>
    public static Refusal? Record(Case it, EventFacts facts, params IEnumerable<Eid> touched) =>
        Record(it, facts, touched, [], canBeUndone: true);

    /// <summary>
    /// Records an event that only says something about a lot, such as a result: the lot's own time and last event stay,
    /// so that what happened to it before can still be reported after; but its last event now has a dependent.
    /// </summary>
    public static Refusal? RecordAbout(Case it, EventFacts facts, LotRow lot)
    {
        ForgetUndoOf(it, lot.LastEvent);
        return Record(it, facts, [], [lot.Eid], canBeUndone: true);
    }

    /// <summary>Records an event that is never undone, only told right by a later one (a stock-take).</summary>
    public static Refusal? RecordForGood(Case it, EventFacts facts, params IEnumerable<Eid> touched) =>
        Record(it, facts, touched, [], canBeUndone: false);

    /// <summary>
    /// Drops the undo of every earlier event that this act builds on: those of the lots and circuits that it changed,
    /// and of lots that share a changed parent or shipment with them. Done after every act, so that undoing an event
    /// can never take away a hold, a decision, a seal or another lot's receipt that came after it.
    /// </summary>
    public static void ForgetUndoOfWhatChanged(Case it)
    {
        Draft draft = it.Draft;
        List<string> builtOn = [];
        builtOn.AddRange(draft.Lots.BeforeThisAct().Select(lot => lot.LastEvent));
        builtOn.AddRange(draft.Circuits.BeforeThisAct().Select(circuit => circuit.LastEvent));
        foreach (Eid eid in draft.Parents.BeforeThisAct().SelectMany(parent => parent.Lots)
            .Concat(draft.Shipments.BeforeThisAct().SelectMany(shipment => shipment.Lines.Select(line => line.Lot))))
        {
            if (!draft.Lots.IsChangedInThisAct(eid.Code) && draft.Lots.Find(eid.Code) is { } beside)
            {
                builtOn.Add(beside.LastEvent);
            }
        }

        foreach (string eventKey in builtOn)
        {
            ForgetUndoOf(it, eventKey);
        }
    }

    /// <summary>Something now depends on the last event of a lot: the event can no longer be undone.</summary>
    public static void DependOnLastEvent(Case it, LotRow lot) => ForgetUndoOf(it, lot.LastEvent);

    /// <summary>Something now depends on an event: it can no longer be undone.</summary>
    public static void DependOn(Case it, string eventKey) => ForgetUndoOf(it, eventKey);

    private static Refusal? Record(
        Case it, EventFacts facts, IEnumerable<Eid> touched, IEnumerable<Eid> about, bool canBeUndone)
    {
        string key = it.EventKey(facts);
        if (it.Draft.Events.Has(key))
        {
            return it.Refuse(RefusalCode.EventIdInUse, "eventID", key);
        }

        SortedSet<Eid> lots = [.. touched];
        bool late = Timing.IsLate(it, facts);
        foreach (string code in it.Draft.Lots.ChangedInThisAct())
        {
            lots.Add(it.Draft.Lots.Find(code)!.Eid);
        }

        ImmutableArray<Eid> made = [.. lots.Where(eid => it.Draft.Lots.IsAddedInThisAct(eid.Code))];
        foreach (Eid eid in lots)
        {
            if (it.Draft.Lots.Find(eid.Code) is { } lot)
            {
                LotRow marked = late ? Quarantine.Flagged(lot, Timing.LateFlag) : lot;
                Instant last = facts.EventTime > lot.LastEventTime ? facts.EventTime : lot.LastEventTime;
                it.Draft.Lots.Put(eid.Code, marked with { LastEvent = key, LastEventTime = last });
            }
        }

        it.Draft.Events.Put(key, new EventRow(
            it.Issuer,
            it.Position.Index,
            facts.ContentHash,
            facts.EventTime,
            [.. lots.Union(about).Order()],
            made,
            canBeUndone ? it.Draft.BeforeImages() : [],
            CorrectedBy: null));
        return null;
    }

    private static void ForgetUndoOf(Case it, string eventKey)
    {
        if (it.Draft.Events.Find(eventKey) is { Undo.IsEmpty: false } earlier)
        {
            it.Draft.Events.Put(eventKey, earlier with { Undo = [] });
        }
    }
}
