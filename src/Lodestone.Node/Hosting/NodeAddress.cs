namespace Lodestone.Node.Hosting;

/// <summary>
/// Where the node of a data folder listens while it runs, so that commands on the same machine can ask it instead of
/// opening a store that it has open.
/// </summary>
internal static class NodeAddress
{
    /// <summary>Says where the node listens.</summary>
    public static void Announce(NodeOptions options, string url) => File.WriteAllText(PathOf(options), url);

    /// <summary>Takes the word back.</summary>
    public static void Withdraw(NodeOptions options) => File.Delete(PathOf(options));

    /// <summary>The address, or null if no node has announced one.</summary>
    public static string? Find(NodeOptions options) =>
        File.Exists(PathOf(options)) ? File.ReadAllText(PathOf(options)) : null;

    private static string PathOf(NodeOptions options) => Path.Join(options.DataFolder, "node.url");
}
