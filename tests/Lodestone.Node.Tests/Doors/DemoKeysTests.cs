using Lodestone.Demo;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Tests;

/// <summary>Everybody can sign with the demo's keys: in any other network they are refused.</summary>
public sealed class DemoKeysTests : IAsyncLifetime
{
    private readonly World world = new();
    private readonly DemoParty party = DemoConsortium.Describe().Parties[0];

    private SigningKey Key => DemoKeys.For(party.Id, party.Persons[0]);

    public ValueTask InitializeAsync() => world.InitializeAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_demo_key_is_not_registered()
    {
        KeyDeclaration declared = new(
            Key.PublicKey.KeyId.ToHex(), -8, Convert.ToHexStringLower(Key.PublicKey.Bytes.Span), "mine-9");
        string before = await world.StateText();
        Answer own = await world.SendCose(world.Sign(Cast.Mine, 1, new RegisterKey(declared, null)));
        own.AssertRefused(RefusalCode.KeyIsPublic, "acts[0].key.keyId");
        (string _, byte[] payload) = world.Write(new RegisterKey(declared, null));
        (await world.Node.Post("/acts", payload, "application/json", world.ApiKeyOf(Cast.Mine)))
            .AssertRefused(RefusalCode.KeyIsPublic, "acts[0].key.keyId");
        RegisterParty party = World.Registration(new Firm("new", 88, PartyRole.Operator)) with { Keys = [declared] };
        (await world.SendCose(world.Sign(Cast.Root, 1, party)))
            .AssertRefused(RefusalCode.KeyIsPublic, "acts[0].keys[0].keyId");
        Assert.Equal(before, await world.StateText());
    }

    [Fact]
    public async Task A_demo_key_does_not_sign()
    {
        (string type, byte[] payload) = world.Write(new RevokePermit("x"));
        (await world.SendCose(world.Sign(Cast.Mine, Key, type, payload))).AssertRefused(RefusalCode.KeyIsPublic, "kid");
    }

    [Fact]
    public async Task A_network_does_not_begin_with_a_demo_key()
    {
        await using TestNode node = await TestNode.StartAsync();
        KeyDeclaration declared = new(
            Key.PublicKey.KeyId.ToHex(), -8, Convert.ToHexStringLower(Key.PublicKey.Bytes.Span), "one");
        Genesis genesis = new(
            TestNode.Network, Cast.Root.Id, "Root", "根", [declared, Cast.Root.Declared(2)], IsDemo: false, 120, 45,
            Ppb.FromPpm(5_000));
        using SigningKey rootKey = Cast.Root.Key(2);
        byte[] statement = Ledger.GenesisStatement.Create(
            genesis, rootKey, new Instant(TestNode.Start.ToUnixTimeMilliseconds())).Bytes.ToArray();
        (await node.Post("/entries", statement, "application/cose"))
            .AssertRefused(RefusalCode.KeyIsPublic, "acts[0].rootKeys[0].keyId");
    }
}
