using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>
/// Lots come into being at the edge of the system: mined, recovered from a stream, on hand, bought, collected.
/// </summary>
internal static class CommissionRules
{
    private const string LotField = "lot";
    private const int LongestOrigin = 64;

    /// <summary>The lot is well declared (113, 119, 124, 125).</summary>
    public static Refusal? LotIsWellDeclared(Case it, CommissionLot act) =>
        Declarations.IsInGrammar(it, act.Lot, LotField) ?? Declarations.IsIdentified(it, act.Lot, LotField);

    /// <summary>
    /// The source is well declared: an origin in its grammar (113), no grade that is an authority's to give, a
    /// by-product's registered stream at this site, a mined lot's own deposit (109).
    /// </summary>
    public static Refusal? SourceIsWellDeclared(Case it, CommissionLot act)
    {
        SourceDeclaration source = act.Source;
        bool isMined = source.Kind == SourceKind.Mined;
        if ((isMined || source.Origin.Length > 0) && !AsciiGrammar.IsName(source.Origin, LongestOrigin))
        {
            return it.Refuse(RefusalCode.IdentifierMalformed, "source.origin", source.Origin);
        }

        if (source.Country.Length > 0 && !AsciiGrammar.IsName(source.Country, 2))
        {
            return it.Refuse(RefusalCode.IdentifierMalformed, "source.country", source.Country);
        }

        if (source.Grade == EvidenceGrade.Verified)
        {
            return it.Refuse(RefusalCode.ValueNotAllowed, "source.grade", source.Grade.ToString());
        }

        return isMined && it.Draft.Sites.Find(act.Site.Gln) is { } site && site.Deposit != source.Origin
            ? it.Refuse(RefusalCode.ValueNotAllowed, "source.origin", source.Origin)
            : null;
    }

    /// <summary>A by-product names a stream that is registered at this site (109).</summary>
    public static Refusal? StreamIsRegisteredHere(Case it, CommissionLot act)
    {
        bool isByProduct = act.Source.Kind == SourceKind.ByProduct;
        StreamRow? stream = StreamOf(it, act);
        bool fits = isByProduct ? stream is not null && stream.Site == act.Site : act.Source.Stream is null;
        return fits || UnaccountedAccount.IsNamedBy(act.Source.Stream)
            ? null
            : it.Refuse(RefusalCode.ValueNotAllowed, "source.stream", act.Source.Stream);
    }

    /// <summary>The issuer runs the site and is permitted for this kind of source and chain (308 to 311).</summary>
    public static Refusal? SourceIsPermitted(Case it, CommissionLot act) =>
        Standing.RunsSite(it, act.Site, "site") ?? PermitFor(it, act, out _);

    /// <summary>
    /// The event's time is believable (401, 402, 404), and opening stock comes while its window is open (406).
    /// </summary>
    public static Refusal? CommissioningIsTimely(Case it, CommissionLot act) =>
        Timing.Check(it, act.Event, builtOn: null, act.Site)
        ?? (act.Source.Kind == SourceKind.OpeningStock
            && it.Draft.Network.Find(Tables.NetworkKey) is { OpeningClosed: true }
                ? it.Refuse(RefusalCode.OpeningWindowClosed, "source.kind")
                : null);

    /// <summary>The lot is new (502, 516, 517).</summary>
    public static Refusal? LotIsNew(Case it, CommissionLot act) => Declarations.IsNew(it, act.Lot, LotField);

    /// <summary>Material unaccounted for is no source: what was never declared cannot be found again (603).</summary>
    public static Refusal? SourceIsNotTheUnaccounted(Case it, CommissionLot act) =>
        UnaccountedAccount.IsNamedBy(act.Source.Origin) || UnaccountedAccount.IsNamedBy(act.Source.Stream)
            ? it.Refuse(RefusalCode.UnaccountedForIsNotSpendable, "source.origin", act.Source.Origin)
            : null;

    /// <summary>The model is one that this kind of source can have (607).</summary>
    public static Refusal? ModelFitsTheSource(Case it, CommissionLot act)
    {
        CustodyModel strictest = CustodyRules.StrictestFor(act.Source.Kind);
        return act.Lot.Model < strictest
            ? it.Refuse(RefusalCode.CustodyModelTooStrict, "lot.model", $"{act.Lot.Model}, at most {strictest}")
            : null;
    }

    /// <summary>Origin claims are borne out by the source (603, 608).</summary>
    public static Refusal? ClaimsMayStand(Case it, CommissionLot act) =>
        Credits.ClaimsMayStand(it, act.Lot, BookOf(act), LotField);

    /// <summary>
    /// One lot of a by-product is not more than its stream can give in a whole year (612): that is a wrong figure. What
    /// exceeds the cap together with earlier lots is a fact, and goes to quarantine.
    /// </summary>
    public static Refusal? LotIsWithinItsStream(Case it, CommissionLot act) =>
        StreamOf(it, act) is { } stream && BookOf(act).TotalOf(stream.Element) > stream.YearlyCap
            ? it.Refuse(RefusalCode.StreamCapExceeded, "lot.mass", $"{stream.Element}: {stream.YearlyCap} a year")
            : null;

    /// <summary>
    /// The composition is possible for the material, and some listed element is measured: else there is nothing to
    /// account for (614).
    /// </summary>
    public static Refusal? CompositionFits(Case it, CommissionLot act) =>
        Declarations.FitsItsMaterial(it, act.Lot, LotField)
        ?? (StreamOf(it, act) is { } stream
            ? HoldsSome(it, BookOf(act).TotalOf(stream.Element))
            : HoldsSome(it, BookOf(act).Total()));

    /// <summary>The lot enters the books; above a capacity or a stream's cap it enters quarantined.</summary>
    public static Refusal? BringLot(Case it, CommissionLot act)
    {
        Book book = BookOf(act);
        if (Credits.Spend(it, act.Site, act.Lot, book, LotField, out ImmutableArray<BookLine> credited) is { } refusal)
        {
            return refusal;
        }

        Ppb recycled = act.Source.Kind == SourceKind.Collected ? Ppb.Of(Ppb.Whole) : Ppb.Zero;
        LotRow lot = Declarations.Bring(
            it, act.Lot, act.Event, act.Site, it.Issuer, book,
            new LotNature(act.Source.Grade, act.Source.Kind, recycled, credited, Flags: []));
        BookEdge.Post(it.Draft, BookEdge.Entered, book);
        SourceCorrection.CountEntered(it, act.Site, book);
        QuarantineAboveCapacity(it, act, lot, book);
        if (act.Lot.Model >= CustodyModel.MassBalance && !it.Draft.Lots.Find(lot.Eid.Code)!.Quarantined)
        {
            Credits.Earn(it, act.Site, book);
        }

        return EventLog.Record(it, act.Event);
    }

    private static void QuarantineAboveCapacity(Case it, CommissionLot act, LotRow lot, Book book)
    {
        PermitFor(it, act, out PermitRow? permit);
        bool isOutput = act.Source.Kind is SourceKind.Mined or SourceKind.ByProduct;
        if (isOutput && Capacity.CountOutput(it, permit!, act.Lot.Mass.Milligrams) is { } overCapacity)
        {
            lot = Quarantine.Put(it, lot, Capacity.OverCapacity, overCapacity, act.Event.EventTime);
        }

        if (StreamOf(it, act) is { } stream
            && Capacity.CountByProduct(it, act.Source.Stream!, stream, book.TotalOf(stream.Element)) is { } overCap)
        {
            Quarantine.Put(it, lot, Capacity.OverStreamCap, overCap, act.Event.EventTime);
        }
    }

    private static Refusal? HoldsSome(Case it, ElementAmount amount) => amount.IsZero
        ? it.Refuse(RefusalCode.CompositionDoesNotFitMaterial, "lot.composition", "no listed element is measured")
        : null;

    private static StreamRow? StreamOf(Case it, CommissionLot act) =>
        act.Source is { Kind: SourceKind.ByProduct, Stream: { } stream } ? it.Draft.Streams.Find(stream) : null;

    private static Book BookOf(CommissionLot act) => Book.From(
        act.Lot.Composition,
        act.Lot.Mass,
        act.Source.Kind == SourceKind.Mined
            ? act.Source.Origin
            : Origins.Unverified(act.Source.Origin, act.Source.Country));

    // Any permit at the site will do for stock on hand; the others name their activities, the usual one first.
    private static Refusal? PermitFor(Case it, CommissionLot act, out PermitRow? permit)
    {
        Chain chain = Declarations.MaterialOf(act.Lot.Material).Chain;
        ReadOnlySpan<Activity> activities = act.Source.Kind switch
        {
            SourceKind.Mined => [Activity.Mining],
            SourceKind.ByProduct => [Activity.Separation, Activity.Smelting, Activity.Recycling],
            SourceKind.Collected => [Activity.Recycling, Activity.Trading],
            SourceKind.Purchase or SourceKind.Import => [Activity.Trading, Activity.Recycling],
            _ => [],
        };
        if (activities.IsEmpty)
        {
            return Standing.HoldsPermit(it, act.Site, null, chain, "site", out permit);
        }

        Refusal? first = null;
        permit = null;
        foreach (Activity activity in activities)
        {
            if (Standing.HoldsPermit(it, act.Site, activity, chain, "site", out permit) is not { } refusal)
            {
                return null;
            }

            first ??= refusal;
        }

        return first;
    }
}
