using System.Text.Json;

namespace Lodestone.Node.Hosting;

/// <summary>What a data folder says of its network, beside the ledger: enough to open it again.</summary>
/// <param name="Origin">Name of the network and origin of its log.</param>
/// <param name="IsDemo">Whether it is a demo: keys derived from the documented seed, simulated time.</param>
/// <param name="DemoScale">How many events the demo year was to have.</param>
internal sealed record NetworkFile(string Origin, bool IsDemo, int DemoScale)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Reads the file, or null if there is none.</summary>
    public static NetworkFile? Find(string path) =>
        File.Exists(path) ? JsonSerializer.Deserialize<NetworkFile>(File.ReadAllText(path), Form) : null;

    /// <summary>Writes the file.</summary>
    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, Form));
}
