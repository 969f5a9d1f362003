using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Demo;

/// <summary>Statements that make lots or measure them.</summary>
internal static class Making
{
    /// <summary>A lot comes in from a source.</summary>
    private static Entry Bring(
        this Pen it, Place place, Product product, SourceDeclaration source, CustodyModel? claimed = null,
        OriginClaim? claim = null, Instant? happened = null)
    {
        CustodyModel model = claimed ?? (source.Kind == SourceKind.Mined
            ? CustodyModel.IdentityPreserved
            : CustodyModel.ControlledBlending);
        Lot lot = it.Declare(place.Party, product, model, claim: claim);
        EventFacts facts = it.Facts(place.Party, "commissioning", "active", place.Id);
        CommissionLot act = new(
            facts with { EventTime = happened ?? facts.EventTime }, place.Id, lot.Declared, source);
        return it.Say(place.Party, act, [lot], () => it.World.Truth.CountEntered(lot.Book));
    }

    /// <summary>A lot is mined from the site's deposit.</summary>
    public static Entry Mine(this Pen it, Place place, Product ore) => it.Bring(place, ore, Deposit(place));

    /// <summary>A lot was mined at an earlier time than is usual to report.</summary>
    public static Entry MineAt(this Pen it, Instant happened, Place place, Product ore) =>
        it.Bring(place, ore, Deposit(place), happened: happened);

    /// <summary>Stock on hand as the ledger opens.</summary>
    public static Entry Open(this Pen it, Place place, Product stock) => it.Bring(
        place, stock, new SourceDeclaration(
            SourceKind.OpeningStock, string.Empty, EvidenceGrade.Declared, null, null, place.Party.Country));

    /// <summary>A bought lot that is assigned an origin from the site's credits.</summary>
    public static Entry BuyClaiming(
        this Pen it, Place place, Product product, CustodyModel model, OriginClaim claim) =>
        it.Bring(place, product, Bought(it, SourceKind.Purchase, "CN", string.Empty), model, claim);

    /// <summary>A lot is bought from somebody who is no member; its origin stays unverified.</summary>
    public static Entry Buy(
        this Pen it, Place place, Product product, SourceKind kind = SourceKind.Purchase, string country = "CN",
        string origin = "") => it.Bring(place, product, Bought(it, kind, country, origin));

    /// <summary>A by-product is won from the site's stream.</summary>
    public static Entry Win(this Pen it, Place place, Product product) => it.Bring(
        place, product, new SourceDeclaration(
            SourceKind.ByProduct, "by-product", EvidenceGrade.Documented, place.Site.Streams[0].Uri, null,
            place.Party.Country));

    /// <summary>What whole lots hold together.</summary>
    public static Contents Pool(params ReadOnlySpan<Lot> lots)
    {
        Contents sum = Contents.Nothing;
        foreach (Lot lot in lots)
        {
            sum = sum.Plus(lot.Book);
        }

        return sum;
    }

    /// <summary>A process step on whole lots.</summary>
    public static Entry Process(
        this Pen it, Place place, string step, ImmutableArray<Lot> inputs, Yield yield, PartyId? tolledFor = null,
        string? number = null, CustodyModel? model = null) =>
        it.Process(place, step, [.. inputs.Select(input => (input, input.Left))], yield, tolledFor, number, model);

    /// <summary>A process step on parts of lots; the generator's accounts follow at once.</summary>
    /// <param name="it">The pen.</param>
    /// <param name="place">Where.</param>
    /// <param name="step">Step code.</param>
    /// <param name="inputs">Lots and how much of them.</param>
    /// <param name="yield">What comes out.</param>
    /// <param name="tolledFor">For whose account, or null.</param>
    /// <param name="number">Lot number of the first product, or null for the next one.</param>
    /// <param name="model">Chain-of-custody model, or null for the strictest that the inputs allow.</param>
    public static Entry Process(
        this Pen it, Place place, string step, ImmutableArray<(Lot Lot, long Milligrams)> inputs, Yield yield,
        PartyId? tolledFor = null, string? number = null, CustodyModel? model = null)
    {
        ImmutableArray<LotPortion> portions = [.. inputs.Select(input => PortionOf(input.Lot, input.Milligrams))];
        CustodyModel claimed = model ?? ModelOf(inputs.Select(input => input.Lot));
        foreach ((Lot lot, long milligrams) in inputs)
        {
            lot.Take(milligrams);
        }

        ImmutableArray<Lot> made =
        [
            .. yield.Products.Select((product, i) =>
                it.Declare(place.Party, product, claimed, i == 0 ? number : null)),
        ];
        TransformLots act = new(
            it.Facts(place.Party, string.Empty, "in_progress", place.Id), place.Id, step, portions,
            [.. made.Select(lot => lot.Declared)], yield.Losses, Circuit: null, tolledFor);
        return it.Say(place.Party, act, made);
    }

    /// <summary>Lots are charged to a circuit.</summary>
    public static Entry Charge(this Pen it, Place place, DemoCircuit circuit, params ImmutableArray<Lot> inputs)
    {
        ImmutableArray<LotPortion> portions = [.. inputs.Select(input => new LotPortion(input.Eid, input.Mass))];
        Contents fed = inputs.Aggregate(Contents.Nothing, (sum, input) => sum.Plus(input.TakeAll()));
        TransformLots act = new(
            it.Facts(place.Party, string.Empty, "in_progress", place.Id), place.Id, circuit.ProcessStep, portions,
            [], [], circuit.Uri, OnBehalfOf: null);
        return it.Say(place.Party, act, [], () => it.World.Circuits[circuit.Uri].Charge(fed));
    }

    /// <summary>Products are drawn from a circuit, and what went to waste meanwhile is declared.</summary>
    public static Entry Draw(
        this Pen it, Place place, DemoCircuit circuit, ImmutableArray<Product> products,
        ImmutableArray<ElementLoss> losses = default)
    {
        ImmutableArray<Lot> made =
            [.. products.Select(product => it.Declare(place.Party, product, CustodyModel.ControlledBlending))];
        TransformLots act = new(
            it.Facts(place.Party, string.Empty, "in_progress", place.Id), place.Id, circuit.ProcessStep, [],
            [.. made.Select(lot => lot.Declared)], losses.IsDefault ? [] : losses, circuit.Uri, OnBehalfOf: null);
        return it.Say(place.Party, act, made, () =>
        {
            Circuit account = it.World.Circuits[circuit.Uri];
            foreach (Lot lot in made)
            {
                account.Draw(lot.Book);
            }

            account.Draw(Contents.Of(act.Losses));
        });
    }

    /// <summary>Takes parts of a lot out of it as lots of the same composition.</summary>
    public static Entry Divide(this Pen it, Place place, string step, Lot whole, params ImmutableArray<long> parts)
    {
        long all = parts.Sum();
        ImmutableArray<Lot> made =
        [
            .. parts.Select(part => it.Declare(place.Party, PartOf(whole, part), whole.Model)),
        ];
        Mass taken = Mass.FromMilligrams(all);
        whole.Take(all);
        TransformLots act = new(
            it.Facts(place.Party, step == "sample" ? "sampling" : string.Empty, "in_progress", place.Id), place.Id,
            step, [new LotPortion(whole.Eid, taken)], [.. made.Select(lot => lot.Declared)], [], null, null);
        return it.Say(place.Party, act, made);
    }

    /// <summary>A laboratory's result for a lot.</summary>
    public static Entry Assay(
        this Pen it, Place laboratory, Lot lot, Lot? sample, Contents truly, long milligrams, bool isFinal = true)
    {
        Contents measured = truly.Measured(it.Dice, 1_500);
        bool isPossible = measured.Total <= (Int128)milligrams * Ppb.Whole;
        return it.Report(laboratory, lot, sample, isPossible ? measured : truly, milligrams, isFinal);
    }

    /// <summary>A laboratory's final result that is exactly so much.</summary>
    public static Entry AssayExactly(this Pen it, Place laboratory, Lot lot, Contents found, long milligrams) =>
        it.Report(laboratory, lot, null, found, milligrams, isFinal: true);

    private static Entry Report(
        this Pen it, Place laboratory, Lot lot, Lot? sample, Contents measured, long milligrams, bool isFinal)
    {
        const long UncertaintyPpm = 6_000;
        Product found = new(lot.Material, measured, milligrams);
        RecordAssay act = new(
            it.Facts(laboratory.Party, "inspecting", string.Empty, laboratory.Id), lot.Eid, sample?.Eid,
            found.Composition(UncertaintyPpm), "ICP-OES", laboratory.Scale, isFinal);
        return it.Say(laboratory.Party, act, [], it.World.Truth.CountAssay);
    }

    /// <summary>
    /// What is really in a circuit is measured, with the error of sampling a tank; the book follows where it is less.
    /// </summary>
    public static Entry TakeStock(this Pen it, Place place, DemoCircuit circuit)
    {
        const long TankError = 4_000;
        Circuit account = it.World.Circuits[circuit.Uri];
        EventFacts facts = it.Facts(place.Party, "cycle_counting", string.Empty, place.Id);
        TakeStock Count(ImmutableArray<ElementLoss> measured) => new(facts, place.Id, circuit.Uri, measured, []);
        return it.Say(place.Party, Count([])) with
        {
            Late = () =>
            {
                Contents measured = account.Book.Measured(it.Dice, TankError);
                account.Draw(account.Book.Less(measured));
                return Count(Yield.Lost(measured));
            },
        };
    }

    private static Product PartOf(Lot whole, long milligrams) =>
        new(whole.Material, Contents.Nothing, milligrams)
        {
            Stated = whole.Declared.Composition,
            Moisture = whole.Declared.Moisture,
            Grade = whole.Declared.Grade,
            Pieces = whole.Declared.Pieces is { } pieces
                ? Math.Max(1, (long)((Int128)pieces * milligrams / whole.Declared.Mass.Milligrams))
                : null,
        };

    private static SourceDeclaration Deposit(Place place) => new(
        SourceKind.Mined, place.Site.Deposit, EvidenceGrade.Documented, null, null, place.Party.Country);

    // The seller is no member: a salted commitment stands for its name.
    private static SourceDeclaration Bought(Pen it, SourceKind kind, string country, string origin) => new(
        kind, origin, EvidenceGrade.Documented, null,
        Convert.ToHexStringLower(DemoSeed.Derive(it.World.Options.Seed, "seller", it.NextNumber)), country);

    private static LotPortion PortionOf(Lot lot, long milligrams) =>
        new(lot.Eid, Mass.FromMilligrams(milligrams));

    // Sources kept apart stay so; what is mixed states its proportions.
    private static CustodyModel ModelOf(IEnumerable<Lot> inputs)
    {
        Lot[] all = [.. inputs];
        CustodyModel weakest = all.Max(lot => lot.Model);
        return all.Length == 1 || weakest > CustodyModel.ControlledBlending
            ? weakest
            : CustodyModel.ControlledBlending;
    }
}
