namespace Lodestone.Transparency;

/// <summary>What became of checking a signature. There is no zero: an unset verdict is not a valid one.</summary>
public enum SignatureVerdict
{
    /// <summary>The key made this signature over these bytes.</summary>
    Valid = 1,

    /// <summary>The header names another algorithm than the key's; a key has one algorithm only.</summary>
    AlgorithmMismatch = 2,

    /// <summary>The header names another key.</summary>
    KeyMismatch = 3,

    /// <summary>The signature does not belong to these bytes and this key.</summary>
    SignatureInvalid = 4,
}
