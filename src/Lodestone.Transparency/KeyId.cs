namespace Lodestone.Transparency;

/// <summary>
/// Names a public key: SHA-256 over the algorithm's CBOR code (0x27 for EdDSA, 0x26 for ES256, 0x3a00010000 for SM2) and the
/// key's bytes. It is the <c>kid</c> of our statements, so a key cannot be used under another algorithm.
/// </summary>
/// <param name="Value">The 32 bytes.</param>
public readonly record struct KeyId(Hash Value)
{
    /// <summary>Reads 64 hexadecimal digits.</summary>
    /// <exception cref="FormatException">The text is not 64 hexadecimal digits.</exception>
    public static KeyId FromHex(string text) => new(Hash.FromHex(text));

    /// <summary>The 64 lower-case hexadecimal digits.</summary>
    public string ToHex() => Value.ToHex();

    /// <summary>The 64 lower-case hexadecimal digits.</summary>
    public override string ToString() => Value.ToHex();
}
