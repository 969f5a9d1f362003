using System.Security.Cryptography;

namespace Lodestone.Ordering.Neo;

/// <summary>
/// The key that signs this node's transactions and the account that pays for them. It is permission to write, no more: what
/// an envelope says is signed by its own keys.
/// </summary>
public sealed class NeoAccount : IDisposable
{
    private readonly ECDsa key;
    private readonly byte[] verification;

    private NeoAccount(ECDsa key)
    {
        this.key = key;
        PublicKey = Convert.ToHexStringLower(NeoKey.Compress(key));
        verification = NeoScript.OfKey(Convert.FromHexString(PublicKey));
        Id = ScriptHash.Of(verification);
    }

    /// <summary>The public key in its compressed form: 66 hexadecimal digits.</summary>
    public string PublicKey { get; }

    /// <summary>The account's script hash as operators and JSON-RPC write it: <c>0x</c> and 40 digits, last byte first.</summary>
    public string ScriptHashText => "0x" + Convert.ToHexStringLower([.. Id.ToArray().Reverse()]);

    internal ScriptHash Id { get; }

    /// <summary>What a node is asked with before anything is signed: who will have to.</summary>
    internal byte[] Verification => verification;

    /// <summary>Takes the 32 bytes of a private key on P-256.</summary>
    /// <exception cref="CryptographicException">They are none.</exception>
    public static NeoAccount FromPrivateKey(ReadOnlySpan<byte> privateKey) => new(ECDsa.Create(new ECParameters
    {
        Curve = ECCurve.NamedCurves.nistP256,
        D = privateKey.ToArray(),
    }));

    /// <summary>Takes a private key on P-256 from PEM (PKCS #8 or SEC 1).</summary>
    /// <exception cref="ArgumentException">There is none in the text, or it is on another curve.</exception>
    public static NeoAccount FromPem(string pem)
    {
        ECDsa key = ECDsa.Create();
        key.ImportFromPem(pem);
        return key.ExportParameters(false).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value
            ? new NeoAccount(key)
            : throw new ArgumentException("Neo's keys are on P-256.", nameof(pem));
    }

    /// <inheritdoc/>
    public void Dispose() => key.Dispose();

    /// <summary>Makes a transaction of its signed part. Only the witness differs from one call to the next.</summary>
    internal byte[] Sign(byte[] unsigned, uint magic)
    {
        byte[] message = NeoTransaction.Signed(magic, Transparency.Hash.Of(unsigned));
        byte[] signature = key.SignData(message, HashAlgorithmName.SHA256);
        return NeoTransaction.WithWitness(unsigned, NeoScript.Showing(signature), verification);
    }
}
