using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Demo;

/// <summary>
/// The demo's organisations as members that hold a network together: the first of the cast. Their nodes' keys follow from the
/// seed, apart from their people's.
/// </summary>
public static class DemoMembers
{
    internal const string Node = "node";

    /// <summary>The key by which an organisation's node signs its envelopes, and its part in governance.</summary>
    /// <remarks>Shared by all callers: it is not to be disposed of.</remarks>
    public static SigningKey NodeKey(DemoOptions options, DemoParty party)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(party);
        return DemoKeys.For(options.Seed, party.Id, Node, options.Suite);
    }

    /// <summary>The key by which an organisation's node signs what it computed.</summary>
    /// <remarks>Shared by all callers: it is not to be disposed of.</remarks>
    public static SigningKey AgreementKey(DemoOptions options, DemoParty party)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(party);
        return DemoKeys.ForLog(party.Code, "agreement", options.Suite);
    }

    /// <summary>An organisation as a member, as acts declare it.</summary>
    public static MemberDeclaration Declare(DemoOptions options, DemoParty party)
    {
        ArgumentNullException.ThrowIfNull(party);
        return new MemberDeclaration(
            party.Id, party.Code, party.NameEn, party.NameZh, MemberRole.Full,
            Convert.ToHexStringLower(AgreementKey(options, party).PublicKey.Bytes.Span),
            [DemoKeys.Declare(options, party.Id, Node)]);
    }

    /// <summary>The members that a demo's genesis names; null if one organisation keeps it alone.</summary>
    internal static ConsortiumDeclaration? Consortium(DemoOptions options, DemoConsortium all) => options.Members == 0
        ? null
        : new ConsortiumDeclaration(
            ConsortiumDeclaration.LeastQuorum(options.Members), RulesVersion: 1,
            [.. all.Parties.Take(options.Members).Select(party => Declare(options, party))]);
}
