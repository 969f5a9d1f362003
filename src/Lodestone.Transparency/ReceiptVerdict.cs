namespace Lodestone.Transparency;

/// <summary>What became of checking a receipt. There is no zero: an unset verdict is not a valid one.</summary>
public enum ReceiptVerdict
{
    /// <summary>The log's key signed the root that the path leads to from this leaf.</summary>
    Valid = 1,

    /// <summary>The index is not below the size.</summary>
    IndexBeyondTree = 2,

    /// <summary>Fewer hashes than index and size need.</summary>
    PathTooShort = 3,

    /// <summary>More hashes than index and size need.</summary>
    PathTooLong = 4,

    /// <summary>The header names another algorithm than the key's.</summary>
    AlgorithmMismatch = 5,

    /// <summary>The header names another key.</summary>
    KeyMismatch = 6,

    /// <summary>
    /// The signature does not belong to the root that leaf and path lead to: another leaf, another path or another key.
    /// A receipt does not spell its root, so these cannot be told apart.
    /// </summary>
    SignatureInvalid = 7,
}
