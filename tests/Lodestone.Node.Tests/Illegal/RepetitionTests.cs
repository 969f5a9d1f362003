using System.Numerics;
using System.Text;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Tests;

/// <summary>M4: the same statement again, in whatever signature, is the same statement.</summary>
public sealed class RepetitionTests : IAsyncLifetime
{
    private readonly World world = new();

    public ValueTask InitializeAsync() => world.InitializeAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_replay_returns_the_first_receipt_and_changes_nothing()
    {
        byte[] statement = world.Sign(Cast.Mine, 1, world.Goods.Commission(Cast.Mine, world.Goods.Lot(Cast.Mine)));
        Answer first = await world.SendCose(statement);
        Assert.Equal(201, first.Status);
        await world.Goods.Oxide(Cast.Mine);
        await AssertSame(first, statement);
    }

    [Fact]
    public async Task A_replay_after_its_expiry_still_returns_the_first_receipt()
    {
        byte[] statement = world.Sign(Cast.Mine, 1, world.Goods.Commission(Cast.Mine, world.Goods.Lot(Cast.Mine)));
        Answer first = await world.SendCose(statement);
        world.Node.Clock.Advance(TimeSpan.FromDays(40));
        await AssertSame(first, statement);
    }

    [Fact]
    public async Task A_copy_with_a_mirrored_or_a_fresh_ecdsa_signature_returns_the_first_receipt()
    {
        await world.Accept(Cast.Mine, new RegisterKey(
            Cast.Mine.Declared(1, SignatureAlgorithm.ES256), null));
        (string type, byte[] payload) = world.Write(world.Goods.Commission(Cast.Mine, world.Goods.Lot(Cast.Mine)));
        using SigningKey key = Cast.Mine.Key(1, SignatureAlgorithm.ES256);
        byte[] statement = world.Sign(Cast.Mine, key, type, payload);
        Answer first = await world.SendCose(statement);
        Assert.Equal(201, first.Status);

        byte[] mirrored = Mirrored(statement);
        Assert.NotEqual(statement, mirrored);
        await AssertSame(first, mirrored);

        // Under ES256 a signature is drawn anew each time.
        byte[] signedAgain = world.Sign(Cast.Mine, key, type, payload);
        Assert.NotEqual(statement, signedAgain);
        Assert.Equal(statement[..^64], signedAgain[..^64]);
        await AssertSame(first, signedAgain);
    }

    [Fact]
    public async Task A_copy_whose_signature_does_not_verify_gets_no_receipt()
    {
        byte[] statement = world.Sign(Cast.Mine, 1, world.Goods.Commission(Cast.Mine, world.Goods.Lot(Cast.Mine)));
        await world.SendCose(statement);
        statement[^5] ^= 0x40;
        (await world.SendCose(statement)).AssertRefused(RefusalCode.SignatureInvalid, "signature");
    }

    [Fact]
    public async Task An_act_of_authority_re_spaced_and_signed_anew_is_refused()
    {
        RegisterParty act = World.Registration(new Firm("once", 55, PartyRole.Operator));
        await world.Accept(Cast.Root, act);
        string before = await world.StateText();
        Attempt again = Attempt.Edited(world, Cast.Root, act, "\"role\":", "\"role\" :");
        (await world.SendCose(again.Signed(world))).AssertRefused(RefusalCode.AlreadyRegistered, "acts[0].party");
        Assert.Equal(before, await world.StateText());
    }

    [Fact]
    public async Task A_retry_through_the_nodes_key_sends_the_same_statement()
    {
        (_, byte[] payload) = world.Write(world.Goods.Commission(Cast.Mine, world.Goods.Lot(Cast.Mine)));
        string key = world.ApiKeyOf(Cast.Mine);
        Answer first = await world.Node.Post("/epcis/capture", payload, "application/ld+json", key);
        Assert.Equal(202, first.Status);
        string before = await world.StateText();
        world.Node.Clock.Advance(TimeSpan.FromMinutes(10));
        Answer again = await world.Node.Post("/epcis/capture", payload, "application/ld+json", key);
        Assert.Equal(first.Headers["location"], again.Headers["location"]);
        Assert.Equal(first.Headers["lodestone-entry-index"], again.Headers["lodestone-entry-index"]);
        Assert.Equal(before, await world.StateText());
    }

    [Fact]
    public async Task An_event_about_things_in_another_document_is_the_one_that_is_there()
    {
        string key = world.ApiKeyOf(Cast.Mine);
        Answer first = await Capture("2026-01-01T00:00:00Z", "receiving", key);
        Answer again = await Capture("2026-01-02T00:00:00Z", "receiving", key, "\"eventTime\":", "\"eventTime\" : ");
        Assert.Equal((202, 202), (first.Status, again.Status));
        Assert.NotEqual(first.Headers["lodestone-entry-index"], again.Headers["lodestone-entry-index"]);
        Assert.Single(await new EpcisClient(world, Cast.Mine).Find("MATCH_epc=urn:epc:id:grai:6901234.00001.77"));
        (await Capture("2026-01-03T00:00:00Z", "storing", key)).AssertRefused(
            RefusalCode.EventIdInUse, "acts[0].eventID");
    }

    private Task<Answer> Capture(
        string created, string step, string key, string written = "type", string instead = "type") => world.Node.Post(
        "/epcis/capture",
        Encoding.UTF8.GetBytes(
            $$$"""
            {"@context":"https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld","type":"EPCISDocument",
            "schemaVersion":"2.0","creationDate":"{{{created}}}","epcisBody":{"eventList":[{"type":"ObjectEvent",
            "eventID":"urn:uuid:00000000-0000-4000-8000-00000000000a","eventTime":"2026-01-01T00:00:00Z",
            "eventTimeZoneOffset":"+08:00","action":"OBSERVE","bizStep":"{{{step}}}",
            "epcList":["urn:epc:id:grai:6901234.00001.77"]}]}}
            """.Replace(written, instead, StringComparison.Ordinal)),
        "application/ld+json",
        key);

    private async Task AssertSame(Answer first, byte[] copy)
    {
        string before = await world.StateText();
        Answer again = await world.SendCose(copy);
        Assert.Equal(200, again.Status);
        Assert.Equal(first.Body, again.Body);
        Assert.Equal(first.Headers["location"], again.Headers["location"]);
        Assert.Equal(first.Headers["lodestone-entry-index"], again.Headers["lodestone-entry-index"]);
        Assert.Equal(before, await world.StateText());
    }

    // (r, n - s) is as good a signature as (r, s): FIPS 186-5 order of P-256.
    private static byte[] Mirrored(byte[] statement)
    {
        BigInteger order = new(
            Convert.FromHexString("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"),
            isUnsigned: true, isBigEndian: true);
        BigInteger s = new(statement.AsSpan(^32), isUnsigned: true, isBigEndian: true);
        byte[] mirrored = (order - s).ToByteArray(isUnsigned: true, isBigEndian: true);
        byte[] copy = (byte[])statement.Clone();
        copy.AsSpan(^32).Clear();
        mirrored.CopyTo(copy.AsSpan(copy.Length - mirrored.Length));
        return copy;
    }
}
