using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Digests;

namespace Lodestone.Ordering.Neo;

/// <summary>
/// Whose an account is: RIPEMD-160 over SHA-256 of the script that has to be satisfied, as 40 hexadecimal digits in the
/// order of the wire.
/// </summary>
internal readonly record struct ScriptHash(string Hex)
{
    public const int Length = 20;

    public byte[] ToArray() => Convert.FromHexString(Hex);

    public static ScriptHash Of(ReadOnlySpan<byte> script)
    {
        RipeMD160Digest digest = new();
        digest.BlockUpdate(SHA256.HashData(script));
        byte[] hash = new byte[Length];
        digest.DoFinal(hash);
        return FromBytes(hash);
    }

    public static ScriptHash FromBytes(ReadOnlySpan<byte> bytes) => new(Convert.ToHexStringLower(bytes));
}
