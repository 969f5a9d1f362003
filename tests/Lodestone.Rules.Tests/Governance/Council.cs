using System.Globalization;
using Lodestone.Vocabulary;

namespace Lodestone.Rules.Tests;

/// <summary>A world that four full members and one witness hold together; three of the four decide.</summary>
internal sealed class Council
{
    public static readonly Actor[] Full = [Cast.Root, Cast.Industry, Cast.Customs, Cast.Auditor];

    private int site;

    public World World { get; } = World.Founded(Genesis(3));

    public Instant Until => World.Now.PlusDays(10);

    public CharterRow Charter => Charters.At(World.State, World.NextIndex)!;

    public static Genesis Genesis(int quorum, params MemberDeclaration[] more) => World.Genesis() with
    {
        Consortium = new ConsortiumDeclaration(
            quorum, 1, [.. Full.Select(actor => Member(actor)), Member(Cast.Mine, MemberRole.Witness), .. more]),
    };

    /// <summary>An actor as a member: its third key speaks for it in governance.</summary>
    public static MemberDeclaration Member(Actor actor, MemberRole role = MemberRole.Full) => new(
        actor.Id, actor.Name, actor.Name, actor.Name, role, AgreementKey(actor, 1), [actor.Declared(3)]);

    public static string AgreementKey(Actor actor, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{actor.Number:d4}{number:d60}");

    /// <summary>A member proposes with its member key.</summary>
    public StatementIdentity Propose(Actor actor, NetworkChange change, long? from = null) =>
        World.AcceptBy(actor, KeyOf(actor), new ProposeChange(change, from, Until));

    public void Approve(Actor actor, StatementIdentity proposal) =>
        World.AcceptBy(actor, KeyOf(actor), new ApproveChange(proposal, 0));

    public Refusal Refuse(RefusalCode code, Actor actor, Act act) => World.RefuseBy(code, actor, KeyOf(actor), act);

    public Refusal RefuseProposal(RefusalCode code, NetworkChange change, long? from = null) =>
        Refuse(code, Cast.Root, new ProposeChange(change, from, Until));

    /// <summary>Root proposes, and as many as are needed agree.</summary>
    public void Decide(NetworkChange change, long? from = null)
    {
        StatementIdentity proposal = Propose(Cast.Root, change, from);
        string key = $"{proposal.Hex}/0";
        for (int agreed = 1; World.State.Motions.Find(key)!.DecidedAt is null; agreed++)
        {
            Approve(Full[agreed], proposal);
        }
    }

    /// <summary>Ordinary statements, until the log has this size.</summary>
    public void GrowTo(long size)
    {
        while (World.NextIndex < size)
        {
            World.Accept(Cast.Plant, Ordinary());
        }
    }

    /// <summary>An ordinary act of the plant.</summary>
    public Act Ordinary() => new RegisterInstrument(
        $"urn:test:scale:{++site}", Cast.Plant.Site, Ppb.Of(1_000), World.Now, World.Now.PlusDays(100));

    public static string KeyOf(Actor actor) => actor.Declared(3).KeyId;
}
