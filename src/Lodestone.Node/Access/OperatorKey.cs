using System.Security.Cryptography;
using System.Text;
using Lodestone.Ledger;
using Lodestone.Node.Hosting;

namespace Lodestone.Node.Access;

/// <summary>
/// The key by which commands on the same machine ask a running node in its operator's name: drawn anew at each start,
/// in the state folder, readable by its owner only. Whoever can read it could read the store itself.
/// </summary>
internal sealed class OperatorKey
{
    private readonly byte[] hash;

    private OperatorKey(byte[] hash) => this.hash = hash;

    /// <summary>Draws a new key and writes it.</summary>
    public static OperatorKey Draw(NodeOptions options)
    {
        string text = $"lk_operator_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24))}";
        File.Delete(options.OperatorKeyPath);
        PrivateFile.Write(options.OperatorKeyPath, text);
        return new OperatorKey(HashOf(text));
    }

    /// <summary>The key of the node that runs on these folders, or null.</summary>
    public static string? Find(NodeOptions options) =>
        File.Exists(options.OperatorKeyPath) ? File.ReadAllText(options.OperatorKeyPath) : null;

    /// <summary>Whether a text is this key.</summary>
    public bool Is(string text) => CryptographicOperations.FixedTimeEquals(hash, HashOf(text));

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
