using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Simulation.Histories;

/// <summary>
/// The state that every history starts from: authorities, a laboratory, three firms with a site each, permits for
/// everything, circuits and a by-product stream. Judged once, copied for each history.
/// </summary>
internal static class Foundation
{
    public static readonly Firm Root = new(1, PartyRole.RootAuthority, string.Empty);
    public static readonly Firm Industry = new(2, PartyRole.IndustryAuthority, string.Empty);
    public static readonly Firm Laboratory = new(3, PartyRole.Laboratory, string.Empty);

    public static readonly Firm[] Operators =
    [
        new(11, PartyRole.Operator, "BAYAN-OBO"), new(12, PartyRole.Operator, "LONGNAN"),
        new(13, PartyRole.Operator, "XIKUANGSHAN"),
    ];

    /// <summary>The steps that each firm's circuits run, by circuit number.</summary>
    public static readonly string[] CircuitSteps = ["ree.separation", "sb.smelting"];

    public static readonly Instant Beginning = Instant.FromUnixSeconds(1_767_225_600);

    private static readonly Chain[] AllChains = Enum.GetValues<Chain>();

    private static readonly LedgerState Founded = Found();

    /// <summary>The first free entry index.</summary>
    public static long FirstIndex { get; private set; }

    public static LedgerState NewState() => Founded.Copy();

    private static LedgerState Found()
    {
        LedgerState state = new();
        Accept(state, Root, new Genesis(
            "history.lodestone", Root.Id, "Root", "根", [.. Root.Keys], IsDemo: true, 120, 45, Ppb.FromPpm(5_000)));
        foreach (Firm firm in Operators.Append(Laboratory))
        {
            Accept(state, Root, Registration(firm));
        }

        Accept(state, Root, new Propose(Registration(Industry)));
        Accept(state, Root, Root.SecondKey, new Approve(IdentityOf(FirstIndex - 1), 0));

        Accept(state, Industry, Permit(Laboratory, Activity.Assay));
        foreach (Firm firm in Operators)
        {
            Accept(state, firm, new RegisterSite(
                firm.Site, firm.Id, "Site", "厂", "CN", 0, 0, string.Empty, firm.Deposit));
            Accept(
                state, Industry,
                [.. Enum.GetValues<Activity>().Where(activity => activity != Activity.Assay)
                    .Select(activity => Permit(firm, activity))]);
            Accept(state, Industry, new RegisterStream(
                firm.Stream, firm.Site, Element.Of("Ga"), Mass.FromKilograms(500_000), Ppb.FromPpm(100),
                Ppb.FromPpm(400_000)));
            for (int i = 0; i < CircuitSteps.Length; i++)
            {
                Accept(state, firm, new RegisterCircuit(firm.Circuit(i), firm.Site, CircuitSteps[i]));
            }
        }

        return state;
    }

    // Mining is capped, so that some histories run over their capacity.
    private static GrantPermit Permit(Firm firm, Activity activity) => new(
        $"P{firm.Number}-{activity}", firm.Id, activity == Activity.Assay ? null : firm.Site, activity, [.. AllChains],
        activity == Activity.Mining ? Mass.FromKilograms(60_000) : null, Beginning.PlusDays(-1),
        Beginning.PlusDays(10_000));

    private static RegisterParty Registration(Firm firm) =>
        new(firm.Id, firm.Role, "Firm", "公司", "CN", [.. firm.Keys], []);

    private static StatementIdentity IdentityOf(long index)
    {
        byte[] identity = new byte[32];
        BitConverter.TryWriteBytes(identity, index);
        return StatementIdentity.FromBytes(identity);
    }

    private static void Accept(LedgerState state, Firm firm, params Act[] acts) =>
        Accept(state, firm, firm.Key, acts);

    private static void Accept(LedgerState state, Firm firm, string key, params Act[] acts)
    {
        Statement statement = new(
            IdentityOf(FirstIndex), firm.Id, key, Beginning, Beginning.PlusDays(30), [.. acts]);
        Verdict verdict = Rulebook.Judge(state, statement, new Position(FirstIndex++, Beginning));
        (verdict.Draft ?? throw new InvalidOperationException($"The foundation is refused: {verdict.Refusal}"))
            .ApplyWithoutDigest();
    }
}
