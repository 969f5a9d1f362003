using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Lodestone.Vocabulary;

namespace Lodestone.Rules.Tests;

/// <summary>
/// A ledger state with time and positions, and somebody to speak. Every firm of <see cref="Cast"/> has two sites
/// and permits for every activity there and every chain; tests take away what they are about.
/// </summary>
internal sealed class World
{
    private int events;
    private int seeds;

    private World()
    {
    }

    public LedgerState State { get; } = new();

    public long NextIndex { get; private set; }

    /// <summary>Block time; each accepted statement moves it by a second.</summary>
    public Instant Now { get; set; } = new(1_767_225_600_000);

    public string Digest => Convert.ToHexStringLower(State.Digest.Span);

    /// <summary>Nothing yet, not even a genesis.</summary>
    public static World Empty() => new();

    /// <summary>Genesis, authorities, firms, sites and permits.</summary>
    public static World Founded() => Founded(Genesis());

    /// <summary>The same on a genesis of the test's own.</summary>
    public static World Founded(Genesis genesis)
    {
        World world = new();
        world.Accept(Cast.Root, genesis);
        foreach (Actor actor in Cast.Registered)
        {
            world.Register(actor);
        }

        foreach (Actor actor in Cast.Registered
            .Where(actor => actor.Role is PartyRole.Operator or PartyRole.Laboratory))
        {
            world.Accept(actor, Site(actor, actor.Site, "BAYAN-OBO"), Site(actor, actor.OtherSite, string.Empty));
            world.Accept(Cast.Industry, [.. Permits(world, actor)]);
        }

        return world;
    }

    public static Genesis Genesis() => new(
        "test.lodestone", Cast.Root.Id, "Root Authority", "根机构", [.. Cast.Root.Keys], IsDemo: true, SkewSeconds: 120,
        LatenessDays: 45, SourceCorrectionPpb: Ppb.FromPpm(5_000));

    public static RegisterParty Registration(Actor actor) => new(
        actor.Id, actor.Role, actor.Name, actor.Name, "CN", [.. actor.Keys], []);

    public static RegisterSite Site(Actor actor, SiteId site, string deposit) => new(
        site, actor.Id, actor.Name, actor.Name, "CN", 41_770_000, 109_970_000, string.Empty, deposit);

    public static GrantPermit Permit(World world, Actor actor, Activity activity, string number) => new(
        number, actor.Id, Site: activity is Activity.Assay or Activity.Trading ? null : actor.Site, activity,
        [Chain.RareEarth, Chain.Antimony, Chain.Gallium, Chain.Germanium], YearlyCapacity: null,
        world.Now.PlusDays(-400), world.Now.PlusDays(4_000));

    /// <summary>What an event says that happened now, or so long ago; its id is new.</summary>
    public EventFacts Facts(Instant? at = null, string? id = null) => new(
        id ?? $"urn:test:event:{++events}", at ?? Now, "+08:00", string.Empty, string.Empty, null, null,
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"content {events}"))));

    /// <summary>The verdict on acts of an actor's first person; accepted effects are not applied.</summary>
    public Refusal? Judge(Actor actor, params Act[] acts) => Judge(actor, actor.Key, acts, out _, out _);

    /// <summary>Applies acts that must be accepted.</summary>
    /// <returns>The statement's identity.</returns>
    public StatementIdentity Accept(Actor actor, params Act[] acts) => AcceptBy(actor, actor.Key, acts);

    /// <summary>Applies acts signed with a key that must be accepted.</summary>
    public StatementIdentity AcceptBy(Actor actor, string key, params Act[] acts)
    {
        Refusal? refusal = Judge(actor, key, acts, out Draft? draft, out StatementIdentity identity);
        Assert.Null(refusal);
        State.Apply(draft!);
        NextIndex++;
        Now = Now.PlusMilliseconds(1_000);
        return identity;
    }

    /// <summary>Asserts that acts are refused with exactly this number and change nothing.</summary>
    public Refusal Refuse(RefusalCode code, Actor actor, params Act[] acts) => RefuseBy(code, actor, actor.Key, acts);

    /// <summary>Asserts that acts signed with a key are refused with exactly this number and change nothing.</summary>
    public Refusal RefuseBy(RefusalCode code, Actor actor, string key, params Act[] acts)
    {
        string before = Digest;
        string[] rows = Rows();
        Refusal? refusal = Judge(actor, key, acts, out Draft? draft, out _);
        Assert.Null(draft);
        Assert.Equal(code, refusal!.Code);
        Assert.Equal(before, Digest);
        Assert.Equal(rows, Rows());
        return refusal;
    }

    /// <summary>One person of an authority proposes, the other approves; both must be accepted.</summary>
    public void Decide(Actor authority, Act act)
    {
        StatementIdentity proposal = Accept(authority, new Propose(act));
        AcceptBy(authority, authority.SecondKey, new Approve(proposal, 0));
    }

    /// <summary>The root authority registers a party: an authority by two persons.</summary>
    public void Register(Actor actor)
    {
        if (actor.Role is PartyRole.IndustryAuthority or PartyRole.Customs)
        {
            Decide(Cast.Root, Registration(actor));
        }
        else
        {
            Accept(Cast.Root, Registration(actor));
        }
    }

    /// <summary>
    /// Puts a lot into the state without an act: 1,000 kg of neodymium oxide, 857,367,000 ppb Nd, unless told
    /// otherwise.
    /// </summary>
    public Eid Seed(Actor owner, Func<LotRow, LotRow>? change = null)
    {
        string number = (++seeds).ToString("d4", CultureInfo.InvariantCulture);
        Composition composition = Composition.Of(
            new ElementShare(Element.Of("Nd"), Ppb.Of(857_367_000), false, Ppb.Zero));
        Mass mass = Mass.FromKilograms(1_000);
        LotRow lot = new(
            Eid.Derive(owner.Id, number, "fixture-nonce"), owner.Id, number, "ree.oxide.nd", mass, mass, Basis.Net,
            Ppb.Zero, null, composition, CustodyModel.Segregated, string.Empty, null, LotStatus.Active, owner.Id,
            owner.Id, owner.Site, null, null, Book.From(composition, mass, "BAYAN-OBO").Lines, [], false, [],
            EvidenceGrade.Documented, Source: null, Ppb.Zero, [], Now.PlusDays(-1), "urn:test:seed:" + number);
        lot = change is null ? lot : change(lot);
        Draft draft = State.Begin();
        draft.Lots.Put(lot.Eid.Code, lot);
        BookEdge.Post(draft, BookEdge.Entered, Book.Of(lot.Book));
        State.Apply(draft);
        return lot.Eid;
    }

    /// <summary>The lot as it stands.</summary>
    public LotRow Lot(Eid eid) => State.Lots.Find(eid.Code)!;

    /// <summary>Changes a lot without an act.</summary>
    public void Alter(Eid eid, Func<LotRow, LotRow> change)
    {
        Draft draft = State.Begin();
        draft.Lots.Put(eid.Code, change(Lot(eid)));
        State.Apply(draft);
    }

    /// <summary>Asserts that inputs and outputs of the books are equal for every element.</summary>
    public void AssertConserved() =>
        Assert.All(Conservation.Check(State), sides => Assert.Equal(ElementAmount.Zero, sides.Difference));

    private static IEnumerable<Act> Permits(World world, Actor actor) => actor.Role == PartyRole.Laboratory
        ? [Permit(world, actor, Activity.Assay, $"{actor.Name}-Assay")]
        : Enum.GetValues<Activity>().Where(activity => activity != Activity.Assay)
            .Select(activity => Permit(world, actor, activity, $"{actor.Name}-{activity}"))
            .Append(Permit(world, actor, Activity.Storage, $"{actor.Name}-other") with { Site = actor.OtherSite });

    private string[] Rows() => [.. State.SortedRows()
        .Select(row => $"{row.Table}/{row.Key}={Encoding.UTF8.GetString(row.Row!.Value.Span)}")];

    private Refusal? Judge(
        Actor actor, string key, Act[] acts, out Draft? draft, out StatementIdentity identity)
    {
        identity = StatementIdentity.FromBytes(SHA256.HashData(
            Encoding.UTF8.GetBytes($"{NextIndex}/{actor.Name}/{key}/{string.Join<Act>('/', acts)}")));
        Statement statement = new(identity, actor.Id, key, Now, Now.PlusDays(30), [.. acts]);
        Verdict verdict = Rulebook.Judge(State, statement, new Position(NextIndex, Now));
        draft = verdict.Draft;
        return verdict.Refusal;
    }
}
