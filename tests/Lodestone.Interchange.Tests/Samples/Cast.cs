using Lodestone.Vocabulary;

namespace Lodestone.Interchange.Tests;

/// <summary>The parties, sites and lots of the samples. None of them exists.</summary>
internal static class Cast
{
    public static readonly PartyId Mine = Legal("254900LODESTONEMIN");
    public static readonly PartyId Separator = Legal("254900LODESTONESEP");
    public static readonly PartyId Laboratory = Legal("254900LODESTONELAB");
    public static readonly PartyId Root = Legal("254900LODESTONEROO");
    public static readonly PartyId Carrier = PartyId.Of("gln:" + Gln("690123400099"));
    public static readonly PartyId MineByCode = PartyId.Of("uscc:" + Coded("91150000MA0LDXTMN"));

    public static readonly SiteId Pit = SiteId.Of(Gln("690123400001"));
    public static readonly SiteId Plant = SiteId.Of(Gln("690123400002"));

    public static readonly LotDeclaration Concentrate = Lot(
        "BO-2026-0301", "q7f2k9x4", "ree.concentrate.mixed", 250_000, [("Ce", 19_0000000), ("La", 10_2000000),
        ("Nd", 6_1000000), ("Pr", 1_9000000)]) with
    {
        Basis = Basis.Wet,
        Moisture = Ppb.Of(8_0000000),
        Model = CustodyModel.IdentityPreserved,
    };

    public static readonly LotDeclaration Oxide = Lot(
        "SEP-2026-0417", "t5n8c3w6", "ree.oxide.prnd", 18_400, [("Nd", 64_2800000), ("Pr", 21_1500000)]) with
    {
        Grade = "3N",
        OriginClaims = [new OriginClaim(Element.Of("Nd"), "bayan-obo", Ppb.Of(Ppb.Whole), false)],
    };

    public static readonly LotDeclaration Residue = Lot(
        "SEP-2026-0417-R", "m2p6v8z3", "ree.residue.leach", 9_100, [("Nd", 300_0000), ("Pr", 90_0000)]);

    public static readonly LotDeclaration Sample = Lot(
        "SEP-2026-0417-S1", "d4h7j2r9", "ree.oxide.prnd", 1, [("Nd", 64_2800000), ("Pr", 21_1500000)]);

    public static readonly Instant March = Of(2026, 3, 1);

    public static Instant Of(int year, int month, int day) =>
        new(new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds());

    public static string Key(char digit) => new(digit, 64);

    private static LotDeclaration Lot(
        string number, string nonce, string material, long kilograms, (string Symbol, long Ppb)[] shares) => new(
        Eid.Derive(number.StartsWith("BO", StringComparison.Ordinal) ? Mine : Separator, number, nonce),
        number,
        nonce,
        material,
        Mass.FromKilograms(kilograms),
        Basis.Net,
        Ppb.Zero,
        null,
        Composition.Of(shares.Select(share => new ElementShare(
            Element.Of(share.Symbol), Ppb.Of(share.Ppb), false, Ppb.Of(share.Ppb / 100)))),
        CustodyModel.Segregated,
        string.Empty,
        null,
        []);

    private static PartyId Legal(string first18) => PartyId.Of($"lei:{first18}{Lei.CheckDigits(first18)}");

    private static string Gln(string first12) => first12 + Gs1.CheckDigit(first12);

    private static string Coded(string first17) => first17 + Uscc.CheckCharacter(first17);
}
