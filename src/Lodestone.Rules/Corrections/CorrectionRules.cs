using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>
/// Events declared wrong. Corrections never rewind: an event is undone only while nothing depends on it and its period
/// is open; otherwise a compensating entry puts what is left of it into quarantine and marks what was made of it.
/// </summary>
internal static class CorrectionRules
{
    /// <summary>The mark of lots that were made of what a late correction has put in doubt.</summary>
    public const string CorrectedAncestor = "corrected-ancestor";

    /// <summary>Why the lots of a late corrected event are in quarantine.</summary>
    public const string LateCorrection = "late-correction";

    // How many descendants are marked at once: a statement's work is bounded. What is made of them inherits the mark.
    private const int MostDescendants = 1_000;

    /// <summary>The event to correct is known (901); one about things may have been recorded elsewhere.</summary>
    public static Refusal? TargetIsKnown(Case it, CorrectEvent act) => it.Draft.Events.Has(act.Target) || act.IsOfThings
        ? null
        : it.Refuse(RefusalCode.CorrectionTargetUnknown, "target", act.Target);

    /// <summary>An event is corrected once (902).</summary>
    public static Refusal? TargetIsNotCorrectedYet(Case it, CorrectEvent act) =>
        TargetOf(it, act)?.CorrectedBy is { } by
            ? it.Refuse(RefusalCode.AlreadyCorrected, "target", by)
            : null;

    /// <summary>Only who recorded an event declares it wrong (903).</summary>
    public static Refusal? TargetIsTheIssuers(Case it, CorrectEvent act) =>
        TargetOf(it, act) is not { } target || target.Reporter == it.Issuer
            ? null
            : it.Refuse(RefusalCode.CorrectionOfAnothersEvent, "target", act.Target);

    /// <summary>Undoes the event, or posts the compensating entry.</summary>
    /// <remarks>
    /// EPCIS lets an error declaration repeat the event's own identifier and time, so the correction is recorded under
    /// its statement, and its time is not judged again.
    /// </remarks>
    public static Refusal? Correct(Case it, CorrectEvent act)
    {
        string key = $"{it.Statement.Identity.Hex}#{it.ActIndex}";
        EventRow? target = TargetOf(it, act);
        if (target is not null)
        {
            UndoOrCompensate(it, target, act);
            it.Draft.Events.Put(act.Target, target with { CorrectedBy = key, Undo = [] });
        }

        it.Draft.Events.Put(key, new EventRow(
            it.Issuer, it.Position.Index, act.Event.ContentHash, act.Event.EventTime, target?.Lots ?? [], Made: [],
            Undo: [], CorrectedBy: null));
        return null;
    }

    private static void UndoOrCompensate(Case it, EventRow target, CorrectEvent act)
    {
        if (UndoOf(it, target) is { } undo)
        {
            undo.ForEach(step => step());
        }
        else
        {
            Compensate(it, target, act);
        }
    }

    // All steps or none: they are prepared before the first is done.
    private static List<Action>? UndoOf(Case it, EventRow target)
    {
        if (target.Undo.IsEmpty || LiesInAClosedPeriod(it, target))
        {
            return null;
        }

        List<Action> steps = [];
        foreach (BeforeImage image in target.Undo)
        {
            if (it.Draft.PrepareUndo(image, target) is not { } step)
            {
                return null;
            }

            steps.Add(step);
        }

        return steps;
    }

    private static bool LiesInAClosedPeriod(Case it, EventRow target) => target.Lots
        .Select(lot => it.Draft.Lots.Find(lot.Code)?.Site)
        .Concat(target.Undo.Select(image => SiteBefore(it, image)))
        .Append(null)
        .Any(site => Timing.ClosedTo(it, site) is { } end && target.EventTime < end);

    // Lots may have left the site since, and a circuit's flow may name no lot at all.
    private static SiteId? SiteBefore(Case it, BeforeImage image) => image.Table == it.Draft.Lots.Name
        ? image.Read<LotRow>()?.Site
        : image.Table == it.Draft.Circuits.Name ? image.Read<CircuitRow>()?.Site : null;

    private static void Compensate(Case it, EventRow target, CorrectEvent act)
    {
        ImmutableArray<Eid> inDoubt = target.Made.IsEmpty ? target.Lots : target.Made;
        foreach (Eid eid in inDoubt)
        {
            LotRow lot = it.Draft.Lots.Find(eid.Code)!;
            string detail = $"{act.Reason} {act.Target}: {lot.Remaining} of {lot.Initial} left";
            Quarantine.Put(it, lot, LateCorrection, detail, target.EventTime);
        }

        foreach (Eid eid in DescendantsOf(it, inDoubt))
        {
            LotRow lot = it.Draft.Lots.Find(eid.Code)!;
            it.Draft.Lots.Put(eid.Code, Quarantine.Flagged(lot, CorrectedAncestor));
        }
    }

    // Follows consumed lots to what was last made of them.
    private static List<Eid> DescendantsOf(Case it, ImmutableArray<Eid> ancestors)
    {
        HashSet<Eid> seen = [.. ancestors];
        Queue<Eid> open = new(ancestors);
        List<Eid> descendants = [];
        while (descendants.Count < MostDescendants && open.TryDequeue(out Eid eid))
        {
            LotRow lot = it.Draft.Lots.Find(eid.Code)!;
            ImmutableArray<Eid> made = it.Draft.Events.Find(lot.LastEvent)?.Made ?? [];
            foreach (Eid child in made.Where(seen.Add))
            {
                descendants.Add(child);
                open.Enqueue(child);
            }
        }

        return descendants;
    }

    private static EventRow? TargetOf(Case it, CorrectEvent act) => it.Draft.Events.Find(act.Target);
}
