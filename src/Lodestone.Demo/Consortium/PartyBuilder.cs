using System.Collections.Immutable;
using System.Globalization;
using Lodestone.Vocabulary;

namespace Lodestone.Demo;

/// <summary>Writes the cast of the demo down, one organisation a sentence.</summary>
internal sealed class PartyBuilder
{
    // GS1 keeps prefix 952 for demonstrations and examples: no real location or item begins so.
    private const string ExamplePrefix = "952";

    private static readonly ImmutableArray<Chain> AllChains = [.. Enum.GetValues<Chain>()];

    private readonly string code;
    private readonly int number;
    private readonly DemoTrade trade;
    private readonly PartyRole role;
    private readonly List<DemoSite> sites = [];
    private readonly List<DemoPermit> permits = [];
    private string nameEn = string.Empty;
    private string nameZh = string.Empty;
    private string country = "CN";
    private ImmutableArray<Chain> chains = AllChains;

    public PartyBuilder(int number, string code, DemoTrade trade, PartyRole role)
    {
        this.number = number;
        this.code = code;
        this.trade = trade;
        this.role = role;
    }

    public PartyBuilder Named(string english, string chinese)
    {
        nameEn = english;
        nameZh = chinese;
        return this;
    }

    public PartyBuilder From(string country)
    {
        this.country = country;
        return this;
    }

    public PartyBuilder Handling(params ImmutableArray<Chain> only)
    {
        chains = only;
        return this;
    }

    /// <summary>A site; coordinates in thousandths of a degree.</summary>
    public PartyBuilder At(
        string english, string chinese, long latitude, long longitude, string locode = "", string deposit = "")
    {
        int at = sites.Count + 1;
        sites.Add(new DemoSite(
            at == 1 ? code : $"{code}-{at}",
            SiteId.Of(Gln(at)),
            english,
            chinese,
            latitude * 1_000,
            longitude * 1_000,
            locode,
            deposit,
            [],
            [],
            [new DemoInstrument(Uri($"scale/{number:D3}-{at}"), Ppb.FromPpm(1_000))],
            []));
        return this;
    }

    /// <summary>Permits at the last site; without a site yet, permits of no site.</summary>
    public PartyBuilder May(params ReadOnlySpan<Activity> activities)
    {
        foreach (Activity activity in activities)
        {
            Permit(activity, null);
        }

        return this;
    }

    /// <summary>A permit at the last site with a yearly capacity in tonnes.</summary>
    public PartyBuilder MayUpTo(Activity activity, long tonnes)
    {
        Permit(activity, Mass.FromKilograms(tonnes * 1_000));
        return this;
    }

    public PartyBuilder Running(string name, string step) =>
        Last(site => site with
        {
            Circuits = site.Circuits.Add(new DemoCircuit(Uri($"circuit/{site.Code}/{name}"), step)),
        });

    /// <summary>A by-product stream: host throughput in tonnes a year, grade in ppm, recovery in per cent.</summary>
    public PartyBuilder Winning(string name, string element, long tonnes, long ppm, long percent) =>
        Last(site => site with
        {
            Streams = site.Streams.Add(new DemoStream(
                Uri($"stream/{site.Code}/{name}"), Element.Of(element), Mass.FromKilograms(tonnes * 1_000),
                Ppb.FromPpm(ppm), Ppb.Of(percent * 10_000_000))),
        });

    public DemoParty Build()
    {
        bool isAuthority = role is PartyRole.RootAuthority or PartyRole.IndustryAuthority or PartyRole.Customs;
        return new DemoParty(
            code,
            Identifier(),
            role,
            trade,
            nameEn,
            nameZh,
            country,
            [PartyId.Of($"gln:{Gln(0)}")],
            isAuthority ? ["desk-1", "desk-2"] : ["desk-1"],
            [.. sites],
            [.. permits]);
    }

    private static string Uri(string path) => $"https://lodestone.example/demo/{path}";

    private string Gln(int at)
    {
        string digits = $"{ExamplePrefix}{number:D6}{at:D3}";
        return digits + Gs1.CheckDigit(digits);
    }

    // District 000000 is no place and LEI issuer DEMO no issuer: neither code can be anybody's.
    private PartyId Identifier()
    {
        string serial = number.ToString("D6", CultureInfo.InvariantCulture);
        string uscc = $"91000000DEM{serial}";
        string lei = $"DEMO00000000{serial}";
        return country == "CN"
            ? PartyId.Of($"uscc:{uscc}{Uscc.CheckCharacter(uscc)}")
            : PartyId.Of($"lei:{lei}{Lei.CheckDigits(lei)}");
    }

    private void Permit(Activity activity, Mass? capacity)
    {
        int serial = permits.Count + sites.Sum(site => site.Permits.Length) + 1;
        DemoPermit permit = new($"DP-{number:D3}-{serial:D2}", activity, chains, capacity);
        if (sites.Count == 0)
        {
            permits.Add(permit);
        }
        else
        {
            Last(site => site with { Permits = site.Permits.Add(permit) });
        }
    }

    private PartyBuilder Last(Func<DemoSite, DemoSite> change)
    {
        sites[^1] = change(sites[^1]);
        return this;
    }
}
