using System.Collections.Immutable;
using System.Globalization;
using Lodestone.Vocabulary;

namespace Lodestone.Rules.Tests;

/// <summary>Declarations of lots and steps, as firms of a <see cref="World"/> make them.</summary>
internal sealed class Goods(World world)
{
    private int lots;

    public static Composition Of(params (string Symbol, long Ppb)[] shares) => Composition.Of(
        [.. shares.Select(share => new ElementShare(Element.Of(share.Symbol), Ppb.Of(share.Ppb), false, Ppb.Zero))]);

    public static SourceDeclaration Mined(string deposit = "BAYAN-OBO") =>
        new(SourceKind.Mined, deposit, EvidenceGrade.Documented, null, null, "CN");

    public static SourceDeclaration From(SourceKind kind, string origin, string? stream = null) =>
        new(kind, origin, EvidenceGrade.Declared, stream, null, "MM");

    /// <summary>A lot that an actor is about to bring into being.</summary>
    public LotDeclaration Lot(
        Actor issuer, string material, long kilograms, Composition composition,
        CustodyModel model = CustodyModel.Segregated)
    {
        string number = (++lots).ToString("d4", CultureInfo.InvariantCulture);
        return new LotDeclaration(
            Eid.Derive(issuer.Id, number, "goods-nonce"), number, "goods-nonce", material,
            Mass.FromKilograms(kilograms),
            Basis.Net, Ppb.Zero, null, composition, model, string.Empty, null, []);
    }

    public CommissionLot Commission(Actor issuer, LotDeclaration lot, SourceDeclaration? source = null) =>
        new(world.Facts(), issuer.Site, lot, source ?? Mined());

    /// <summary>Commissions neodymium oxide with some praseodymium, 60 % and 20 %.</summary>
    public Eid Oxide(Actor issuer, long kilograms = 1_000, string origin = "BAYAN-OBO")
    {
        LotDeclaration lot = Lot(issuer, "ree.oxide.prnd", kilograms, Of(("Nd", 600_000_000), ("Pr", 200_000_000)));
        world.Accept(issuer, Commission(issuer, lot, Mined(origin)));
        return lot.Eid;
    }

    public TransformLots Step(
        Actor issuer, string step, LotPortion[] inputs, params ImmutableArray<LotDeclaration> outputs) =>
        new(world.Facts(), issuer.Site, step, [.. inputs], outputs, [], null, null);

    public static LotPortion All(Eid lot) => new(lot, null);

    public static LotPortion Part(Eid lot, long kilograms) => new(lot, Mass.FromKilograms(kilograms));

    /// <summary>So many grams of an element.</summary>
    public static ElementAmount Grams(long grams) => new((Int128)grams * 1_000_000_000_000);
}
