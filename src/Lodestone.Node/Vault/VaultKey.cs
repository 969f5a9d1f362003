using System.Security.Cryptography;
using Lodestone.Ledger;

namespace Lodestone.Node.Vault;

/// <summary>
/// The 256-bit key that encrypts what the vault holds. It lies outside the data folder and its backups, readable by its
/// owner only, or comes from the environment (<c>LODESTONE_VAULT_KEY</c>, 64 hexadecimal digits).
/// </summary>
internal sealed class VaultKey
{
    private readonly byte[] key;

    private VaultKey(byte[] key) => this.key = key;

    /// <summary>Reads the key, or makes one if there is none and the vault is new.</summary>
    /// <exception cref="InvalidDataException">There is a vault and no key for it.</exception>
    public static VaultKey Open(string path, bool vaultExists)
    {
        if (Environment.GetEnvironmentVariable("LODESTONE_VAULT_KEY") is { Length: 64 } hex)
        {
            return new VaultKey(Convert.FromHexString(hex));
        }

        if (File.Exists(path))
        {
            return new VaultKey(Convert.FromHexString(File.ReadAllText(path).Trim()));
        }

        if (vaultExists)
        {
            throw new InvalidDataException(
                $"The vault's key {path} is missing. Put it back, or set LODESTONE_VAULT_KEY; "
                + "without it managed keys are lost.");
        }

        Directory.CreateDirectory(
            Path.GetDirectoryName(path)!,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        byte[] made = RandomNumberGenerator.GetBytes(32);
        PrivateFile.Write(path, Convert.ToHexStringLower(made));
        return new VaultKey(made);
    }

    /// <summary>Encrypts with AES-256-GCM; the label is bound to the ciphertext.</summary>
    public byte[] Seal(ReadOnlySpan<byte> plain, string label)
    {
        byte[] box = new byte[12 + plain.Length + 16];
        RandomNumberGenerator.Fill(box.AsSpan(0, 12));
        using AesGcm aes = new(key, 16);
        aes.Encrypt(
            box.AsSpan(0, 12), plain, box.AsSpan(12, plain.Length), box.AsSpan(12 + plain.Length),
            System.Text.Encoding.UTF8.GetBytes(label));
        return box;
    }

    /// <summary>Decrypts what <see cref="Seal"/> made under the same label.</summary>
    /// <exception cref="AuthenticationTagMismatchException">
    /// The box was altered or is of another key or label.
    /// </exception>
    public byte[] Open(ReadOnlySpan<byte> box, string label)
    {
        byte[] plain = new byte[box.Length - 28];
        using AesGcm aes = new(key, 16);
        aes.Decrypt(
            box[..12], box[12..^16], box[^16..], plain, System.Text.Encoding.UTF8.GetBytes(label));
        return plain;
    }
}
