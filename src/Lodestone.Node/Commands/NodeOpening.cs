using Lodestone.Ledger;
using Lodestone.Node.Consortium;
using Lodestone.Node.Demo;
using Lodestone.Node.Hosting;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Commands;

/// <summary>Opens a data folder as what it is: the demo network, or one of an organisation's own.</summary>
internal static class NodeOpening
{
    /// <summary>Name of the demo network.</summary>
    public const string DemoNetwork = "demo.lodestone.example";

    private static readonly Instant DemoBegins = new(
        new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds());

    /// <summary>Opens a folder that holds a ledger.</summary>
    /// <exception cref="InvalidDataException">It holds none.</exception>
    public static OpenNode OpenExisting(NodeOptions options) => Directory.Exists(options.LedgerFolder)
        ? Open(options)
        : throw new InvalidDataException(
            $"There is no ledger in {options.DataFolder}: start a node there, or name one with --url. "
            + "该目录中没有账本：请先启动节点，或用 --url 指定。");

    /// <summary>Opens the folder; an empty one becomes the demo network.</summary>
    public static OpenNode Open(NodeOptions options)
    {
        NetworkFile network = NetworkFile.Find(options.NetworkPath)
            ?? (options.SeatPath is { } seat ? SeatOpening.NetworkOf(seat, options.DemoScale) : null)
            ?? new NetworkFile(DemoNetwork, IsDemo: true, options.DemoScale);
        Directory.CreateDirectory(options.DataFolder);
        bool exists = Directory.Exists(options.LedgerFolder);
        LogKeys keys = network.IsDemo
            ? DemoLoading.LogKeys(network.Origin, network.Suite)
            : LogKeyFile.Open(options, network, exists);
        OpenNode node = OpenNode.Open(
            options with { DemoScale = network.DemoScale },
            keys,
            network.IsDemo
                ? TimeSource.Simulated(TimeProvider.System, DemoBegins)
                : new TimeSource(TimeProvider.System));
        network.Write(options.NetworkPath);
        if (network.IsDemo && node.Ledger.Log.Head is { } head)
        {
            node.Time.AdvanceTo(new Instant(head.Header.TimeMs));
        }

        return node;
    }
}
