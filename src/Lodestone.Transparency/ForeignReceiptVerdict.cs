namespace Lodestone.Transparency;

/// <summary>What became of checking another log's receipt. There is no zero: an unset verdict is not a valid one.</summary>
public enum ForeignReceiptVerdict
{
    /// <summary>The log's key signed a tree that holds the entry.</summary>
    Valid = 1,

    /// <summary>Not a receipt: not well-formed, a field missing, or fields that must be understood and are not known.</summary>
    Malformed = 2,

    /// <summary>
    /// Another tree structure than RFC9162_SHA256 (label <c>vds</c>): neither valid nor invalid, we cannot tell.
    /// </summary>
    UnsupportedProofType = 3,

    /// <summary>Another signature algorithm than EdDSA and ES256: we cannot tell.</summary>
    UnsupportedAlgorithm = 4,

    /// <summary>The header names another algorithm than the key's.</summary>
    AlgorithmMismatch = 5,

    /// <summary>A path does not fit its index and size, or leads to another root than the receipt spells.</summary>
    ProofMismatch = 6,

    /// <summary>
    /// The signature does not belong to the root that entry and path lead to: another entry, another path or another key.
    /// </summary>
    SignatureInvalid = 7,
}
