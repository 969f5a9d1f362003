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
    public static LogKeys Open(NodeOptions options, string origin, bool ledgerExists)
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
            using SigningKey checkpoints = SigningKey.Generate(SignatureAlgorithm.EdDSA);
            using SigningKey answers = SigningKey.Generate(SignatureAlgorithm.EdDSA);
            PrivateFile.Write(
                path,
                $"{Convert.ToHexStringLower(checkpoints.ExportSeed())}\n"
                + $"{Convert.ToHexStringLower(answers.ExportSeed())}\n");
        }

        string[] lines = File.ReadAllLines(path);
        return new LogKeys(origin, Key(lines[0]), Key(lines[1]));
    }

    private static SigningKey Key(string seed) =>
        SigningKey.FromSeed(SignatureAlgorithm.EdDSA, Convert.FromHexString(seed));
}
