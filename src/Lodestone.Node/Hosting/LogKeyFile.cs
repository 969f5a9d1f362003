using Lodestone.Ledger;
using Lodestone.Transparency;

namespace Lodestone.Node.Hosting;

/// <summary>
/// The log's own keys of a network that is no demo: made once, kept in the state folder, readable by their owner only.
/// </summary>
internal static class LogKeyFile
{
    /// <summary>Reads the keys, or makes them for a network whose data folder is still empty.</summary>
    /// <exception cref="InvalidDataException">There is a ledger and its keys are missing.</exception>
    public static LogKeys Open(NodeOptions options, NetworkFile network, bool ledgerExists)
    {
        string path = options.LogKeysPath;
        if (!File.Exists(path))
        {
            if (ledgerExists)
            {
                throw new InvalidDataException(
                    $"The log's keys {path} are missing. Put them back: without them this log cannot be continued.");
            }

            options.CreateStateFolder();
            using SigningKey checkpoints = SigningKey.Generate(network.Suite);
            using SigningKey answers = SigningKey.Generate(network.Suite);
            PrivateFile.Write(
                path,
                $"{Convert.ToHexStringLower(checkpoints.ExportSeed())}\n"
                + $"{Convert.ToHexStringLower(answers.ExportSeed())}\n");
        }

        string[] lines = File.ReadAllLines(path);
        return new LogKeys(network.Origin, Key(lines[0]), Key(lines[1]));

        SigningKey Key(string seed) => SigningKey.FromSeed(network.Suite, Convert.FromHexString(seed));
    }
}
