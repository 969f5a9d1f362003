using Lodestone.Ledger;
using Lodestone.Transparency;

namespace Lodestone.Node.Commands;

/// <summary>
/// An organisation's own signing key in a file: <c>lodestone-key-1</c>, the algorithm and the seed, hexadecimal, in one
/// line.
/// </summary>
internal static class KeyFile
{
    private const string Mark = "lodestone-key-1";

    /// <summary>The words.</summary>
    public static readonly string[] Words = ["ed25519", "p256", "sm2"];

    /// <summary>The algorithms by the words that people use.</summary>
    public static SignatureAlgorithm? AlgorithmOf(string? word) => word switch
    {
        "ed25519" => SignatureAlgorithm.EdDSA,
        "p256" => SignatureAlgorithm.ES256,
        "sm2" => SignatureAlgorithm.SM2,
        _ => null,
    };

    /// <summary>Writes a new file.</summary>
    public static void Write(string path, SigningKey key)
    {
        string word = Words.First(word => AlgorithmOf(word) == key.PublicKey.Algorithm);
        PrivateFile.Write(path, $"{Mark} {word} {Convert.ToHexStringLower(key.ExportSeed())}\n");
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It holds no key.</exception>
    public static SigningKey Read(string path)
    {
        string[] words = File.ReadAllText(path).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words is not [Mark, var algorithm, var seed] || AlgorithmOf(algorithm) is not { } known)
        {
            throw new InvalidDataException($"{path} is no key file of this program.");
        }

        try
        {
            return SigningKey.FromSeed(known, Convert.FromHexString(seed));
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException)
        {
            throw new InvalidDataException($"{path} holds no key: {wrong.Message}", wrong);
        }
    }
}
