using Lodestone.Node.Log;

namespace Lodestone.Node.Hosting;

/// <summary>The trust anchor's file in a data folder: written by the node, to be handed to relying parties.</summary>
internal static class AnchorFile
{
    /// <summary>Where it lies.</summary>
    public static string PathOf(NodeOptions options) => Path.Join(options.DataFolder, "trust-anchor.json");

    /// <summary>Writes it, once the network has its genesis.</summary>
    public static void Write(OpenNode node)
    {
        if (node.HasGenesis)
        {
            File.WriteAllText(PathOf(node.Options), AnchorForm.Of(node.Anchor).ToJson());
        }
    }
}
