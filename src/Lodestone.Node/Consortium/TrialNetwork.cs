using Lodestone.Demo;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Consortium;

/// <summary>
/// A consortium of the demo's first organisations on one machine, for trying out: genesis, keys and a seat for each. Its
/// keys follow from the documented seed, so it proves nothing about who signs.
/// </summary>
internal static class TrialNetwork
{
    /// <summary>How many members it may have.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [4, 7];

    /// <summary>The member of a number, from 0.</summary>
    public static DemoParty Member(int number) => DemoConsortium.Describe().Parties[number];

    /// <summary>The seat's file of a member.</summary>
    public static string SeatPath(string folder, int member) => Path.Join(folder, Member(member).Code, "seat.json");

    /// <summary>How many members the network in a folder has.</summary>
    /// <exception cref="InvalidDataException">The folder holds no trial network.</exception>
    public static int MembersIn(string folder) =>
        Enumerable.Range(0, Sizes[^1]).TakeWhile(member => File.Exists(SeatPath(folder, member))).Count() is > 0 and var count
            ? count
            : throw new InvalidDataException(
                $"{SeatPath(folder, 0)} is missing: write it with `lodestone network init`.");

    /// <summary>Where the node of a member of the network in a folder is asked.</summary>
    public static Uri AddressOf(string folder, int member) => SeatFile.Read(SeatPath(folder, member)).Members[member].Url;

    /// <summary>Where a member's node listens.</summary>
    public static string UrlOf(int firstPort, int member) => FormattableString.Invariant($"http://127.0.0.1:{firstPort + member}/");

    /// <summary>The signature suite of the network in a folder.</summary>
    public static SignatureAlgorithm SuiteIn(string folder) => SeatOpening.NetworkOf(SeatPath(folder, 0), demoScale: 0).Suite;

    /// <summary>Writes the files of all members into a folder.</summary>
    public static void Write(
        string folder, int members, SeatEngine engine, DemoOptions demo, Func<int, string> urlOf)
    {
        demo = demo with { Members = members };
        SignedStatement genesis = new DemoYear(demo).SignedStatements().First().Signed;
        for (int member = 0; member < members; member++)
        {
            string own = Path.GetDirectoryName(SeatPath(folder, member))!;
            Directory.CreateDirectory(own);
            File.WriteAllBytes(Path.Join(own, "genesis.cose"), genesis.Bytes.ToArray());
            DemoParty party = Member(member);
            WriteSeed(Path.Join(own, "envelope.seed"), DemoMembers.NodeKey(demo, party));
            WriteSeed(Path.Join(own, "agreement.seed"), DemoMembers.AgreementKey(demo, party));
            new SeatFile
            {
                Organisation = party.Id.Value,
                Genesis = "genesis.cose",
                EnvelopeKey = "envelope.seed",
                AgreementKey = "agreement.seed",
                Engine = engine,
                Members =
                [
                    .. Enumerable.Range(0, members).Select(other => new SeatMember
                    {
                        Organisation = Member(other).Id.Value,
                        Url = new Uri(urlOf(other)),
                    }),
                ],
            }.Write(SeatPath(folder, member));
        }
    }

    /// <summary>Whose signatures make a checkpoint final, and how many, as the genesis says.</summary>
    public static WitnessPolicy PolicyOf(int members, SignatureAlgorithm suite) =>
        new(ConsortiumDeclaration.LeastQuorum(members), Enumerable.Range(0, members).Select(member => KeyOf(member, suite)));

    private static NoteKey KeyOf(int member, SignatureAlgorithm suite) => NoteKey.ForWitness(
        Member(member).Code,
        DemoMembers.AgreementKey(new DemoOptions { Suite = suite }, Member(member)).PublicKey);

    private static void WriteSeed(string path, SigningKey key) =>
        Ledger.PrivateFile.Write(path, Convert.ToHexStringLower(key.ExportSeed()) + "\n");
}
