using Lodestone.Demo;
using Lodestone.Interchange;
using Lodestone.Node.Hosting;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Verifier.Tests.Harness;

/// <summary>Statements of the demo's root authority.</summary>
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

    /// <summary>Says acts now, for this network.</summary>
    public static SignedStatement Say(OpenNode node, params Act[] acts) =>
        Say(node.Ledger.Network!.Value, node.Time.Now.UnixMilliseconds / 1_000, 86_400, ActsWriter.Write(acts));

    /// <summary>Says any payload for any network at any time.</summary>
    public static SignedStatement Say(Hash network, long issuedAt, long validSeconds, ReadOnlySpan<byte> payload)
    {
        DemoParty root = DemoConsortium.Describe().Root;
        SigningKey key = DemoKeys.For(root.Id, root.Persons[0]);
        StatementHeader header = StatementHeader.For(
            key.PublicKey, ContentTypes.Acts, root.Id.Value, "test", network, issuedAt + validSeconds, issuedAt);
        return SignedStatement.Create(key, header, payload);
    }
}
