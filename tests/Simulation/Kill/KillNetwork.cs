using System.Globalization;
using Lodestone.Interchange;
using Lodestone.Ledger;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Simulation.Kill;

/// <summary>The network that is killed: its keys come from fixed seeds, so that parent and child agree without a word.</summary>
internal sealed class KillNetwork : IDisposable
{
    private const string Origin = "kill.test/log";

    private static readonly PartyId Root = PartyId.Of("lei:5299000J2N45DDNE4Y28");

    private readonly SigningKey root = KeyOf(1);
    private readonly SigningKey second = KeyOf(2);

    internal KillNetwork(string folder)
    {
        Options = new LedgerOptions(Path.Combine(folder, "data"), Path.Combine(folder, "state", "log.sign"));
        Genesis = GenesisStatement.Create(
            new Genesis(
                Origin, Root, "Root", "根", [
                    GenesisStatement.DeclarationOf(root.PublicKey, "one"),
                    GenesisStatement.DeclarationOf(second.PublicKey, "two"),
                ],
                IsDemo: false, SkewSeconds: 120, LatenessDays: 60, Ppb.Of(1_000_000)),
            root,
            Today());
    }

    internal LedgerOptions Options { get; }

    internal LogKeys LogKeys { get; } = new(Origin, KeyOf(3), KeyOf(4));

    internal SignedStatement Genesis { get; }

    internal LiveLedger Open() => LiveLedger.Open(Options, LogKeys, new TimeSource(TimeProvider.System));

    /// <summary>A statement that is accepted once: the site of a number.</summary>
    internal SignedStatement Site(int number, Hash network)
    {
        long now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        StatementHeader header = StatementHeader.For(
            root.PublicKey, ContentTypes.Acts, Root.Value, "kill", network, now + 86_400, now);
        RegisterSite act = new(
            SiteId.Of(GlnOf(number)), Root, $"Site {number}", "场所", "CN", 0, 0, string.Empty, string.Empty);
        return SignedStatement.Create(root, header, ActsWriter.Write([act]));
    }

    public void Dispose()
    {
        root.Dispose();
        second.Dispose();
        LogKeys.Dispose();
    }

    // The genesis of one store must be the same statement in every process that comes to it.
    private static Instant Today() => new(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() / 86_400_000 * 86_400_000);

    private static SigningKey KeyOf(byte seed) =>
        SigningKey.FromSeed(SignatureAlgorithm.EdDSA, [.. Enumerable.Repeat(seed, 32)]);

    internal static string GlnOf(int number)
    {
        string digits = "695" + number.ToString("D9", CultureInfo.InvariantCulture);
        int sum = digits.Select((digit, i) => (digit - '0') * (i % 2 == 0 ? 1 : 3)).Sum();
        return digits + ((10 - (sum % 10)) % 10).ToString(CultureInfo.InvariantCulture);
    }
}
