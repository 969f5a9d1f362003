using System.Security.Cryptography;
using System.Text;
using Lodestone.Node.Hosting;
using Lodestone.Node.Vault;

namespace Lodestone.Node.Imports;

/// <summary>
/// The nonce of a lot that has none in its table: not to be guessed by others, and the same each time, because it is
/// keyed by the importer's own managed key.
/// </summary>
internal static class ImportNonce
{
    /// <summary>The nonce for a lot number.</summary>
    public static string Of(OpenNode node, ManagedKey owner, string lotNumber)
    {
        using Transparency.SigningKey key = node.Vault.OpenKey(owner.KeyId)!;
        byte[] seed = key.ExportSeed();
        byte[] mac = HMACSHA256.HashData(seed, Encoding.UTF8.GetBytes($"lodestone/nonce/v1/{lotNumber}"));
        CryptographicOperations.ZeroMemory(seed);
        return Convert.ToHexStringLower(mac.AsSpan(0, 16));
    }
}
