using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lodestone.Ledger;
using Lodestone.Ordering.Neo;
using Lodestone.Transparency;

namespace Lodestone.Ordering.Tests.Neo;

/// <summary>Four consensus nodes of Neo N3 on the loopback with blocks of a second, and a funded account.</summary>
public sealed class NeoNetwork : IAsyncLifetime
{
    private const int Nodes = 4;
    private const string Settings = "net.neo-express";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly string folder = Directory.CreateTempSubdirectory("lodestone-neo-").FullName;
    private readonly HttpClient client = new();
    private readonly NeoNode?[] nodes = new NeoNode?[Nodes];
    private JsonNode settings = new JsonObject();
    private long? three;
    private int stores;

    /// <summary>The first bytes of the envelopes that <see cref="HeightOfThreeAsync"/> puts into one block.</summary>
    internal static byte[] Three => [1, 2, 3];

    /// <summary>Block 1 in base64.</summary>
    internal string FirstBlock { get; private set; } = string.Empty;

    /// <summary>The nodes' addresses.</summary>
    internal Uri[] Endpoints { get; private set; } = [];

    /// <summary>The network's number.</summary>
    internal uint Magic { get; private set; }

    /// <summary>The hash of its first block, in the order of the wire.</summary>
    internal Hash Genesis { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await NeoNode.RunAsync(folder, "create", "-c", $"{Nodes}", Settings);
        await NeoNode.RunAsync(folder, "wallet", "create", "alice", "-i", Settings);
        await NeoNode.RunAsync(folder, "wallet", "create", "pauper", "-i", Settings);
        string file = Path.Combine(folder, Settings);
        settings = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        int[] ports = FreePorts(3 * Nodes);
        JsonArray list = settings["consensus-nodes"]!.AsArray();
        for (int i = 0; i < Nodes; i++)
        {
            list[i]!["tcp-port"] = ports[3 * i];
            list[i]!["ws-port"] = ports[(3 * i) + 1];
            list[i]!["rpc-port"] = ports[(3 * i) + 2];
        }

        await File.WriteAllTextAsync(file, settings.ToJsonString());
        Magic = settings["magic"]!.GetValue<uint>();
        Endpoints = [.. Enumerable.Range(0, Nodes).Select(i => new Uri($"http://127.0.0.1:{ports[(3 * i) + 2]}"))];
        for (int i = 0; i < Nodes; i++)
        {
            Start(i);
        }

        await ReachAsync(2);
        Genesis = NeoBlock.Parse(await BlockAsync(0)).Id;
        FirstBlock = Convert.ToBase64String(await BlockAsync(1));
        string receipt = await NeoNode.RunAsync(folder, "transfer", "10000", "GAS", "genesis", "alice", "-i", Settings);
        await ReachAsync(await HeightAsync() + 3);
        Assert.Contains("0x", receipt, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync()
    {
        foreach (NeoNode? node in nodes)
        {
            node?.Dispose();
        }

        client.Dispose();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Starts a node that does not run.</summary>
    internal void Start(int node) => nodes[node] ??= NeoNode.Start(
        folder, Path.Combine(folder, $"{node}.log"), "run", $"{node}", "-i", Settings, "-s", "1");

    /// <summary>Sends a node's process a signal.</summary>
    internal void Signal(int node, string name) => nodes[node]!.Signal(name);

    /// <summary>Ends what is left of a node that was killed or is to stop.</summary>
    internal void Stop(int node)
    {
        nodes[node]!.Dispose();
        nodes[node] = null;
    }

    /// <summary>A wallet's private key as the tool wrote it.</summary>
    internal string PrivateKey(string name) => Wallet(name)["private-key"]!.GetValue<string>();

    /// <summary>A wallet's key.</summary>
    internal ECDsa Key(string name) => Open(Wallet(name));

    /// <summary>The script of the committee, and as many of its keys as have to sign, in the script's order.</summary>
    internal (byte[] Script, ECDsa[] Keys) Committee()
    {
        JsonNode[] wallets = [.. settings["consensus-nodes"]!.AsArray().Select(it => it!["wallet"]!["accounts"]!)];
        byte[] script = Convert.FromHexString(wallets[0][1]!["contract"]!["script"]!.GetValue<string>());
        ECDsa[] keys = [.. wallets.Select(it => Open(it[0]!))];
        (int wanted, byte[][] order) = NeoScript.Quorum(script);
        return (script, [.. order.Take(wanted).Select(key => keys.Single(it => NeoKey.Compress(it).SequenceEqual(key)))]);
    }

    /// <summary>The key of a wallet of the network's settings.</summary>
    internal NeoAccount Account(string name) => NeoAccount.FromPrivateKey(PrivateKeyOf(Wallet(name)));

    /// <summary>How to connect to it, with a new store.</summary>
    internal NeoOptions Options(params Uri[] endpoints) => new(
        Magic, Genesis, endpoints.Length == 0 ? Endpoints : endpoints,
        Path.Combine(folder, $"{Interlocked.Increment(ref stores)}.db"))
    {
        Account = Account("alice"),
        PollEvery = TimeSpan.FromMilliseconds(200),
        RequestTimeout = TimeSpan.FromSeconds(30),
        StalledAfter = TimeSpan.FromMinutes(5),
        AnswerWithin = TimeSpan.FromMinutes(5),
        LagBlocks = 60,
    };

    /// <summary>The height of a block that holds three envelopes and nothing else.</summary>
    internal async Task<long> HeightOfThreeAsync()
    {
        using NeoAccount account = Account("alice");
        while (three is null)
        {
            await using NeoOrdering engine = await ConnectAsync(Options() with { Account = account });
            AppendOutcome[] outcomes = await Task.WhenAll(Three.Select(
                it => engine.AppendAsync(new byte[] { it, 0 }.Concat(Guid.NewGuid().ToByteArray()).ToArray())));
            long[] heights = [.. outcomes.Select(it => Assert.IsType<AppendOutcome.Final>(it).Height).Distinct()];
            three = heights.Length == 1 ? heights[0] : null;
        }

        return three.Value;
    }

    /// <summary>The root over the transactions of a block, whatever its header says.</summary>
    internal static ReadOnlySpan<byte> RootOf(byte[] block) => NeoBlock.RootOf(
        [.. TransactionsOf(block).Each.Select(it => MadeNode.IdOf(it))]).ToArray();

    /// <summary>A block with other transactions under the same header.</summary>
    internal static byte[] WithTransactions(byte[] block, Func<byte[][], byte[][]> alter)
    {
        (int start, byte[][] each) = TransactionsOf(block);
        byte[][] altered = alter(each);
        return [.. block[..start], (byte)altered.Length, .. altered.SelectMany(it => it)];
    }

    private static (int Start, byte[][] Each) TransactionsOf(byte[] block)
    {
        WireReader reader = new(block);
        reader.Take(109);
        reader.Take(1);
        reader.Sized(1_024);
        reader.Sized(1_024);
        int start = reader.Position;
        byte[][] each = new byte[reader.Length(100)][];
        for (int i = 0; i < each.Length; i++)
        {
            int from = reader.Position;
            NeoTransaction.Read(ref reader, block);
            each[i] = block[from..reader.Position];
        }

        return (start, each);
    }

    /// <summary>An engine that has verified what there is.</summary>
    internal async Task<NeoOrdering> ConnectAsync(NeoOptions options)
    {
        NeoOrdering engine = NeoOrdering.Open(options);
        long height = await HeightAsync();
        await Until(() => engine.Health.Height >= height, () => $"The reader stays behind: {engine.Health}");
        return engine;
    }

    /// <summary>A block's bytes from the first node, once it has them.</summary>
    internal async Task<byte[]> BlockAsync(long height)
    {
        await ReachAsync(height);
        return (await CallAsync(Endpoints[0], "getblock", height, false)).GetBytesFromBase64();
    }

    /// <summary>How high the chain is by the first node.</summary>
    internal async Task<long> HeightAsync() => (await CallAsync(Endpoints[0], "getblockcount")).GetInt64() - 1;

    /// <summary>Waits patiently until something holds.</summary>
    internal static async Task Until(Func<bool> holds, Func<string> fault)
    {
        using CancellationTokenSource end = new(Patience);
        while (!holds())
        {
            Assert.False(end.IsCancellationRequested, fault());
            await Task.Delay(100);
        }
    }

    /// <summary>Asks a node.</summary>
    internal async Task<JsonElement> CallAsync(Uri node, string method, params object[] parameters)
    {
        using HttpResponseMessage response = await client.PostAsJsonAsync(
            node, new Dictionary<string, object> { ["jsonrpc"] = "2.0", ["id"] = 1, ["method"] = method, ["params"] = parameters });
        JsonElement answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return answer.TryGetProperty("result", out JsonElement result)
            ? result
            : throw new InvalidOperationException($"{method}: {answer}");
    }

    private async Task ReachAsync(long height)
    {
        using CancellationTokenSource end = new(Patience);
        while (true)
        {
            try
            {
                if (await HeightAsync() >= height)
                {
                    return;
                }
            }
            catch (Exception fault) when (fault is HttpRequestException or InvalidOperationException)
            {
                // It does not listen yet, or its chain is not open.
            }

            Assert.False(
                end.IsCancellationRequested,
                "The network makes no blocks. The tool neo.express needs Debian's libsnappy1v5, which ./test installs. "
                + $"{string.Join('\n', nodes.Select(it => it?.LastWords))}");
            await Task.Delay(250);
        }
    }

    private JsonNode Wallet(string name) => settings["wallets"]!.AsArray()
        .Single(it => it!["name"]!.GetValue<string>() == name)!["accounts"]![0]!;

    private static byte[] PrivateKeyOf(JsonNode account) =>
        Convert.FromHexString(account["private-key"]!.GetValue<string>());

    private static ECDsa Open(JsonNode account) => ECDsa.Create(
        new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = PrivateKeyOf(account) });

    private static int[] FreePorts(int count)
    {
        TcpListener[] listeners = [.. Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        foreach (TcpListener listener in listeners)
        {
            listener.Start();
        }

        int[] ports = [.. listeners.Select(it => ((IPEndPoint)it.LocalEndpoint).Port)];
        foreach (TcpListener listener in listeners)
        {
            listener.Dispose();
        }

        return ports;
    }
}
