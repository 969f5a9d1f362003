using System.Text.Json.Nodes;
using Lodestone.Ledger;
using Lodestone.Ordering.Neo;

namespace Lodestone.Ordering.Tests.Neo;

/// <summary>
/// A lying endpoint between a real node and the reader: never believed, named with what it did, and another one is used.
/// </summary>
[Collection(nameof(NeoNetwork))]
public sealed class NeoLieTests(NeoNetwork network) : IAsyncLifetime
{
    private readonly List<NeoAccount> accounts = [];
    private readonly List<IAsyncDisposable> servers = [];
    private long height;

    public async ValueTask InitializeAsync() => height = await network.HeightOfThreeAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable server in servers)
        {
            await server.DisposeAsync();
        }

        accounts.ForEach(it => it.Dispose());
    }

    [Fact]
    public async Task An_altered_payload_is_not_believed() => Assert.EndsWith(
        "The transactions are not those of the header.",
        await TroubleAsync(Blocks(AlterPayload)));

    [Fact]
    public async Task A_forged_header_over_an_altered_payload_is_not_believed() => Assert.EndsWith(
        "The quorum has not signed the block.",
        await TroubleAsync(Blocks(bytes =>
        {
            AlterPayload(bytes);
            NeoNetwork.RootOf(bytes).CopyTo(bytes.AsSpan(36));
            return bytes;
        })));

    [Fact]
    public async Task A_forged_time_is_not_believed() => Assert.EndsWith(
        "The quorum has not signed the block.",
        await TroubleAsync(Blocks(bytes =>
        {
            bytes[70] ^= 1;
            return bytes;
        })));

    [Fact]
    public async Task A_left_out_transaction_is_not_believed() => Assert.EndsWith(
        "The transactions are not those of the header.",
        await TroubleAsync(Blocks(bytes => NeoNetwork.WithTransactions(bytes, it => it[..^1]))));

    // Three leaves and the last one again have the same Merkle root.
    [Fact]
    public async Task A_duplicated_transaction_is_not_believed() => Assert.EndsWith(
        "A transaction stands in the block twice.",
        await TroubleAsync(Blocks(bytes => NeoNetwork.WithTransactions(bytes, it => [.. it, it[^1]]))));

    [Fact]
    public async Task A_missing_block_is_named() => Assert.Contains(
        $"does not give block {height}. getblock: Unknown block",
        await TroubleAsync((method, parameters, said) => method == "getblock" && AtHeight(parameters)
            ? throw new RpcFault("Unknown block")
            : said));

    [Fact]
    public async Task Another_block_in_its_place_is_not_believed() => Assert.EndsWith(
        "The block has height 1.",
        await TroubleAsync(Blocks(_ => Convert.FromBase64String(network.FirstBlock))));

    [Theory]
    [InlineData("no base64")]
    [InlineData("AAAA")]
    [InlineData("")]
    public async Task Rubbish_for_a_block_is_not_believed(string rubbish) => Assert.NotEmpty(
        await TroubleAsync((method, parameters, said) =>
        {
            if (method == "getblock" && AtHeight(parameters))
            {
                said["result"] = rubbish;
            }

            return said;
        }));

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"result\":{\"a\":1}}")]
    [InlineData("{\"error\":7}")]
    public async Task Rubbish_for_an_answer_is_named(string rubbish) => Assert.NotEmpty(
        await TroubleAsync((method, parameters, said) =>
            method == "getblock" && AtHeight(parameters) ? JsonValue.Create(rubbish) : said));

    [Fact]
    public async Task Another_network_is_named() => Assert.Equal(
        "It belongs to another network, 5.",
        await TroubleAsync((method, _, said) =>
        {
            if (method == "getversion")
            {
                said["result"]!["protocol"]!["network"] = 5;
            }

            return said;
        }));

    // Its own genesis, its own validators, and the right number.
    [Fact]
    public async Task Another_chain_under_the_right_number_is_not_believed()
    {
        using MadeChain chain = new();
        while (chain.Blocks.Count < 3)
        {
            chain.Add();
        }

        Assert.EndsWith("another genesis.", await TroubleAsync((method, parameters, said) =>
        {
            if (method == "getblock" && parameters[0]!.GetValue<int>() is 0 or 1 or 2)
            {
                said["result"] = Convert.ToBase64String(chain.Blocks[parameters[0]!.GetValue<int>()]);
            }

            return said;
        }, first: true));
    }

    [Fact]
    public async Task A_stale_height_holds_nobody_up_and_is_named()
    {
        RpcDouble stale = Between((method, _, said) =>
        {
            if (method == "getblockcount")
            {
                said["result"] = 2;
            }

            return said;
        });
        await using NeoOrdering engine = await network.ConnectAsync(
            Options(stale.Address, network.Endpoints[2]) with { LagBlocks = 2 });
        await NeoNetwork.Until(() => engine.Health.Height >= height, () => $"{engine.Health}");
        await NeoNetwork.Until(
            () => engine.Health.Endpoints[0] is { Height: 1, Trouble: not null }, () => $"{engine.Health.Endpoints[0]}");
        Assert.EndsWith("blocks behind.", engine.Health.Endpoints[0].Trouble, StringComparison.Ordinal);
        Assert.Null(engine.Health.Endpoints[1].Trouble);
    }

    [Fact]
    public async Task A_height_that_is_not_there_is_named()
    {
        RpcDouble boaster = Between((method, _, said) =>
        {
            if (method == "getblockcount")
            {
                said["result"] = uint.MaxValue;
            }

            return said;
        });
        await using NeoOrdering engine = await network.ConnectAsync(Options(boaster.Address, network.Endpoints[2]));
        await NeoNetwork.Until(() => engine.Health.Endpoints[0].Trouble is not null, () => $"{engine.Health}");
        Assert.Contains("does not give block", engine.Health.Endpoints[0].Trouble, StringComparison.Ordinal);
        Assert.IsType<AppendOutcome.Final>(await engine.AppendAsync(Guid.NewGuid().ToByteArray()));
    }

    [Fact]
    public async Task A_node_that_says_yes_and_does_nothing_or_says_no_keeps_no_envelope_out()
    {
        bool isYes = false;
        RpcDouble liar = Between((method, _, said) => method != "sendrawtransaction" ? said
            : isYes ? said : throw new RpcFault("InsufficientFunds"));
        RpcDouble silent = RpcDouble.Answering((method, _) => method switch
        {
            "getversion" => Result(new JsonObject { ["protocol"] = new JsonObject { ["network"] = network.Magic } }),
            "getblockcount" => Result(1),
            "sendrawtransaction" => Result(new JsonObject { ["hash"] = "0x00" }),
            _ => throw new RpcFault("Method not found"),
        });
        servers.Add(silent);
        await using NeoOrdering engine = NeoOrdering.Open(
            Options(liar.Address, silent.Address, network.Endpoints[2], network.Endpoints[3]));
        for (int i = 0; i < 4; i++)
        {
            Assert.IsType<AppendOutcome.Final>(await engine.AppendAsync(Guid.NewGuid().ToByteArray()));
            isYes = i > 1;
        }
    }

    [Fact]
    public async Task A_node_that_never_answers_is_not_waited_for()
    {
        using System.Net.Sockets.TcpListener deaf = new(System.Net.IPAddress.Loopback, 0);
        deaf.Start();
        Uri address = new($"http://127.0.0.1:{((System.Net.IPEndPoint)deaf.LocalEndpoint).Port}");
        await using NeoOrdering engine = await network.ConnectAsync(
            Options(address, network.Endpoints[2]) with { RequestTimeout = TimeSpan.FromSeconds(10) });
        Assert.IsType<AppendOutcome.Final>(await engine.AppendAsync(Guid.NewGuid().ToByteArray()));
        await NeoNetwork.Until(
            () => engine.Health.Endpoints[0].Trouble == "It does not answer in time.", () => $"{engine.Health.Endpoints[0]}");
    }

    /// <summary>
    /// What is said of a liar. Until it is caught the honest node claims not to have the block, so that the liar is asked;
    /// the reader must not pass the lie. Then it goes on with the honest one and reads the truth.
    /// </summary>
    private async Task<string> TroubleAsync(Func<string, JsonArray, JsonObject, JsonNode?> lie, bool first = false)
    {
        bool isCaught = false;
        long believed = first ? -1 : height - 1;
        RpcDouble late = Between((method, _, said) =>
        {
            if (method == "getblockcount" && !Volatile.Read(ref isCaught))
            {
                said["result"] = believed + 1;
            }

            return said;
        });
        await using NeoOrdering engine = NeoOrdering.Open(Options(Between(lie).Address, late.Address));
        await NeoNetwork.Until(
            () => engine.Health.Endpoints[0].Trouble is { } it && it != "It was not asked yet.", () => $"{engine.Health}");
        string trouble = engine.Health.Endpoints[0].Trouble!;
        Assert.True(engine.Health.Height <= believed, $"{engine.Health.Height} was believed: {trouble}");
        Volatile.Write(ref isCaught, true);
        await NeoNetwork.Until(() => engine.Health.Height > height, () => $"The honest node was not used. {engine.Health}");
        await foreach (OrderedBlock block in engine.ReadAsync(height))
        {
            Assert.Equal(NeoBlock.Parse(await network.BlockAsync(height)).Id, block.Id);
            Assert.Equal(NeoNetwork.Three, block.Envelopes.Select(it => it.Span[0]).Order());
            break;
        }

        Assert.Null(engine.Health.Endpoints[1].Trouble);
        return trouble;
    }

    private Func<string, JsonArray, JsonObject, JsonNode?> Blocks(Func<byte[], byte[]> alter) => (method, parameters, said) =>
    {
        if (method == "getblock" && AtHeight(parameters))
        {
            said["result"] = Convert.ToBase64String(alter(
                Convert.FromBase64String(said["result"]!.GetValue<string>())));
        }

        return said;
    };

    /// <summary>Changes the last byte before the end of the last script: DROP, one witness, a signature's script.</summary>
    private static byte[] AlterPayload(byte[] block)
    {
        ReadOnlySpan<byte> end = [0x45, 0x01, 0x42, 0x0C];
        block[block.AsSpan().LastIndexOf(end) - 1] ^= 1;
        return block;
    }

    private bool AtHeight(JsonArray parameters) => parameters[0]!.GetValue<long>() == height;

    private static JsonObject Result(JsonNode result) => new() { ["result"] = result };

    private RpcDouble Between(Func<string, JsonArray, JsonObject, JsonNode?> alter)
    {
        RpcDouble server = RpcDouble.Between(network.Endpoints[1], alter);
        servers.Add(server);
        return server;
    }

    private NeoOptions Options(params Uri[] endpoints)
    {
        NeoOptions options = network.Options(endpoints) with { DistrustFor = TimeSpan.FromMinutes(10) };
        accounts.Add(options.Account!);
        return options;
    }
}
