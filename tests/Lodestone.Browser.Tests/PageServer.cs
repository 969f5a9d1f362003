using System.Collections.Concurrent;
using Lodestone.Demo;
using Lodestone.Node.Access;
using Lodestone.Node.Commands;
using Lodestone.Node.Demo;
using Lodestone.Node.Evidence;
using Lodestone.Node.Hosting;
using Lodestone.Rules;
using Lodestone.Views;
using Lodestone.Vocabulary;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;

[assembly: System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
[assembly: AssemblyFixture(typeof(Lodestone.Browser.Tests.PageServer))]

namespace Lodestone.Browser.Tests;

/// <summary>
/// A node with a small demo year on a free port of this machine, and a headless Chromium: one of each for all tests.
/// </summary>
public sealed class PageServer : IAsyncLifetime
{
    private const int Scale = 1_500;

    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("lodestone-pages-").FullName;
    private readonly ConcurrentDictionary<string, Task<byte[]>> bundles = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Task<Cookie>> sessions = new(StringComparer.Ordinal);
    private OpenNode node = null!;
    private WebApplication app = null!;
    private IPlaywright playwright = null!;

    /// <summary>Address of the node, without a slash at its end.</summary>
    public string Origin { get; private set; } = "";

    internal IBrowser Chromium { get; private set; } = null!;

    internal DemoTruth Truth { get; private set; } = null!;

    /// <summary>The magnets whose lineage reaches two deposits.</summary>
    internal Eid Magnets { get; } = DemoTruth.MagnetLot();

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        Chromium = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = ChromiumPath(),
            Args = Flags,
        });
        node = NodeOpening.Open(NodeOptions.For(Path.Join(folder, "data"), Path.Join(folder, "state")) with
        {
            Urls = "http://127.0.0.1:0",
            DemoScale = Scale,
            RequestsPerMinute = 100_000,
        });
        Truth = await DemoLoading.Load(node, Scale, _ => { }, CancellationToken.None);
        Lodestone.Node.Following.ViewFollower.CatchUp(node.Ledger, node.Views, CancellationToken.None);
        app = NodeHost.Build(node);
        await app.StartAsync();
        Origin = app.Urls.First().TrimEnd('/');
    }

    public async ValueTask DisposeAsync()
    {
        if (Chromium is not null)
        {
            await Chromium.DisposeAsync();
        }

        playwright?.Dispose();
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }

        node?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The API key of the first person of a demo party.</summary>
    internal static string KeyOf(string code)
    {
        DemoParty party = DemoConsortium.Describe().Party(code);
        return DemoLoading.ApiKeyOf(party.Id, party.Persons[0]);
    }

    /// <summary>The magnets' evidence bundle as an authority gets it.</summary>
    internal Task<byte[]> WholeBundle() => bundles.GetOrAdd(
        string.Empty, _ => Export(new Caller(null, PartyRole.RootAuthority)));

    /// <summary>The magnets' evidence bundle as a party of the demo gets it.</summary>
    internal Task<byte[]> BundleFor(string party) => bundles.GetOrAdd(
        party, _ => Export(new Caller(node.Vault.CallerOf(KeyOf(party)), PartyRole.Operator)));

    /// <summary>The cookie of a session, one for each party.</summary>
    internal Task<Cookie> SessionOf(string party) => sessions.GetOrAdd(party, SignIn);

    /// <summary>Index of the entry that brought a lot into being.</summary>
    internal long EntryOf(Eid lot)
    {
        using ViewReading reading = node.Views.Read();
        return reading.Timeline(lot)[0].Entry;
    }

    /// <summary>The identifier of a demo party.</summary>
    internal static string IdOf(string party) => DemoConsortium.Describe().Party(party).Id.Value;

    /// <summary>A site with a circuit.</summary>
    internal string SiteWithCircuit
    {
        get
        {
            using ViewReading reading = node.Views.Read();
            return reading.Circuits()[0].Value.Site.Gln;
        }
    }

    /// <summary>A lot that a demo party has in hand and may use.</summary>
    internal string LotOf(string party)
    {
        PartyId holder = DemoConsortium.Describe().Party(party).Id;
        using ViewReading reading = node.Views.Read();
        LotQuery query = new() { Holder = holder, Status = LotStatus.Active };
        return reading.List(query, new LotOrder(LotColumn.Age, true, false), Reader.Of(holder)).Lots
            .First(lot => !lot.IsStopped).Eid.Code;
    }

    private async Task<Cookie> SignIn(string party)
    {
        await using Visit visit = await Visit.Begin(this, new Look(false, 1280));
        await visit.SignIn(party);
        BrowserContextCookiesResult cookie =
            (await visit.Page.Context.CookiesAsync()).Single(it => it.Name == "lodestone-session");
        return new Cookie { Name = cookie.Name, Value = cookie.Value, Url = Origin, HttpOnly = true };
    }

    private async Task<byte[]> Export(Caller caller)
    {
        (byte[]? bundle, Refusal? refusal) = await BundleExport.Make(node, Magnets, caller, CancellationToken.None);
        return bundle ?? throw new InvalidOperationException($"No bundle: {refusal}");
    }

    private static string ChromiumPath()
    {
        string[] places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
        return places.FirstOrDefault(File.Exists) ?? throw new FileNotFoundException(
            "Chromium is missing: these tests need it. On Debian: apt-get install chromium fonts-noto-cjk");
    }
}
