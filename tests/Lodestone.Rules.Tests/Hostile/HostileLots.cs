using System.Collections.Immutable;
using System.Globalization;
using Lodestone.Vocabulary;

namespace Lodestone.Rules.Tests;

/// <summary>Lots that hostile acts name, and those that they make.</summary>
internal sealed class HostileLots(HostilePlay play, Random random)
{
    private static readonly string[] Materials =
    [
        "ree.oxide.prnd", "ree.oxide.nd", "ree.mixed.chloride", "ree.metal.prnd", "ree.residue.slag",
        "ga.concentrate.bayer", "nothing",
    ];

    private static readonly string[] Steps =
    [
        "ree.blend", "ree.electrolysis", "ree.separation", "split", "merge", "sample", "ree.slag.recovery", "nothing",
    ];

    private int made;

    /// <summary>Whether what is said just now may be absurd.</summary>
    public bool IsMad { get; set; }

    public Eid Any() => play.Lots.Count == 0 || Mad(10)
        ? Eid.Derive(Cast.Stranger.Id, "1", "hostile-nonce")
        : play.Lots[random.Next(4) == 0
            ? random.Next(play.Lots.Count)
            : Math.Max(0, play.Lots.Count - 1 - random.Next(8))];

    /// <summary>Lots, mostly of a firm's stock, now and then one twice.</summary>
    public ImmutableArray<Eid> Some(Actor? firm)
    {
        int count = Mad(6) ? 0 : random.Next(3) == 0 ? 2 : 1;
        IEnumerable<Eid> some = Enumerable.Range(0, count).Select(_ => firm is null ? Any() : Of(firm));
        return [.. IsMad ? some : some.Distinct()];
    }

    public ImmutableArray<Eid> Quarantined()
    {
        Eid[] open =
        [
            .. play.Lots.Where(lot => play.State.Quarantines.Find(lot.Code) is { Open: true }).Distinct().TakeLast(6),
        ];
        return open.Length == 0 || Mad(4) ? Some(null) : [open[random.Next(open.Length)]];
    }

    public LotPortion Portion(Eid lot) => new(lot, random.Next(4) switch
    {
        0 when IsMad => AMass(),
        1 => null,
        _ => play.State.Lots.Find(lot.Code) is { } row
            ? Mass.FromMilligrams(row.Remaining.Milligrams * random.Next(1, 101) / 100)
            : null,
    });

    public Mass AMass() => (IsMad ? random.Next(8) : 8) switch
    {
        0 => Mass.Zero,
        1 => Mass.FromMilligrams(1),
        2 => Mass.FromMilligrams(Mass.MaxMilligrams),
        _ => Mass.FromMilligrams(random.NextInt64(1, 2_000_000_000)),
    };

    public ElementAmount Amount() => new(random.Next(8) switch
    {
        0 => 0,
        1 => -1,
        2 => Int128.MaxValue,
        3 => 1,
        _ => (Int128)random.NextInt64(1, 1_000_000_000_000_000_000),
    });

    public Element AnElement() => Element.Of(random.Next(5) switch { 0 => "Pr", 1 => "Dy", 2 => "Fe", _ => "Nd" });

    public string AnOrigin() => random.Next(6) switch
    {
        0 => "LONGNAN",
        1 => "unverified:MM",
        2 => "muf",
        3 => "BAYAN-OBO/transferred",
        _ => "BAYAN-OBO",
    };

    public Composition AComposition() => (IsMad ? random.Next(6) : 6) switch
    {
        0 => Composition.Unknown,
        1 => Goods.Of(("Nd", 1_000_000_000)),
        2 => Goods.Of(("Nd", random.Next(1, 600_000_000)), ("Pr", random.Next(1, 200_000_000)), ("Dy", 1)),
        3 => Goods.Of(("Ga", 10_000_000)),
        _ => Goods.Of(("Nd", 600_000_000), ("Pr", 200_000_000)),
    };

    public CommissionLot Commission(Actor issuer, EventFacts facts)
    {
        SourceKind kind = random.Next(3) == 0 ? (SourceKind)random.Next(1, 7) : SourceKind.Mined;
        bool isGallium = kind == SourceKind.ByProduct;
        CustodyModel strictest = kind == SourceKind.Mined
            ? CustodyModel.IdentityPreserved
            : CustodyModel.ControlledBlending;
        LotDeclaration lot = Declare(
            issuer, isGallium ? "ga.concentrate.bayer" : "ree.oxide.prnd", AMass(),
            isGallium ? Goods.Of(("Ga", 10_000_000)) : AComposition(), strictest);
        return new CommissionLot(
            facts, issuer.Site, lot, new SourceDeclaration(
                kind, kind == SourceKind.Mined && !Mad(6) ? "BAYAN-OBO" : "LONGNAN",
                (EvidenceGrade)random.Next(1, IsMad ? 5 : 4), isGallium ? "urn:hostile:stream" : null, null, "CN"));
    }

    public TransformLots Transform(Actor issuer, EventFacts facts)
    {
        string step = Steps[random.Next(IsMad ? Steps.Length : 6)];
        string? circuit = step == "ree.separation" && issuer != Cast.Magnets && random.Next(4) > 0
            ? HostilePlay.Circuits[issuer == Cast.Plant ? 1 : 0]
            : null;
        ImmutableArray<LotPortion> inputs = circuit is not null && random.Next(2) == 0
            ? []
            : InputsOf(issuer, step);
        LotRow[] rows = [.. inputs.Select(input => play.State.Lots.Find(input.Lot.Code)).OfType<LotRow>()];
        long mass = 0;
        foreach (LotPortion input in inputs)
        {
            mass += (input.Mass ?? play.State.Lots.Find(input.Lot.Code)?.Remaining ?? Mass.Zero).Milligrams;
        }

        ImmutableArray<ElementLoss> losses = Mad(3) ? [new ElementLoss(AnElement(), Amount())] : [];
        return new TransformLots(
            facts, Mad(15) ? issuer.OtherSite : issuer.Site, step, inputs,
            circuit is not null && inputs.Length > 0 && random.Next(2) == 0 ? [] : OutputsOf(issuer, step, rows, mass),
            losses, circuit, Mad(8) ? Cast.Mine.Id : null);
    }

    private ImmutableArray<LotPortion> InputsOf(Actor issuer, string step)
    {
        int count = step == "merge" || random.Next(4) == 0 ? 2 : 1;
        LotPortion[] inputs = [.. Enumerable.Range(0, count).Select(_ => Portion(Of(issuer)))];
        return [.. IsMad ? inputs : inputs.DistinctBy(input => input.Lot)];
    }

    private ImmutableArray<LotDeclaration> OutputsOf(Actor issuer, string step, LotRow[] inputs, long mass)
    {
        CustodyModel weakest = inputs.Length == 0 ? CustodyModel.ControlledBlending : inputs.Max(lot => lot.Model);
        if (inputs.Length == 0 || mass is <= 1 or > Mass.MaxMilligrams || Mad(4))
        {
            string any = IsMad ? Materials[random.Next(Materials.Length)] : "ree.oxide.prnd";
            return [Declare(issuer, any, AMass(), AComposition(), weakest)];
        }

        string material = step switch
        {
            "ree.electrolysis" => "ree.metal.prnd",
            "ree.blend" or "ree.separation" or "ree.slag.recovery" => "ree.oxide.prnd",
            _ => inputs[0].Material,
        };
        long first = step == "merge" ? mass : random.NextInt64(1, mass);
        LotDeclaration part = Declare(
            issuer, material, Mass.FromMilligrams(first), inputs[0].Composition, weakest);
        return step == "merge" || Mad(2)
            ? [part]
            : [part, Declare(issuer, material, Mass.FromMilligrams(mass - first), inputs[0].Composition, weakest)];
    }

    private LotDeclaration Declare(
        Actor issuer, string material, Mass mass, Composition composition, CustodyModel strictest)
    {
        Actor named = Mad(15) ? Cast.Stranger : issuer;
        string number = (Mad(10) ? random.Next(1, made + 2) : ++made).ToString(CultureInfo.InvariantCulture);
        CustodyModel model = IsMad
            ? (CustodyModel)random.Next(1, 6)
            : (CustodyModel)Math.Max((int)strictest, random.Next(2, 6));
        return new LotDeclaration(
            Eid.Derive(named.Id, number, "hostile-nonce"), number, "hostile-nonce", material, mass,
            Mad(10) ? Basis.Gross : Basis.Net, Ppb.Zero, Mad(6) ? long.MaxValue : null,
            composition, model, string.Empty,
            random.Next(8) == 0 ? $"urn:hostile:alias:{++made}" : Mad(8) ? $"urn:hostile:alias:{random.Next(9)}" : null,
            Claims(model));
    }

    private ImmutableArray<OriginClaim> Claims(CustodyModel model)
    {
        if (!IsMad)
        {
            return model >= CustodyModel.MassBalance && random.Next(2) == 0
                ? [new OriginClaim(Element.Of("Nd"), "BAYAN-OBO", Ppb.Of(random.Next(500_000_000)), ByCredit: true)]
                : [];
        }

        return random.Next(3) > 0
            ? []
            : [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => new OriginClaim(
                AnElement(), AnOrigin(), Ppb.Of(random.Next(3) * 400_000_000), random.Next(2) == 0))];
    }

    private bool Mad(int oneIn) => IsMad && random.Next(oneIn) == 0;

    private Eid Of(Actor firm)
    {
        Eid[] stock =
        [
            .. play.Lots.Where(lot => play.State.Lots.Find(lot.Code) is { } row && row.Possessor == firm.Id
                && row.Status is LotStatus.Active or LotStatus.InTransit).TakeLast(6),
        ];
        return stock.Length == 0 || Mad(4) ? Any() : stock[random.Next(stock.Length)];
    }
}
