using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lodestone.Ledger;
using Lodestone.Node.Commands;
using Lodestone.Ordering.Neo;

namespace Lodestone.Node.Consortium.Trial;

/// <summary>
/// The consensus nodes of a trial network: four of Neo N3's, each a process of its own with a folder and a log of its own.
/// They end with this one.
/// </summary>
/// <remarks>
/// Four for seven members too: the tool's nodes take three connections from one address, so that seven on one machine come
/// apart into islands.
/// </remarks>
internal sealed class TrialEngine : IAsyncDisposable
{
    private const int Count = 4;
    private const string SettingsFile = "net.neo-express";
    private const string FeeAsset = "0xd2a4cff31913016155e38e474a2c06d08be276cf";
    private const string Funds = "1000000";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LooksEvery = TimeSpan.FromMilliseconds(250);

    private readonly string folder;
    private readonly JsonNode settings;
    private readonly int blockSeconds;
    private readonly KeptProcess?[] nodes;
    private readonly HttpClient client = new() { Timeout = TimeSpan.FromSeconds(10) };

    private TrialEngine(string folder, int blockSeconds)
    {
        this.folder = folder;
        this.blockSeconds = blockSeconds;
        settings = JsonNode.Parse(File.ReadAllText(Path.Join(folder, SettingsFile)))!;
        JsonNode[] all = [.. settings["consensus-nodes"]!.AsArray().Select(node => node!)];
        nodes = new KeptProcess?[all.Length];
        Endpoints =
        [
            .. all.Select(node => new Uri(string.Create(
                CultureInfo.InvariantCulture, $"http://127.0.0.1:{node["rpc-port"]!.GetValue<int>()}/"))),
        ];
    }

    /// <summary>Where each node is asked.</summary>
    public Uri[] Endpoints { get; }

    /// <summary>The network's number.</summary>
    public uint Magic => settings["magic"]!.GetValue<uint>();

    /// <summary>Each node that runs, or has ended by itself.</summary>
    public IReadOnlyList<KeptProcess?> Nodes => nodes;

    /// <summary>Writes what the nodes of a trial network start from, and each member's account.</summary>
    /// <exception cref="InvalidDataException">The tool that holds the nodes is not there.</exception>
    public static async Task MakeAsync(string network, int members, Func<int, int> portOf, CancellationToken cancel)
    {
        string folder = FolderOf(network);
        Directory.CreateDirectory(folder);
        await NeoTool.RunAsync(
            folder, folder, ["create", "-c", Count.ToString(CultureInfo.InvariantCulture), SettingsFile], cancel);
        for (int member = 0; member < members; member++)
        {
            await NeoTool.RunAsync(
                folder, folder, ["wallet", "create", TrialNetwork.Member(member).Code, "-i", SettingsFile], cancel);
        }

        string path = Path.Join(folder, SettingsFile);
        JsonNode settings = JsonNode.Parse(await File.ReadAllTextAsync(path, cancel))!;
        for (int node = 0; node < Count; node++)
        {
            JsonNode one = settings["consensus-nodes"]![node]!;
            one["tcp-port"] = portOf(3 * node);
            one["ws-port"] = portOf((3 * node) + 1);
            one["rpc-port"] = portOf((3 * node) + 2);
        }

        for (int member = 0; member < members; member++)
        {
            WriteAccount(Path.GetDirectoryName(TrialNetwork.SeatPath(network, member))!, WalletOf(settings, member));
        }

        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await File.WriteAllTextAsync(path, settings.ToJsonString(), cancel);
    }

    /// <summary>The engine of a trial network; null if another one orders there.</summary>
    public static TrialEngine? In(string network, int blockSeconds) =>
        File.Exists(Path.Join(FolderOf(network), SettingsFile)) ? new(FolderOf(network), blockSeconds) : null;

    /// <summary>How a member's seat says before the nodes have run that they will order.</summary>
    public static SeatEngine Unmade() => new() { Kind = "neo", Account = AccountFile };

    /// <summary>Starts all nodes, sees them make blocks, gives each member funds, and tells the seats how to reach them.</summary>
    /// <exception cref="InvalidDataException">They do not come up; the message says why.</exception>
    public async Task BringUpAsync(string network, Speech speech, CancellationToken cancel)
    {
        speech.Say($"Starting {nodes.Length} consensus nodes…", $"正在启动 {nodes.Length} 个共识节点……");
        for (int node = 0; node < nodes.Length; node++)
        {
            Start(node);
        }

        await UntilAsync(async () => await HeightAsync(cancel) >= 1, "make no blocks", cancel);
        int members = TrialNetwork.MembersIn(network);
        await FundAsync(members, cancel);
        string first = await FirstBlockAsync(cancel);
        for (int member = 0; member < members; member++)
        {
            string path = TrialNetwork.SeatPath(network, member);
            SeatFile seat = SeatFile.Read(path);
            (seat with { Engine = EngineOf(member, first) }).Write(path);
        }

        long height = await HeightAsync(cancel);
        speech.Say($"The engine makes blocks: height {height}.", $"引擎正在出块：高度 {height}。");
    }

    /// <summary>Starts a node that does not run.</summary>
    public void Start(int node)
    {
        string home = Path.Join(folder, string.Create(CultureInfo.InvariantCulture, $"node-{node}"));
        Directory.CreateDirectory(home);
        nodes[node] = NeoTool.Start(
            folder, home, Path.Join(home, "node.log"), "run", node.ToString(CultureInfo.InvariantCulture), "-i",
            SettingsFile, "-s", blockSeconds.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The first node that has ended by itself; null if none has.</summary>
    public KeptProcess? Ended() => nodes.FirstOrDefault(node => node is { HasEnded: true });

    /// <summary>How high the chain is by the highest node that answers; below zero if none does.</summary>
    public async Task<long> HeightAsync(CancellationToken cancel)
    {
        long[] heights = await Task.WhenAll(Endpoints.Select(async endpoint =>
            await AskAsync(endpoint, "getblockcount", [], cancel) is { ValueKind: JsonValueKind.Number } count
                ? count.GetInt64() - 1
                : -1));
        return heights.Max();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(nodes.OfType<KeptProcess>().Select(node => node.DisposeAsync().AsTask()));
        client.Dispose();
    }

    private const string AccountFile = "account.pem";

    private static string FolderOf(string network) => Path.Join(network, "engine");

    private static void WriteAccount(string folder, JsonNode wallet)
    {
        Directory.CreateDirectory(folder);
        using ECDsa key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            D = Convert.FromHexString(wallet["private-key"]!.GetValue<string>()),
        });
        PrivateFile.Write(Path.Join(folder, AccountFile), key.ExportPkcs8PrivateKeyPem() + "\n");
    }

    private static JsonNode WalletOf(JsonNode settings, int member) => settings["wallets"]!.AsArray().Single(
        wallet => wallet!["name"]!.GetValue<string>() == TrialNetwork.Member(member).Code)!["accounts"]![0]!;

    // Its own node first: what a member is asked for and sends goes there before it goes elsewhere.
    private SeatEngine EngineOf(int member, string first) => Unmade() with
    {
        Endpoints = [.. Endpoints[(member % Count)..], .. Endpoints[..(member % Count)]],
        Magic = Magic,
        FirstBlock = first,
        Validators = nodes.Length,
    };

    private async Task<string> FirstBlockAsync(CancellationToken cancel)
    {
        JsonElement?[] said = await Task.WhenAll(
            Endpoints.Select(endpoint => AskAsync(endpoint, "getblockhash", [0], cancel)));
        string[] hashes = [.. said.OfType<JsonElement>().Select(one => one.GetString()!).Distinct(StringComparer.Ordinal)];
        return hashes is [var only]
            ? only
            : throw new InvalidDataException($"The engine's nodes begin with {hashes.Length} different blocks.");
    }

    private async Task FundAsync(int members, CancellationToken cancel)
    {
        for (int member = 0; member < members; member++)
        {
            if (await BalanceAsync(member, cancel) == 0)
            {
                await NeoTool.RunAsync(
                    folder, folder,
                    ["transfer", Funds, "GAS", "genesis", TrialNetwork.Member(member).Code, "-i", SettingsFile], cancel);
            }
        }

        for (int member = 0; member < members; member++)
        {
            int who = member;
            await UntilAsync(async () => await BalanceAsync(who, cancel) > 0, "give a member no funds", cancel);
        }
    }

    private async Task<long> BalanceAsync(int member, CancellationToken cancel)
    {
        byte[] key = Convert.FromHexString(WalletOf(settings, member)["private-key"]!.GetValue<string>());
        using NeoAccount account = NeoAccount.FromPrivateKey(key);
        object who = new { type = "Hash160", value = account.ScriptHashText };
        return await AskAsync(Endpoints[0], "invokefunction", [FeeAsset, "balanceOf", new[] { who }], cancel) is { } answer
            && answer.GetProperty("stack")[0].GetProperty("value").GetString() is { } amount
                ? long.Parse(amount, CultureInfo.InvariantCulture)
                : 0;
    }

    private async Task UntilAsync(Func<Task<bool>> holds, string fault, CancellationToken cancel)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        while (!await holds())
        {
            KeptProcess? ended = Ended();
            if (ended is not null || limit.IsCancellationRequested)
            {
                cancel.ThrowIfCancellationRequested();
                throw new InvalidDataException(
                    $"The engine's nodes {fault}. They need the library libsnappy (Debian: libsnappy1v5) and free ports. "
                    + (ended ?? nodes[0])!.LastWords);
            }

            await Task.Delay(LooksEvery, cancel);
        }
    }

    private async Task<JsonElement?> AskAsync(
        Uri endpoint, string method, object[] parameters, CancellationToken cancel)
    {
        try
        {
            using HttpResponseMessage answer = await client.PostAsJsonAsync(
                endpoint,
                new Dictionary<string, object>
                {
                    ["jsonrpc"] = "2.0", ["id"] = 1, ["method"] = method, ["params"] = parameters,
                },
                cancel);
            JsonElement body = await answer.Content.ReadFromJsonAsync<JsonElement>(cancel);
            return body.TryGetProperty("result", out JsonElement result) ? result : null;
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException
            || (fault is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            // It does not listen yet, or its chain is not open.
            return null;
        }
    }
}
