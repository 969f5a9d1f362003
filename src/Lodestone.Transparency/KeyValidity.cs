namespace Lodestone.Transparency;

/// <summary>
/// Whether a key counts at a position of the log. There is no zero: an unset validity is not a valid one.
/// </summary>
public enum KeyValidity
{
    /// <summary>The key counts.</summary>
    Valid = 1,

    /// <summary>No such key was ever added.</summary>
    Unknown = 2,

    /// <summary>The position lies before the key was added.</summary>
    NotYetValid = 3,

    /// <summary>The position does not lie before the key's revocation.</summary>
    Revoked = 4,
}
