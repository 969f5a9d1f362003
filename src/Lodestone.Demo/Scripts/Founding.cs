using System.Collections.Immutable;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Demo;

/// <summary>How the network begins: genesis, parties, sites, permits.</summary>
internal static class Founding
{
    private const int PartiesAtOnce = 8;
    private const int YearsPermitted = 5;

    public static IEnumerable<Entry> Script(World world)
    {
        Pen it = new(world, "founding", world.Begin, Contents.Million);
        DemoConsortium all = world.Consortium;
        DemoOptions options = world.Options;
        yield return it.Decree(all.Root, 0, new Genesis(
            options.Network, all.Root.Id, all.Root.NameEn, all.Root.NameZh, Keys(options, all.Root), IsDemo: true,
            SkewSeconds: 120, LatenessDays: 15, SourceCorrectionPpb: Ppb.FromPpm(5_000),
            DemoMembers.Consortium(options, all))
        {
            Suites = options.Suite == SignatureAlgorithm.EdDSA ? [] : [(int)options.Suite],
        });

        // Two persons of the root authority bring in the others.
        Entry proposals = Soon(it).Decree(all.Root, 0, [.. all.Parties
            .Where(party => party != all.Root && IsAuthority(party))
            .Select(party => (Act)new Propose(Registration(options, party)))]);
        yield return proposals;
        yield return Soon(it).Decree(all.Root, 1, [.. Enumerable.Range(0, proposals.Statement!.Acts.Length)
            .Select(i => (Act)new Approve(proposals.Statement.Identity, i))]);
        foreach (DemoParty[] some in all.Parties.Where(party => !IsAuthority(party)).Chunk(PartiesAtOnce))
        {
            yield return Soon(it).Decree(all.Root, 0, [.. some.Select(party => (Act)Registration(options, party))]);
        }

        foreach (DemoParty party in all.Parties.Where(party => !party.Sites.IsEmpty))
        {
            yield return Soon(it).Decree(party, 0, [.. party.Sites.SelectMany(site => Plant(world, party, site))]);
        }

        foreach (DemoParty party in all.Parties)
        {
            ImmutableArray<Act> permits = [.. Permits(world, party)];
            if (!permits.IsEmpty)
            {
                yield return Soon(it).Decree("industry", permits);
            }
        }
    }

    private static bool IsAuthority(DemoParty party) =>
        party.Role is PartyRole.RootAuthority or PartyRole.IndustryAuthority or PartyRole.Customs;

    private static RegisterParty Registration(DemoOptions options, DemoParty party) => new(
        party.Id, party.Role, party.NameEn, party.NameZh, party.Country, Keys(options, party), party.Aliases);

    private static ImmutableArray<KeyDeclaration> Keys(DemoOptions options, DemoParty party) =>
        [.. party.Persons.Select(person => DemoKeys.Declare(options, party.Id, person))];

    private static IEnumerable<Act> Plant(World world, DemoParty party, DemoSite site) =>
    [
        new RegisterSite(
            site.Id, party.Id, site.NameEn, site.NameZh, party.Country, site.LatitudeMicrodegrees,
            site.LongitudeMicrodegrees, site.Locode, site.Deposit),
        .. site.Circuits.Select(circuit => new RegisterCircuit(circuit.Uri, site.Id, circuit.ProcessStep)),
        .. site.Instruments.Select(scale => new RegisterInstrument(
            scale.Uri, site.Id, scale.Uncertainty, world.Begin.PlusDays(-120), world.Begin.PlusDays(900))),
    ];

    private static IEnumerable<Act> Permits(World world, DemoParty party) =>
    [
        .. party.Permits.Select(permit => Grant(world, party, null, permit)),
        .. party.Sites.SelectMany(site => site.Permits.Select(permit => Grant(world, party, site.Id, permit))),
        .. party.Sites.SelectMany(site => site.Streams.Select(stream => new RegisterStream(
            stream.Uri, site.Id, stream.Element, stream.HostThroughput, stream.Grade, stream.Recovery))),
    ];

    private static GrantPermit Grant(World world, DemoParty party, SiteId? site, DemoPermit permit) => new(
        permit.Number, party.Id, site, permit.Activity, permit.Chains, permit.YearlyCapacity, world.Begin,
        world.Begin.PlusDays(YearsPermitted * 366));

    // The registry is entered in the first hours of the year, a statement a minute.
    private static Pen Soon(Pen it) => it.Until(it.Now.PlusMilliseconds(60_000));
}
