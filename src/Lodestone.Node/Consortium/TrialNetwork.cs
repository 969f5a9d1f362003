using Lodestone.Demo;
using Lodestone.Node.Commands;
using Lodestone.Transparency;

namespace Lodestone.Node.Consortium;

/// <summary>
/// A consortium of the demo's first four organisations on one machine, for trying out: genesis, keys and a seat for each. Its
/// keys follow from the documented seed, so it proves nothing about who signs.
/// </summary>
internal static class TrialNetwork
{
    /// <summary>How many members it has, and how many of them make a checkpoint final.</summary>
    public const int Members = 4;

    private const int Quorum = 3;

    /// <summary>The member of a number, from 0.</summary>
    public static DemoParty Member(int number) => DemoConsortium.Describe().Parties[number];

    /// <summary>The seat's file of a member.</summary>
    public static string SeatPath(string folder, int member) => Path.Join(folder, Member(member).Code, "seat.json");

    /// <summary>Where a member's node listens.</summary>
    public static string UrlOf(int firstPort, int member) => FormattableString.Invariant($"http://127.0.0.1:{firstPort + member}/");

    /// <summary>Writes the files of all members into a folder.</summary>
    public static void Write(string folder, SeatEngine engine, int scale, Func<int, string> urlOf)
    {
        SignedStatement genesis = new DemoYear(new DemoOptions { Scale = scale, Network = NodeOpening.DemoNetwork })
            .SignedStatements().First().Signed;
        for (int member = 0; member < Members; member++)
        {
            string own = Path.GetDirectoryName(SeatPath(folder, member))!;
            Directory.CreateDirectory(own);
            File.WriteAllBytes(Path.Join(own, "genesis.cose"), genesis.Bytes.ToArray());
            DemoParty party = Member(member);
            WriteSeed(Path.Join(own, "envelope.seed"), DemoKeys.For(party.Id, party.Persons[0]));
            WriteSeed(Path.Join(own, "agreement.seed"), AgreementKey(member));
            new SeatFile
            {
                Organisation = party.Id.Value,
                Genesis = "genesis.cose",
                EnvelopeKey = "envelope.seed",
                AgreementKey = "agreement.seed",
                Engine = engine,
                Quorum = Quorum,
                Members =
                [
                    .. Enumerable.Range(0, Members).Select(other => new SeatMember
                    {
                        VerifierKey = NoteKey.ForWitness(Member(other).Code, AgreementKey(other).PublicKey).ToString(),
                        Url = new Uri(urlOf(other)),
                    }),
                ],
            }.Write(SeatPath(folder, member));
        }
    }

    private static SigningKey AgreementKey(int member) => DemoKeys.ForLog(Member(member).Code, "agreement");

    private static void WriteSeed(string path, SigningKey key) =>
        Ledger.PrivateFile.Write(path, Convert.ToHexStringLower(key.ExportSeed()) + "\n");
}
