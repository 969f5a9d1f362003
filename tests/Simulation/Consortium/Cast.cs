using Lodestone.Interchange;
using Lodestone.Ledger;
using Lodestone.Transparency;
using Lodestone.Vocabulary;
using Simulation.Kill;

namespace Simulation.Consortium;

/// <summary>Four member organisations with fixed keys, the genesis that names them, and what they say.</summary>
internal sealed class Cast
{
    public const int Members = 4;

    public const int Quorum = 3;

    public const string Origin = "simulated.test/log";

    private const long ValidSeconds = 20 * 86_400;

    private static readonly PartyId Root = PartyId.Of("lei:5299000J2N45DDNE4Y28");

    private readonly SigningKey root = KeyOf("root", 0);

    private Cast()
    {
        SigningKey second = KeyOf("root", 1);
        Genesis = GenesisStatement.Create(
            new Genesis(
                Origin, Root, "Root", "根", [
                    GenesisStatement.DeclarationOf(root.PublicKey, "one"),
                    GenesisStatement.DeclarationOf(second.PublicKey, "two"),
                ],
                IsDemo: false, SkewSeconds: 120, LatenessDays: 60, Ppb.Of(1_000_000),
                new ConsortiumDeclaration(Quorum, 1, [.. Enumerable.Range(0, Members).Select(Declared)])),
            root,
            Begin);
        Registration = Sign(root, Root, 0, [.. Enumerable.Range(0, Members).Select(member => new RegisterParty(
            PartyOf(member), PartyRole.Operator, $"Member {member}", "成员", "CN",
            [GenesisStatement.DeclarationOf(SpeakerOf(member).PublicKey, "desk")], []))]);
    }

    /// <summary>When every run begins.</summary>
    public static Instant Begin { get; } = Instant.FromUnixSeconds(1_790_000_000);

    /// <summary>The cast of every run.</summary>
    public static Cast All { get; } = new();

    public SignedStatement Genesis { get; }

    /// <summary>Registers the members as parties: the first statement after the genesis.</summary>
    public SignedStatement Registration { get; }

    public static PartyId PartyOf(int member) => PartyId.Of($"gln:{KillNetwork.GlnOf(900_000 + member)}");

    public static SigningKey EnvelopeKeyOf(int member) => KeyOf("envelope", member);

    public static SigningKey AgreementKeyOf(int member) => KeyOf("agreement", member);

    public static NoteKey NoteKeyOf(int member) => NoteKey.ForWitness(NameOf(member), AgreementKeyOf(member).PublicKey);

    /// <summary>A member registers a site; of two that register the same, the later one is refused.</summary>
    public SignedStatement Site(int member, int number, int nonce) => Sign(
        SpeakerOf(member), PartyOf(member), nonce,
        [
            new RegisterSite(
                SiteId.Of(KillNetwork.GlnOf(number)), PartyOf(member), $"Site {nonce}", "场所", "CN", 0, 0, string.Empty,
                string.Empty),
        ]);

    private SignedStatement Sign(SigningKey key, PartyId party, int nonce, Act[] acts)
    {
        long now = (Begin.UnixMilliseconds / 1_000) + (nonce % 60);
        StatementHeader header = StatementHeader.For(
            key.PublicKey, ContentTypes.Acts, party.Value, "simulated", Genesis.Identity, now + ValidSeconds, now);
        return SignedStatement.Create(key, header, ActsWriter.Write(acts));
    }

    private MemberDeclaration Declared(int member) => new(
        PartyOf(member), NameOf(member), $"Member {member}", "成员", MemberRole.Full,
        Convert.ToHexStringLower(AgreementKeyOf(member).PublicKey.Bytes.Span),
        [GenesisStatement.DeclarationOf(EnvelopeKeyOf(member).PublicKey, "node")]);

    private static string NameOf(int member) => $"member-{member}";

    private static SigningKey SpeakerOf(int member) => KeyOf("speaker", member);

    private static SigningKey KeyOf(string purpose, int number) => SigningKey.FromSeed(
        SignatureAlgorithm.EdDSA, Hash.Of(System.Text.Encoding.UTF8.GetBytes($"{purpose}-{number}")).Span);
}
