using System.Collections.Immutable;
using System.Globalization;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Tests;

/// <summary>
/// Lots, steps and movements as the firms of a <see cref="World"/> declare them: lawful until a test spoils them.
/// </summary>
internal sealed class Goods(World world)
{
    public static readonly Element Nd = Element.Of("Nd");

    public static readonly Composition PrNd = Of(("Nd", 600_000_000), ("Pr", 200_000_000));

    private int lots;

    public static Composition Of(params (string Symbol, long Ppb)[] shares) => Composition.Of(
        [.. shares.Select(share => new ElementShare(Element.Of(share.Symbol), Ppb.Of(share.Ppb), false, Ppb.Zero))]);

    public static SourceDeclaration Mined(string deposit = "BAYANOBO") =>
        new(SourceKind.Mined, deposit, EvidenceGrade.Documented, null, null, "CN");

    public static SourceDeclaration From(SourceKind kind, string origin, string? stream = null) =>
        new(kind, origin, EvidenceGrade.Declared, stream, null, "MM");

    public static LotPortion All(Eid lot) => new(lot, null);

    public static LotPortion Part(Eid lot, long kilograms) => new(lot, Mass.FromKilograms(kilograms));

    /// <summary>So many grams of an element.</summary>
    public static ElementAmount Grams(long grams) => new((Int128)grams * 1_000_000_000_000);

    /// <summary>A lot that a firm is about to bring into being; 1,000 kg of oxide unless told otherwise.</summary>
    public LotDeclaration Lot(
        Firm issuer, string material = "ree.oxide.prnd", long kilograms = 1_000, Composition? composition = null,
        CustodyModel model = CustodyModel.Segregated)
    {
        string number = Interlocked.Increment(ref lots).ToString("d6", CultureInfo.InvariantCulture);
        return new LotDeclaration(
            Eid.Derive(issuer.Id, number, "goods-nonce"), number, "goods-nonce", material,
            Mass.FromKilograms(kilograms), Basis.Net, Ppb.Zero, null, composition ?? PrNd, model, string.Empty, null,
            []);
    }

    public CommissionLot Commission(
        Firm issuer, LotDeclaration lot, SourceDeclaration? source = null, SiteId? at = null, Instant? time = null) =>
        new(world.Facts(at ?? issuer.Site, "commissioning", "active", time), at ?? issuer.Site, lot, source ?? Mined());

    /// <summary>A lot of oxide that is there.</summary>
    public async Task<Eid> Oxide(Firm issuer, long kilograms = 1_000, CustodyModel model = CustodyModel.Segregated)
    {
        LotDeclaration lot = Lot(issuer, kilograms: kilograms, model: model);
        await world.Accept(issuer, Commission(issuer, lot));
        return lot.Eid;
    }

    /// <summary>A lot of oxide of the deposit at the firm's other site, brought to the first.</summary>
    public async Task<Eid> OtherOxide(Firm issuer, long kilograms = 1_000, CustodyModel model = CustodyModel.Segregated)
    {
        LotDeclaration lot = Lot(issuer, kilograms: kilograms, model: model);
        await world.Accept(issuer, Commission(issuer, lot, Mined("LONGNAN"), issuer.OtherSite));
        await world.Accept(issuer, Observe(issuer.Site, lot.Eid));
        return lot.Eid;
    }

    public TransformLots Step(
        Firm issuer, string step, LotPortion[] inputs, params ImmutableArray<LotDeclaration> outputs) => new(
            world.Facts(issuer.Site, "", "in_progress"), issuer.Site, step, [.. inputs], outputs, [], null, null);

    public TransformLots Electrolysis(Firm issuer, Eid oxide, params ImmutableArray<LotDeclaration> outputs) =>
        Step(issuer, "ree.electrolysis", [All(oxide)], outputs);

    public LotDeclaration Metal(Firm issuer, long kilograms = 780, long nd = 750_000_000) =>
        Lot(issuer, "ree.metal.prnd", kilograms, Of(("Nd", nd), ("Pr", 249_000_000)));

    public TransformLots Split(Firm issuer, Eid whole, long kilograms = 1_000) =>
        Step(issuer, "split", [Part(whole, kilograms)], Lot(issuer, kilograms: kilograms));

    public PackLots Pack(Firm issuer, string parent, params ImmutableArray<Eid> packed) =>
        new(world.Facts(issuer.Site, "packing"), parent, packed);

    public UnpackLots Unpack(Firm issuer, string parent, params ImmutableArray<Eid> packed) =>
        new(world.Facts(issuer.Site, "unpacking"), parent, packed);

    public ObserveLots Observe(SiteId site, params ImmutableArray<Eid> seen) =>
        new(world.Facts(site, "storing"), seen, site);

    /// <summary>Ships lots from one firm's site to another's, each weighed at a ton.</summary>
    public ShipLots Ship(Firm from, Firm to, params Eid[] shipped) => new(
        world.Facts(from.Site, "shipping", "in_transit"), world.NewUri("shipment"),
        [.. shipped.Select(lot => new WeighedLot(lot, Mass.FromKilograms(1_000)))], [], from.Site, to.Id, to.Site,
        Carrier: null, NewOwner: null, Contract: null, Instrument: null);

    public ReceiveLots Receive(Firm at, string shipment, params Eid[] received) => new(
        world.Facts(at.Site, "receiving", "in_progress"), shipment,
        [.. received.Select(lot => new WeighedLot(lot, Mass.FromKilograms(1_000)))], at.Site, Instrument: null,
        IsFinal: false);

    public TransferTitle Transfer(Firm from, Firm to, params ImmutableArray<Eid> sold) =>
        new(world.Facts(null, "accepting"), sold, from.Id, to.Id);

    public EndLots End(EndKind kind, Eid lot, Mass? mass = null) => new(
        world.Facts(null, kind == EndKind.Destroyed ? "destroying" : "decommissioning", "inactive"), kind,
        [new LotPortion(lot, mass)], kind == EndKind.Exported ? "JP" : string.Empty, null);

    public RecordAssay Assay(Eid lot, Composition composition) =>
        new(world.Facts(null, "inspecting"), lot, null, composition, "ICP-OES", null, IsFinal: true);

    /// <summary>Customs holds lots.</summary>
    public async Task<string> Hold(params ImmutableArray<Eid> held)
    {
        string hold = $"HOLD-{Interlocked.Increment(ref lots)}";
        await world.Accept(Cast.Customs, new PlaceHold(hold, held, "inspection"));
        return hold;
    }
}
