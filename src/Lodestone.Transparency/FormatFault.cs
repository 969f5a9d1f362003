namespace Lodestone.Transparency;

/// <summary>Why a text or a byte string is not what it claims to be. Values are stable; there is no zero.</summary>
public enum FormatFault
{
    /// <summary>There is nothing to read.</summary>
    Empty = 1,

    /// <summary>Longer than the format allows.</summary>
    TooLong = 2,

    /// <summary>The content ends before the value is complete.</summary>
    Truncated = 3,

    /// <summary>Something follows the complete value.</summary>
    TrailingBytes = 4,

    /// <summary>A byte sequence is not well-formed UTF-8.</summary>
    NotUtf8 = 5,

    /// <summary>A character that the format forbids at this place.</summary>
    ForbiddenCharacter = 6,

    /// <summary>A separator, a prefix, a line or a line end is missing or stands elsewhere.</summary>
    BadStructure = 7,

    /// <summary>Not a decimal number in its only spelling.</summary>
    BadNumber = 8,

    /// <summary>Not canonical, padded, standard base64.</summary>
    BadBase64 = 9,

    /// <summary>A byte string of another length than the format fixes.</summary>
    WrongLength = 10,

    /// <summary>An algorithm that this software does not know.</summary>
    UnknownAlgorithm = 11,

    /// <summary>A key hash that does not belong to the key beside it.</summary>
    KeyHashMismatch = 12,

    /// <summary>A public key that is no safe point of its curve in its canonical encoding.</summary>
    BadPoint = 13,

    /// <summary>More items than the format allows.</summary>
    TooMany = 14,

    /// <summary>A number outside of its range.</summary>
    OutOfRange = 15,

    /// <summary>CBOR that is not in the deterministic encoding of RFC 8949 section 4.2.1.</summary>
    NotDeterministic = 16,

    /// <summary>The same map key stands twice.</summary>
    DuplicateField = 17,

    /// <summary>CBOR nested deeper than allowed.</summary>
    TooDeep = 18,

    /// <summary>A CBOR value of another type than the format fixes.</summary>
    WrongType = 19,

    /// <summary>A field that must be there is not.</summary>
    MissingField = 20,

    /// <summary>A field that must not be there.</summary>
    UnknownField = 21,
}
