using System.Collections.Immutable;
using Lodestone.Demo;
using Lodestone.Interchange;
using Lodestone.Node.Hosting;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Access;

/// <summary>
/// Keeps the demo's keys out of every other network: they follow from a published seed, so anybody can sign with them.
/// A rule of this node at its door, not of the law: the law does not know which secrets are known.
/// </summary>
internal static class PublicKeyCheck
{
    /// <summary>Why a statement may not come in: it is signed with such a key, or would register one.</summary>
    public static Refusal? Judge(OpenNode node, ReadOnlyMemory<byte> statement)
    {
        StatementParse parse = SignedStatement.Parse(statement);
        if (!parse.IsParsed || IsDemo(node, parse.Statement))
        {
            return null;
        }

        string kid = parse.Statement.Header.KeyId.ToHex();
        return DemoKeys.IsOfTheCast(kid)
            ? new Refusal(RefusalCode.KeyIsPublic, "kid", kid)
            : Registered(parse.Statement);
    }

    // The genesis itself says whether its network is a demo; after it, the state does.
    private static bool IsDemo(OpenNode node, SignedStatement statement) => node.HasGenesis
        ? node.Ledger.ReadState(state => state.Network.Find("network")!.IsDemo)
        : ActsOf(statement).OfType<Genesis>().Any(genesis => genesis.IsDemo);

    private static Refusal? Registered(SignedStatement statement)
    {
        IEnumerable<(string Field, KeyDeclaration Key)> declared = ActsOf(statement).SelectMany((act, i) => act switch
        {
            Genesis it => it.RootKeys.Select((key, k) => ($"acts[{i}].rootKeys[{k}].keyId", key)),
            RegisterParty it => it.Keys.Select((key, k) => ($"acts[{i}].keys[{k}].keyId", key)),
            RegisterKey it => [($"acts[{i}].key.keyId", it.Key)],
            Propose { Proposed: RegisterKey it } => [($"acts[{i}].act.key.keyId", it.Key)],
            _ => [],
        });
        foreach ((string field, KeyDeclaration key) in declared)
        {
            if (DemoKeys.IsOfTheCast(key.KeyId))
            {
                return new Refusal(RefusalCode.KeyIsPublic, field, key.KeyId);
            }
        }

        return null;
    }

    // Only acts register keys; what cannot be read is refused by the ledger's own door.
    private static ImmutableArray<Act> ActsOf(SignedStatement statement) =>
        statement.Header.ContentType == ContentTypes.Acts
        && PartyId.TryParse(statement.Header.Issuer, "iss", out PartyId issuer) is null
        && Payload.Parse(statement.Payload, ContentTypes.Acts, issuer) is { Refusal: null } reading
            ? reading.Acts
            : [];
}
