using System.Text.Json.Nodes;
using Lodestone.Ordering.Neo;
using Lodestone.Transparency;

namespace Lodestone.Ordering.Tests.Neo;

/// <summary>A node over a made chain: it takes transactions as a test wants and makes a block when it is told to.</summary>
internal sealed class MadeNode : IAsyncDisposable
{
    /// <summary>The signature that a transaction will have and that is not there when its fee is asked for.</summary>
    private const int Missing = 66;

    private readonly MadeChain chain;
    private readonly RpcDouble server;

    public MadeNode(MadeChain chain)
    {
        this.chain = chain;
        server = RpcDouble.Answering((method, parameters) => new JsonObject { ["result"] = Answer(method, parameters) });
    }

    public Uri Address => server.Address;

    /// <summary>What it answers to a transaction: null takes it, a text is an error.</summary>
    public Func<byte[], string?> Says { get; set; } = _ => null;

    /// <summary>What it asks for each byte, and for running a script.</summary>
    public long Price { get; set; } = 1_000;

    /// <summary>What it was sent, in order.</summary>
    public List<byte[]> Sent { get; } = [];

    public byte[][] SentSoFar
    {
        get
        {
            lock (Sent)
            {
                return [.. Sent];
            }
        }
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    /// <summary>Reads a transaction's envelope, nonce and last height.</summary>
    public static (byte[] Envelope, uint Until) Read(byte[] transaction)
    {
        WireReader reader = new(transaction);
        NeoTransaction read = NeoTransaction.Read(ref reader, transaction);
        return (read.Envelope!, BitConverter.ToUInt32(transaction, 21));
    }

    /// <summary>The hash of a transaction.</summary>
    public static Hash IdOf(byte[] transaction)
    {
        WireReader reader = new(transaction);
        return NeoTransaction.Read(ref reader, transaction).Id;
    }

    private JsonNode? Answer(string method, JsonArray parameters)
    {
        lock (chain)
        {
            return method switch
            {
                "getversion" => new JsonObject { ["protocol"] = new JsonObject { ["network"] = MadeChain.Magic } },
                "getblockcount" => chain.Blocks.Count,
                "getblock" when parameters[0]!.GetValue<int>() < chain.Blocks.Count =>
                    Convert.ToBase64String(chain.Blocks[parameters[0]!.GetValue<int>()]),
                "invokescript" => new JsonObject { ["gasconsumed"] = $"{Price}" },
                "calculatenetworkfee" => new JsonObject
                {
                    ["networkfee"] = $"{Price * (Missing + Convert.FromBase64String(parameters[0]!.GetValue<string>()).Length)}",
                },
                "sendrawtransaction" => Take(Convert.FromBase64String(parameters[0]!.GetValue<string>())),
                _ => throw new RpcFault("Unknown block"),
            };
        }
    }

    private JsonObject Take(byte[] transaction)
    {
        lock (Sent)
        {
            Sent.Add(transaction);
        }

        return Says(transaction) is { } refusal
            ? throw new RpcFault(refusal)
            : new JsonObject { ["hash"] = "0x00" };
    }
}
