namespace Lodestone.Transparency;

/// <summary>Why bytes are not a signed statement. Values are stable; there is no zero.</summary>
public enum StatementMalformation
{
    /// <summary>There are no bytes, or a byte or text string that must hold something is empty.</summary>
    Empty = 1,

    /// <summary>More than 65,535 bytes in all, or a text longer than its limit.</summary>
    TooLong = 2,

    /// <summary>The bytes end before the statement does.</summary>
    Truncated = 3,

    /// <summary>Bytes follow the statement.</summary>
    TrailingBytes = 4,

    /// <summary>Not the deterministic encoding of RFC 8949 section 4.2.1.</summary>
    NotDeterministic = 5,

    /// <summary>Nested deeper than 16.</summary>
    TooDeep = 6,

    /// <summary>A header label or claim stands twice.</summary>
    DuplicateField = 7,

    /// <summary>
    /// Not a COSE_Sign1 with tag 18 and four items, or the <c>crit</c> list is empty or repeats itself.
    /// </summary>
    NotACoseSign1 = 8,

    /// <summary>A field is of another type than fixed.</summary>
    WrongType = 9,

    /// <summary>A byte string is of another length than fixed.</summary>
    WrongLength = 10,

    /// <summary>A field that must be there is not.</summary>
    MissingField = 11,

    /// <summary>
    /// The protected header or the claims hold a field, or <c>crit</c> names one, that is not understood.
    /// </summary>
    UnknownCriticalField = 12,

    /// <summary>The unprotected header holds something; nobody's signature covers it.</summary>
    UnprotectedHeaderNotEmpty = 13,

    /// <summary>The payload is detached.</summary>
    PayloadDetached = 14,

    /// <summary>The algorithm is neither EdDSA (-8) nor ES256 (-7).</summary>
    UnknownAlgorithm = 15,

    /// <summary>A number is outside of its range.</summary>
    OutOfRange = 16,

    /// <summary>A text is not well-formed UTF-8.</summary>
    NotUtf8 = 17,

    /// <summary>A text holds a control character.</summary>
    ForbiddenCharacter = 18,

    /// <summary><c>exp</c> does not lie after <c>iat</c>.</summary>
    ExpiresBeforeIssue = 19,

    /// <summary><c>exp</c> lies more than 30 days after <c>iat</c>.</summary>
    ValidForTooLong = 20,
}
