using Lodestone.Demo;
using Lodestone.Interchange;
using Lodestone.Node.Hosting;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Verifier.Tests.Harness;

/// <summary>Statements beside those of the demo year.</summary>
internal static class Pen
{
    /// <summary>An act that is accepted once.</summary>
    public static RegisterSite NewSite()
    {
        const string gln = "695999999999";
        return new RegisterSite(
            SiteId.Of($"{gln}{Gs1.CheckDigit(gln)}"), DemoConsortium.Describe().Root.Id, "New site", "新场所", "CN", 0, 0,
            string.Empty, string.Empty);
    }

    /// <summary>Says acts now, for this network, as the root authority.</summary>
    public static SignedStatement Say(OpenNode node, params Act[] acts) =>
        Say(node.Ledger.Network!.Value, node.Time.Now.UnixMilliseconds / 1_000, 86_400, ActsWriter.Write(acts));

    /// <summary>Says any payload for any network at any time, as the root authority.</summary>
    public static SignedStatement Say(Hash network, long issuedAt, long validSeconds, ReadOnlySpan<byte> payload)
    {
        DemoParty root = DemoConsortium.Describe().Root;
        return Say(
            DemoKeys.For(root.Id, root.Persons[0]), root.Id, network, issuedAt, validSeconds, ContentTypes.Acts, payload);
    }

    /// <summary>Says acts or events now with any key of a party.</summary>
    public static SignedStatement SayWith(OpenNode node, SigningKey key, PartyId party, params Act[] acts)
    {
        Instant now = node.Time.Now;
        bool isPhysical = acts[0] is PhysicalAct;
        return Say(
            key, party, node.Ledger.Network!.Value, now.UnixMilliseconds / 1_000, 86_400,
            isPhysical ? ContentTypes.Epcis : ContentTypes.Acts,
            isPhysical ? EpcisWriter.Write(acts.Cast<PhysicalAct>(), now) : ActsWriter.Write(acts));
    }

    private static SignedStatement Say(
        SigningKey key, PartyId party, Hash network, long issuedAt, long validSeconds, string contentType,
        ReadOnlySpan<byte> payload) => SignedStatement.Create(
            key,
            StatementHeader.For(
                key.PublicKey, contentType, party.Value, "test", network, issuedAt + validSeconds, issuedAt),
            payload);
}
