using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>What an act says about lots, before the effects are looked at.</summary>
/// <param name="Kind">What it does to them.</param>
/// <param name="Detail">A stable word more: kind of end, hold number, destination; empty if none.</param>
/// <param name="Time">When, by the reporter's claim; block time for acts of authority.</param>
/// <param name="Site">Where, or null.</param>
/// <param name="Lots">The lots that it names, with their weights.</param>
internal sealed record ActFacts(
    LotEventKind Kind, string Detail, Instant Time, SiteId? Site, IReadOnlyList<WeighedLot> Lots)
{
    /// <summary>Step code of a transformation.</summary>
    public string Step { get; init; } = string.Empty;

    /// <summary>Circuit charged or drawn.</summary>
    public string? Circuit { get; init; }

    /// <summary>Whether it only charges: what a circuit holds afterwards follows by addition.</summary>
    public bool OnlyCharges { get; init; }

    /// <summary>Declared losses.</summary>
    public IReadOnlyList<ElementLoss> Losses { get; init; } = [];

    /// <summary>The event declared wrong.</summary>
    public string? Target { get; init; }

    /// <summary>The source of a commissioned lot.</summary>
    public SourceDeclaration? Source { get; init; }

    /// <summary>The other party: receiver of a shipment, new owner; null if none.</summary>
    public PartyId? Other { get; init; }

    /// <summary>Whether books of its lots may change by it.</summary>
    public bool MovesBooks => Kind is LotEventKind.Commissioned or LotEventKind.Transformed or LotEventKind.Split
        or LotEventKind.Merged or LotEventKind.Sampled or LotEventKind.CircuitRun or LotEventKind.Ended
        or LotEventKind.StockTaken or LotEventKind.Corrected or LotEventKind.QuarantineDecided
        or LotEventKind.SourceCorrected or LotEventKind.Changed;

    /// <summary>What an act says about lots; null if it says nothing about any.</summary>
    public static ActFacts? Of(Act act, FollowedEntry entry) => act switch
    {
        PhysicalAct physical => OfPhysical(physical),
        PlaceHold hold => Administrative(LotEventKind.Held, hold.Hold, entry, hold.Lots),
        LiftHold lift => Administrative(LotEventKind.HoldLifted, lift.Hold, entry),
        ClearGoods clear => Administrative(LotEventKind.Cleared, clear.Destination, entry, clear.Lots),
        SealResult seal => Administrative(LotEventKind.ResultSealed, string.Empty, entry, seal.Lot),
        OpenResult open => Administrative(LotEventKind.ResultOpened, string.Empty, entry, open.Lot) with
        {
            Lots = [new WeighedLot(open.Lot, open.Weight)],
        },
        Approve => OfProposed(entry),
        DecideQuarantine decide =>
            Administrative(LotEventKind.QuarantineDecided, decide.Outcome.ToString(), entry, decide.Lots),
        CorrectSource correct =>
            Administrative(LotEventKind.SourceCorrected, correct.Element.Symbol, entry, correct.Lot),
        _ => null,
    };

    private static ActFacts? OfPhysical(PhysicalAct act) => act switch
    {
        CommissionLot made => Physical(act, LotEventKind.Commissioned, made.Site, Whole(made.Lot)) with
        {
            Source = made.Source,
        },
        TransformLots step => OfTransformation(step),
        PackLots pack =>
            Physical(act, LotEventKind.Packed, act.Event.Location, pack.Lots) with { Detail = pack.Parent },
        UnpackLots unpack => Physical(act, LotEventKind.Unpacked, act.Event.Location, unpack.Lots) with
        {
            Detail = unpack.Parent,
        },
        RecordAssay assay => Physical(act, LotEventKind.Assayed, act.Event.ReadPoint, assay.Lot) with
        {
            Detail = assay.Method,
        },
        TakeStock stock => Physical(act, LotEventKind.StockTaken, stock.Site, Portions(stock.Lots)) with
        {
            Circuit = stock.Circuit,
        },
        ShipLots ship => Physical(act, LotEventKind.Shipped, ship.From, ship.Lots) with { Other = ship.Receiver },
        ReceiveLots receive => Physical(act, LotEventKind.Received, receive.Site, receive.Lots),
        ObserveLots observe => Physical(act, LotEventKind.Observed, observe.Site, observe.Lots),
        TransferTitle title => Physical(act, LotEventKind.TitleTransferred, null, title.Lots) with { Other = title.To },
        EndLots end => Physical(act, LotEventKind.Ended, act.Event.ReadPoint, Portions(end.Lots)) with
        {
            Detail = end.Kind.ToString(),
        },
        CorrectEvent correct => Physical(act, LotEventKind.Corrected, act.Event.ReadPoint, Array.Empty<Eid>()) with
        {
            Detail = correct.Reason,
            Target = correct.Target,
        },
        RecordThings => null,
        _ => Physical(act, LotEventKind.Changed, act.Event.Location, Array.Empty<Eid>()),
    };

    private static ActFacts OfTransformation(TransformLots step)
    {
        LotEventKind kind = step.Circuit is not null ? LotEventKind.CircuitRun : KindOf(step.ProcessStep);
        List<WeighedLot> lots = [.. Portions(step.Inputs), .. step.Outputs.SelectMany(Whole)];
        return Physical(step, kind, step.Site, lots) with
        {
            Step = step.ProcessStep,
            Circuit = step.Circuit,
            Losses = [.. step.Losses.Where(loss => loss.Element.IsListed)],
            OnlyCharges = step.Outputs.IsEmpty && step.Losses.IsEmpty,
            Other = step.OnBehalfOf,
        };
    }

    private static LotEventKind KindOf(string step) => StepCatalogue.TryFind(step, out ProcessStep? known)
        ? known.Kind switch
        {
            StepKind.Split => LotEventKind.Split,
            StepKind.Merge => LotEventKind.Merged,
            StepKind.Sample => LotEventKind.Sampled,
            _ => LotEventKind.Transformed,
        }
        : LotEventKind.Transformed;

    // The second person's approval carries no lots: the proposal that it decides tells what was done.
    private static ActFacts? OfProposed(FollowedEntry entry)
    {
        foreach (StateChange change in entry.Effects)
        {
            if (change is { Table: "proposal", Row: not null } && change.Read<ProposalRow>() is { Decided: true } it)
            {
                return it.ActType switch
                {
                    nameof(DecideQuarantine) => Administrative(LotEventKind.QuarantineDecided, OutcomeOf(entry), entry),
                    nameof(CorrectSource) => Administrative(LotEventKind.SourceCorrected, string.Empty, entry),
                    nameof(LiftHold) => Administrative(LotEventKind.HoldLifted, string.Empty, entry),
                    _ => null,
                };
            }
        }

        return null;
    }

    private static string OutcomeOf(FollowedEntry entry) => entry.Effects
        .Where(change => change is { Table: "quarantine", Row: not null })
        .Select(change => change.Read<QuarantineRow>().Outcome?.ToString() ?? string.Empty)
        .FirstOrDefault(string.Empty);

    private static ActFacts Administrative(
        LotEventKind kind, string detail, FollowedEntry entry, params IReadOnlyList<Eid> lots) =>
        new(kind, detail, entry.BlockTime, null, [.. lots.Select(lot => new WeighedLot(lot, null))]);

    private static ActFacts Physical(
        PhysicalAct act, LotEventKind kind, SiteId? site, params IReadOnlyList<Eid> lots) =>
        Physical(act, kind, site, [.. lots.Select(lot => new WeighedLot(lot, null))]);

    private static ActFacts Physical(
        PhysicalAct act, LotEventKind kind, SiteId? site, IReadOnlyList<WeighedLot> lots) =>
        new(kind, string.Empty, act.Event.EventTime, site ?? act.Event.Location ?? act.Event.ReadPoint, lots);

    private static IReadOnlyList<WeighedLot> Portions(IEnumerable<LotPortion> portions) =>
        [.. portions.Select(portion => new WeighedLot(portion.Lot, portion.Mass))];

    private static IReadOnlyList<WeighedLot> Whole(LotDeclaration lot) => [new WeighedLot(lot.Eid, lot.Mass)];
}
