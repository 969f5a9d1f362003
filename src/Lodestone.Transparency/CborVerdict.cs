namespace Lodestone.Transparency;

/// <summary>Whether bytes are one deterministic CBOR item, or the first reason why not. There is no zero.</summary>
public enum CborVerdict
{
    /// <summary>One complete item in the deterministic encoding.</summary>
    Deterministic = 1,

    /// <summary>More bytes than allowed.</summary>
    TooLong = 2,

    /// <summary>The bytes end inside an item.</summary>
    Truncated = 3,

    /// <summary>Bytes follow the item.</summary>
    TrailingBytes = 4,

    /// <summary>An integer, a length or a tag is not in its shortest form.</summary>
    NotShortest = 5,

    /// <summary>A string, array or map of indefinite length.</summary>
    IndefiniteLength = 6,

    /// <summary>Map keys do not ascend in the bytewise order of their encodings.</summary>
    UnsortedKeys = 7,

    /// <summary>A map key stands twice.</summary>
    DuplicateKey = 8,

    /// <summary>Nested deeper than allowed.</summary>
    TooDeep = 9,

    /// <summary>A text string is not well-formed UTF-8.</summary>
    NotUtf8 = 10,

    /// <summary>A floating-point number, an undefined or unassigned simple value, or a reserved head.</summary>
    UnsupportedValue = 11,
}
