using System.Globalization;
using System.Security.Cryptography;
using Lodestone.Demo;
using Lodestone.Interchange;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Consortium.Trial;

/// <summary>
/// Statements that a demo network accepts, as many as one likes: sites of the root authority, each with a number of its own.
/// </summary>
/// <param name="network">Identity of the genesis.</param>
/// <param name="suite">The network's signature suite.</param>
internal sealed class TrialStatements(Hash network, SignatureAlgorithm suite)
{
    // A number from which those of the demo's sites are never made.
    private const string Prefix = "952";

    private readonly DemoParty root = DemoConsortium.Describe().Root;

    /// <summary>Statements for the network in a trial's folder.</summary>
    public static TrialStatements Of(string folder)
    {
        string genesis = Path.Join(Path.GetDirectoryName(TrialNetwork.SeatPath(folder, 0)), "genesis.cose");
        return new TrialStatements(
            SignedStatement.Parse(File.ReadAllBytes(genesis)).Statement!.Identity, TrialNetwork.SuiteIn(folder));
    }

    /// <summary>A new statement, signed at the network's own time.</summary>
    public SignedStatement Next(Instant now)
    {
        string number = RandomNumberGenerator.GetInt32(1_000_000_000).ToString("D9", CultureInfo.InvariantCulture);
        string digits = Prefix + number;
        RegisterSite act = new(
            SiteId.Of(digits + Gs1.CheckDigit(digits)), root.Id, $"Trial site {number}", $"试验场所 {number}", root.Country, 0,
            0, string.Empty, string.Empty);
        SigningKey key = DemoKeys.For(DemoSeed.Text, root.Id, root.Persons[0], suite);
        long issuedAt = now.UnixMilliseconds / 1_000;
        return SignedStatement.Create(
            key,
            StatementHeader.For(
                key.PublicKey, ContentTypes.Acts, root.Id.Value, $"trial/{number}", network,
                issuedAt + StatementHeader.MaxValiditySeconds, issuedAt),
            ActsWriter.Write([act]));
    }
}
