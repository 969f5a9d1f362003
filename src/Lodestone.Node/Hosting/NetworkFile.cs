using System.Text.Json;
using Lodestone.Transparency;

namespace Lodestone.Node.Hosting;

/// <summary>What a data folder says of its network, beside the ledger: enough to open it again.</summary>
/// <param name="Origin">Name of the network and origin of its log.</param>
/// <param name="IsDemo">Whether it is a demo: keys derived from the documented seed, simulated time.</param>
/// <param name="DemoScale">How many events the demo year was to have.</param>
/// <param name="Suite">The signature suite in which this node makes keys: the first that the genesis names.</param>
internal sealed record NetworkFile(
    string Origin, bool IsDemo, int DemoScale, SignatureAlgorithm Suite = SignatureAlgorithm.EdDSA)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Reads the file, or null if there is none.</summary>
    public static NetworkFile? Find(string path) =>
        File.Exists(path) ? JsonSerializer.Deserialize<NetworkFile>(File.ReadAllText(path), Form) : null;

    /// <summary>The suite in which keys are made for the network of a data folder.</summary>
    public static SignatureAlgorithm SuiteOf(NodeOptions options) =>
        Find(options.NetworkPath)?.Suite ?? SignatureAlgorithm.EdDSA;

    /// <summary>Writes the file.</summary>
    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, Form));
}
