using System.Collections.Concurrent;
using Lodestone.Interchange;
using Lodestone.Ledger;
using Lodestone.Node.Hosting;
using Lodestone.Transparency;
using Lodestone.Vocabulary;
using Microsoft.AspNetCore.Builder;

namespace Lodestone.Node.Tests;

/// <summary>
/// A small network of its own, founded and used through HTTP only. Every firm of <see cref="Cast"/> signs with its own
/// keys, and may also let the node sign with the same keys. Each accepted statement moves the clock by a second.
/// </summary>
internal sealed class World : IAsyncLifetime
{
    private readonly ConcurrentDictionary<(string Firm, int Person), string> apiKeys = new();
    private int events;
    private int firms = 100;

    public Func<NodeOptions, NodeOptions>? Change { get; init; }

    public Action<WebApplication>? Map { get; init; }

    public TestNode Node { get; private set; } = null!;

    public Goods Goods { get; private set; } = null!;

    public Hash Network { get; private set; }

    public Instant Now => new(Node.Clock.GetUtcNow().ToUnixTimeMilliseconds());

    public async ValueTask InitializeAsync()
    {
        Node = await TestNode.StartAsync(Change, map: Map);
        Goods = new Goods(this);
        await Found();
    }

    public ValueTask DisposeAsync() => Node.DisposeAsync();

    /// <summary>What an event says that happened now, or then; its id is new.</summary>
    public EventFacts Facts(SiteId? at = null, string step = "", string disposition = "", Instant? time = null) => new(
        NewUri("event"), time ?? Now, "+08:00", step, disposition, null, at, string.Empty);

    /// <summary>A URI that nobody has used yet.</summary>
    public string NewUri(string kind) => $"urn:test:{kind}:{Interlocked.Increment(ref events)}";

    /// <summary>The payload that says these acts.</summary>
    public (string ContentType, byte[] Payload) Write(params Act[] acts) => acts[0] is PhysicalAct
        ? (ContentTypes.Epcis, EpcisWriter.Write(acts.Cast<PhysicalAct>(), Now))
        : (ContentTypes.Acts, ActsWriter.Write(acts));

    /// <summary>A payload signed with a key.</summary>
    public byte[] Sign(Firm issuer, SigningKey key, string contentType, byte[] payload, Hash? network = null)
    {
        long now = Now.UnixMilliseconds / 1_000;
        StatementHeader header = StatementHeader.For(
            key.PublicKey, contentType, issuer.Id.Value, "test", network ?? Network, now + 86_400, now);
        return SignedStatement.Create(key, header, payload).Bytes.ToArray();
    }

    /// <summary>Acts signed by a person of a firm.</summary>
    public byte[] Sign(Firm issuer, int person, params Act[] acts)
    {
        using SigningKey key = issuer.Key(person);
        (string type, byte[] payload) = Write(acts);
        return Sign(issuer, key, type, payload);
    }

    public Task<Answer> SendCose(byte[] statement) => Node.Post("/entries", statement, "application/cose");

    /// <summary>Submits acts that must be accepted.</summary>
    /// <returns>The statement's identity.</returns>
    public Task<StatementIdentity> Accept(Firm issuer, params Act[] acts) => AcceptBy(issuer, 1, acts);

    public async Task<StatementIdentity> AcceptBy(Firm issuer, int person, params Act[] acts)
    {
        byte[] statement = Sign(issuer, person, acts);
        Answer answer = await SendCose(statement);
        Assert.True(answer.Status == 201, $"{issuer} {acts[0].GetType().Name}: {answer.Status} {answer.Text}");
        Node.Clock.Advance(TimeSpan.FromSeconds(1));
        return StatementIdentity.FromBytes(SignedStatement.Parse(statement).Statement!.Identity.Span);
    }

    /// <summary>One person of an authority proposes, the other approves.</summary>
    public async Task Decide(Firm authority, Act act)
    {
        StatementIdentity proposal = await Accept(authority, new Propose(act));
        await AcceptBy(authority, 2, new Approve(proposal, 0));
    }

    /// <summary>An API key that lets the node sign with the key of this person.</summary>
    public string ApiKeyOf(Firm firm, int person = 1) => apiKeys.GetOrAdd((firm.ToString(), person), _ =>
    {
        using SigningKey key = firm.Key(person);
        return Node.Open.Vault.IssueApiKey(Node.Open.Vault.Keep(firm.Id, $"{firm}-{person}", key).KeyId);
    });

    /// <summary>The state digest and all else that <c>/state</c> tells of the head.</summary>
    public async Task<string> StateText() => (await Node.Get("/state")).Text;

    /// <summary>A firm that no other test uses, with a site and the permits named.</summary>
    public async Task<Firm> NewFirm(params Activity[] activities)
    {
        int number = Interlocked.Increment(ref firms);
        Firm firm = new($"firm-{number}", number, PartyRole.Operator);
        await Accept(Cast.Root, Registration(firm));
        await Accept(firm, Site(firm, firm.Site, "BAYANOBO"));
        if (activities.Length > 0)
        {
            await Accept(Cast.Industry, [.. activities.Select(activity => Permit(firm, activity, firm.Site))]);
        }

        return firm;
    }

    public static RegisterParty Registration(Firm firm) =>
        new(firm.Id, firm.Role, firm.Name, firm.Name, "CN", [firm.Declared(1), firm.Declared(2)], []);

    public static RegisterSite Site(Firm firm, SiteId site, string deposit) =>
        new(site, firm.Id, firm.Name, firm.Name, "CN", 41_770_000, 109_970_000, string.Empty, deposit);

    public GrantPermit Permit(Firm firm, Activity activity, SiteId? site, string? number = null) => new(
        number ?? $"{firm}-{activity}-{site?.Gln ?? "all"}", firm.Id, site, activity,
        [Chain.RareEarth, Chain.Antimony, Chain.Gallium, Chain.Germanium], YearlyCapacity: null,
        Now.PlusDays(-400), Now.PlusDays(4_000));

    private static bool IsAuthority(Firm firm) => firm.Role is PartyRole.IndustryAuthority or PartyRole.Customs;

    private async Task Found()
    {
        Genesis genesis = new(
            TestNode.Network, Cast.Root.Id, "Root Authority", "根机构",
            [Cast.Root.Declared(1), Cast.Root.Declared(2)], IsDemo: false, SkewSeconds: 120, LatenessDays: 45,
            SourceCorrectionPpb: Ppb.FromPpm(5_000));
        using SigningKey rootKey = Cast.Root.Key(1);
        SignedStatement first = GenesisStatement.Create(genesis, rootKey, Now);
        Answer answer = await SendCose(first.Bytes.ToArray());
        Assert.True(answer.Status == 201, answer.Text);
        Network = first.Identity;
        foreach (Firm authority in Cast.Registered.Where(IsAuthority))
        {
            await Decide(Cast.Root, Registration(authority));
        }

        await Accept(Cast.Root, [.. Cast.Registered.Where(firm => !IsAuthority(firm)).Select(Registration)]);
        foreach (Firm firm in Cast.Registered.Where(firm => firm.Role is PartyRole.Operator or PartyRole.Laboratory))
        {
            await Accept(firm, Site(firm, firm.Site, "BAYANOBO"), Site(firm, firm.OtherSite, "LONGNAN"));
            await Accept(Cast.Industry, [.. PermitsOf(firm)]);
        }
    }

    private IEnumerable<Act> PermitsOf(Firm firm) => firm.Role == PartyRole.Laboratory
        ? [Permit(firm, Activity.Assay, null)]
        : Enum.GetValues<Activity>().Where(activity => activity != Activity.Assay)
            .SelectMany(activity => activity == Activity.Trading
                ? (IEnumerable<Act>)[Permit(firm, activity, null)]
                : [Permit(firm, activity, firm.Site), Permit(firm, activity, firm.OtherSite)]);
}
