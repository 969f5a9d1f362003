using System.Text;
using Lodestone.Transparency;
using Lodestone.Vocabulary;
using static Lodestone.Node.Tests.Attempt;
using static Lodestone.Node.Tests.Cast;
using static Lodestone.Vocabulary.RefusalCode;

namespace Lodestone.Node.Tests;

/// <summary>Statements whose envelope, key or form is not what it must be.</summary>
internal static class IllegalEnvelopes
{
    private const string Event = "epcisBody.eventList[0]";
    private const string Declared = $"{Event}.ilmd.lodestone:lots[0]";

    public static IEnumerable<IllegalAct> All => [.. Keys, .. Envelopes, .. Forms];

    private static IEnumerable<IllegalAct> Keys =>
    [
        new("A statement signed with a revoked key", KeyRevoked, null, async world =>
        {
            Firm firm = await world.NewFirm(Activity.Mining);
            await world.AcceptBy(firm, 2, new RevokeKey(firm.Declared(2).KeyId, null));
            return Of(world.Sign(firm, 2, world.Goods.Commission(firm, world.Goods.Lot(firm))));
        }),
        new("A statement signed with an expired key", KeyExpired, null, async world =>
        {
            Firm firm = await world.NewFirm(Activity.Mining);
            await world.Accept(firm, new RegisterKey(firm.Declared(3) with { Person = $"{firm}-1" },
                world.Now.PlusDays(1)));
            world.Node.Clock.Advance(TimeSpan.FromDays(1));
            return Of(world.Sign(firm, 3, world.Goods.Commission(firm, world.Goods.Lot(firm))));
        }),
        new("A statement signed with the key of another party", KeyOfAnotherParty, null, world =>
        {
            using SigningKey key = Plant.Key(1);
            return Task.FromResult(Of(world.Sign(Mine, key, ContentTypes.Epcis, Lot(world))));
        }),
        new("A statement signed with a key that nobody registered", KeyUnknown, "kid", world =>
        {
            using SigningKey key = Stranger.Key(1);
            return Task.FromResult(Of(world.Sign(Mine, key, ContentTypes.Epcis, Lot(world))));
        }),
        new("A statement of a stranger with a member's key", KeyOfAnotherParty, null, world =>
        {
            using SigningKey key = Mine.Key(1);
            (string type, byte[] payload) = world.Write(new RevokePermit("no-such"));
            return Task.FromResult(Of(world.Sign(Stranger, key, type, payload)));
        }),
    ];

    private static IEnumerable<IllegalAct> Envelopes =>
    [
        new("A statement of another network", OtherNetwork, "aud", world =>
        {
            using SigningKey key = Mine.Key(1);
            return Task.FromResult(Of(
                world.Sign(Mine, key, ContentTypes.Epcis, Lot(world), Hash.Of("another network"u8))));
        }),
        new("An expired statement", StatementExpired, "exp", world =>
        {
            byte[] statement = world.Sign(Mine, 1, world.Goods.Commission(Mine, world.Goods.Lot(Mine)));
            world.Node.Clock.Advance(TimeSpan.FromDays(2));
            return Task.FromResult(Of(statement));
        }),
        new("A statement issued in the future", IssuedInTheFuture, "iat", world => Task.FromResult(
            Of(Headed(world, SignatureAlgorithm.EdDSA, ahead: 3_600)))),
        new("A statement of an algorithm that is not the key's", AlgorithmNotOfTheKey, "alg", world =>
            Task.FromResult(Of(Headed(world, SignatureAlgorithm.ES256, ahead: 0)))),
        new("A statement of a suite that the genesis does not name", SuiteNotOfTheNetwork, "alg", world =>
        {
            using SigningKey key = SigningKey.Generate(SignatureAlgorithm.SM2);
            return Task.FromResult(Of(world.Sign(Mine, key, ContentTypes.Epcis, Lot(world))));
        }),
        new("A signature of one altered bit", SignatureInvalid, "signature", world =>
        {
            byte[] statement = world.Sign(Mine, 1, world.Goods.Commission(Mine, world.Goods.Lot(Mine)));
            statement[^1] ^= 1;
            return Task.FromResult(Of(statement));
        }),
        new("A payload altered after it was signed", SignatureInvalid, "signature", world =>
        {
            byte[] statement = world.Sign(Mine, 1, world.Goods.Commission(Mine, world.Goods.Lot(Mine)));
            int at = statement.AsSpan().IndexOf("goods-nonce"u8);
            byte[] mass = Encoding.ASCII.GetBytes("\"quantity\":1000,");
            int quantity = statement.AsSpan().IndexOf(mass);
            Assert.True(at > 0 && quantity > 0);
            int stated = statement.AsSpan().IndexOf("\"value\":1000,"u8);
            statement[quantity + mass.Length - 2] = (byte)'9';
            statement[stated + "\"value\":1000,".Length - 2] = (byte)'9';
            return Task.FromResult(Of(statement));
        }),
        new("A statement of another content type", ContentTypeUnknown, null, world =>
        {
            using SigningKey key = Mine.Key(1);
            return Task.FromResult(Of(world.Sign(Mine, key, "text/plain", "{}"u8.ToArray())));
        }),
        new("A statement cut short", EnvelopeMalformed, "message", world => Task.FromResult(Of(
            world.Sign(Mine, 1, world.Goods.Commission(Mine, world.Goods.Lot(Mine)))[..^9]))),
    ];

    private static IEnumerable<IllegalAct> Forms =>
    [
        Spoilt("An unknown unit", UnitUnknown, $"{Event}.quantityList[0].uom", "\"uom\":\"KGM\"", "\"uom\":\"ZZZ\""),
        Spoilt("More digits than a milligram holds", TooManyDigits, $"{Declared}.mass.value",
            "\"value\":1000,", "\"value\":1000.0000001,"),
        Spoilt("A share of more than the whole", CompositionExceedsTheWhole, $"{Declared}.composition",
            "\"value\":20,\"uom\":\"P1\"", "\"value\":60,\"uom\":\"P1\""),
        Spoilt("An element that there is not", ElementUnknown, $"{Declared}.composition[1].element",
            "\"element\":\"Pr\"", "\"element\":\"Xx\""),
        Spoilt("An element named twice", CompositionNamesAnElementTwice, $"{Declared}.composition",
            "\"element\":\"Pr\"", "\"element\":\"Nd\""),
        Spoilt("A material that is not in the catalogue", MaterialUnknown, $"{Declared}.material",
            "ree.oxide.prnd", "ree.unobtainium"),
        Spoilt("A site whose check digit is wrong", CheckDigitWrong, $"{Event}.bizLocation.id",
            Mine.Site.Gln, $"{Mine.Site.Gln[..12]}{(Mine.Site.Gln[12] - '0' + 1) % 10}"),
        Spoilt("A member said twice", JsonDuplicateMember, $"{Event}.action",
            "\"action\":\"ADD\"", "\"action\":\"ADD\",\"action\":\"ADD\""),
        Spoilt("A member that is not known", MemberUnknown, $"{Declared}.colour",
            "\"model\":", "\"colour\":\"red\",\"model\":"),
        Spoilt("A time without its zone", TimeMalformed, $"{Event}.eventTime",
            "Z\",\"eventTimeZone", "\",\"eventTimeZone"),
        Spoilt("A basis that cannot be accounted for", BasisNotUsable, $"{Declared}.basis",
            "\"basis\":\"net\"", "\"basis\":\"gross\""),
        new("An act that there is not", ActUnknown, "acts[0].type", world => Task.FromResult(
            Edited(world, Customs, new PlaceHold("H", [world.Goods.Lot(Mine).Eid], "r"), "PlaceHold", "MintCoins"))),
    ];

    private static byte[] Lot(World world) => world.Write(world.Goods.Commission(Mine, world.Goods.Lot(Mine))).Payload;

    private static IllegalAct Spoilt(string claim, RefusalCode code, string field, string text, string by) =>
        new(claim, code, field, world => Task.FromResult(
            Edited(world, Mine, world.Goods.Commission(Mine, world.Goods.Lot(Mine)), text, by)));

    // Signed well, with a header that the writer of statements would not make.
    private static byte[] Headed(World world, SignatureAlgorithm algorithm, long ahead)
    {
        using SigningKey key = Mine.Key(1);
        long issued = (world.Now.UnixMilliseconds / 1_000) + ahead;
        StatementHeader header = new(
            algorithm, key.PublicKey.KeyId, ContentTypes.Epcis, Mine.Id.Value, "test", world.Network, issued + 3_600,
            issued);
        byte[] payload = Lot(world);
        return SignedStatement.Assemble(header, payload, key.Sign(header.ToBeSigned(payload))).Bytes.ToArray();
    }
}
