using Lodestone.Transparency;

namespace Lodestone.Ordering.Neo;

/// <summary>How a network is reached, and what is believed of it from the beginning.</summary>
/// <param name="Magic">The network's number: signatures count in this network only.</param>
/// <param name="Genesis">
/// The hash of block 0 in the order of its bytes. Nodes write it the other way round, with <c>0x</c> before.
/// </param>
/// <param name="Endpoints">
/// JSON-RPC addresses of nodes, best of different organisations. A user and password in the address go into the header.
/// </param>
/// <param name="File">Where verified envelopes and what is on its way are kept.</param>
public sealed record NeoOptions(uint Magic, Hash Genesis, IReadOnlyList<Uri> Endpoints, string File)
{
    /// <summary>Signs and pays; without one this node only reads.</summary>
    public NeoAccount? Account { get; init; }

    /// <summary>How many validators the network begins with; later the chain itself says.</summary>
    public int Validators { get; init; } = 4;

    /// <summary>The nodes' MaxBlockSize: no more than that is on its way at once.</summary>
    public int MaxBlockBytes { get; init; } = 262_144;

    /// <summary>The nodes' MaxTransactionsPerBlock.</summary>
    public int MaxBlockTransactions { get; init; } = 512;

    /// <summary>For how many blocks a signed transaction may come in; it is signed anew only after them.</summary>
    public int ValidForBlocks { get; init; } = 120;

    /// <summary>After so many blocks without it a transaction is sent to every node again.</summary>
    public int ResendAfterBlocks { get; init; } = 3;

    /// <summary>How far a node may be behind before it is named.</summary>
    public int LagBlocks { get; init; } = 10;

    /// <summary>The most that one envelope may cost, in the smallest unit: no node may ask for more.</summary>
    public long MaxFee { get; init; } = 500_000_000;

    /// <summary>How often each node is asked how far it is.</summary>
    public TimeSpan PollEvery { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a node may take for an answer.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>After so long another node is asked for the same block as well.</summary>
    public TimeSpan HedgeAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a node that lied is not asked for blocks.</summary>
    public TimeSpan DistrustFor { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Without a new block for longer the engine counts as stalled.</summary>
    public TimeSpan StalledAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>After so long an envelope's fate is answered as unknown; it goes on being sent.</summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>What measures these times.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>
    /// How nodes are reached, for instance with client certificates; each node gets a handler of its own. A node serves 40
    /// connections without another setting, so few of them are taken.
    /// </summary>
    public Func<HttpMessageHandler> Handler { get; init; } =
        () => new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = 6 };

    /// <summary>How many nodes may lie.</summary>
    internal static int FaultyOf(int validators) => (validators - 1) / 3;
}
