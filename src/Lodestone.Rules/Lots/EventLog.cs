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
        foreach (string key in draft.Lots.ChangedInThisAct())
        {
            ForgetUndoOf(it, draft.Lots.BeforeThisAct(key)?.LastEvent);
        }

        foreach (string key in draft.Circuits.ChangedInThisAct())
        {
            ForgetUndoOf(it, draft.Circuits.BeforeThisAct(key)?.LastEvent);
        }

        foreach (string key in draft.Parents.ChangedInThisAct())
        {
            foreach (Eid lot in draft.Parents.BeforeThisAct(key)?.Lots ?? [])
            {
                ForgetUndoBeside(it, lot);
            }
        }

        foreach (string key in draft.Shipments.ChangedInThisAct())
        {
            foreach (ShipmentLine line in draft.Shipments.BeforeThisAct(key)?.Lines ?? [])
            {
                ForgetUndoBeside(it, line.Lot);
            }
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

        DraftTable<LotRow> table = it.Draft.Lots;
        List<Eid> lots = new(table.ChangedInThisAct().Count);
        foreach (string code in table.ChangedInThisAct())
        {
            lots.Add(table.Find(code)!.Eid);
        }

        lots.AddRange(touched);
        SortOnce(lots);
        ImmutableArray<Eid> made = AddedIn(table, lots);
        bool late = Timing.IsLate(it, facts);
        foreach (Eid eid in lots)
        {
            if (table.Find(eid.Code) is { } lot)
            {
                LotRow marked = late ? Quarantine.Flagged(lot, Timing.LateFlag) : lot;
                Instant last = facts.EventTime > lot.LastEventTime ? facts.EventTime : lot.LastEventTime;
                table.Put(eid.Code, marked with { LastEvent = key, LastEventTime = last });
            }
        }

        lots.AddRange(about);
        SortOnce(lots);
        it.Draft.Events.Put(key, new EventRow(
            it.Issuer,
            it.Position.Index,
            facts.ContentHash,
            facts.EventTime,
            [.. lots],
            made,
            canBeUndone ? it.Draft.BeforeImages() : [],
            CorrectedBy: null));
        return null;
    }

    private static ImmutableArray<Eid> AddedIn(DraftTable<LotRow> table, List<Eid> lots)
    {
        int count = 0;
        foreach (Eid eid in lots)
        {
            count += table.IsAddedInThisAct(eid.Code) ? 1 : 0;
        }

        return count == 0 ? [] : count == lots.Count
            ? [.. lots]
            : [.. lots.Where(eid => table.IsAddedInThisAct(eid.Code))];
    }

    // Ascending, each once.
    private static void SortOnce(List<Eid> lots)
    {
        lots.Sort();
        for (int i = lots.Count - 1; i > 0; i--)
        {
            if (lots[i] == lots[i - 1])
            {
                lots.RemoveAt(i);
            }
        }
    }

    // What the act left alone, though it changed something that both lots share.
    private static void ForgetUndoBeside(Case it, Eid lot)
    {
        if (!it.Draft.Lots.IsChangedInThisAct(lot.Code))
        {
            ForgetUndoOf(it, it.Draft.Lots.Find(lot.Code)?.LastEvent);
        }
    }

    private static void ForgetUndoOf(Case it, string? eventKey)
    {
        if (eventKey is not null && it.Draft.Events.Find(eventKey) is { Undo.IsEmpty: false } earlier)
        {
            it.Draft.Events.Put(eventKey, earlier with { Undo = [] });
        }
    }
}
