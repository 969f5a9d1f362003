namespace Lodestone.Interchange;

/// <summary>
/// How large a JSON document may be. What exceeds a limit is refused before anything is read from it.
/// </summary>
/// <param name="MaxBytes">Bytes of the document.</param>
/// <param name="MaxDepth">Objects and lists inside one another.</param>
/// <param name="MaxItems">Items of one list.</param>
internal sealed record JsonLimits(int MaxBytes, int MaxDepth, int MaxItems)
{
    /// <summary>The limits of a statement's payload.</summary>
    public static readonly JsonLimits Payload = new(60_000, 16, 1_000);

    /// <summary>The limits of a captured document that is cut into one payload an event.</summary>
    public static readonly JsonLimits Capture = new(4_000_000, 16, 1_000);

    /// <summary>UTF-8 bytes of one text, escapes included.</summary>
    public const int MaxTextBytes = 4_096;

    /// <summary>UTF-8 bytes of one member's name, escapes included.</summary>
    public const int MaxNameBytes = 200;

    /// <summary>Characters of one number.</summary>
    public const int MaxNumberBytes = 40;

    /// <summary>Members of one object. Their names are compared pairwise, so this also bounds the work.</summary>
    public const int MaxMembers = 200;
}
