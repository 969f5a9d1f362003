using System.Diagnostics.CodeAnalysis;

namespace Lodestone.Transparency;

/// <summary>
/// What came out of reading a submission: the statement, or what is wrong, in which field, and where.
/// </summary>
public sealed record StatementParse
{
    private StatementParse(SignedStatement? statement, StatementMalformation? malformation, string field, int offset)
    {
        Statement = statement;
        Malformation = malformation;
        Field = field;
        Offset = offset;
    }

    /// <summary>Whether a statement was read.</summary>
    [MemberNotNullWhen(true, nameof(Statement))]
    [MemberNotNullWhen(false, nameof(Malformation))]
    public bool IsParsed => Statement is not null;

    /// <summary>The statement; null when the bytes are malformed.</summary>
    public SignedStatement? Statement { get; }

    /// <summary>What is wrong; null when a statement was read.</summary>
    public StatementMalformation? Malformation { get; }

    /// <summary>
    /// The field with the fault in the words of RFC 9052 and RFC 8392 (<c>alg</c>, <c>iss</c>...), or empty.
    /// </summary>
    public string Field { get; }

    /// <summary>Where the fault lies, in bytes from the start; 0 when a statement was read.</summary>
    public int Offset { get; }

    internal static StatementParse Of(SignedStatement statement) => new(statement, null, "", 0);

    internal static StatementParse Bad(CoseReader reader) =>
        new(null, MalformationOf(reader.Fault, reader.Field), reader.Field, reader.Offset);

    internal static StatementParse Bad(StatementMalformation malformation, string field, int offset) =>
        new(null, malformation, field, offset);

    private static StatementMalformation MalformationOf(FormatFault? fault, string field) => fault switch
    {
        FormatFault.Empty => StatementMalformation.Empty,
        FormatFault.TooLong => StatementMalformation.TooLong,
        FormatFault.Truncated => StatementMalformation.Truncated,
        FormatFault.TrailingBytes => StatementMalformation.TrailingBytes,
        FormatFault.NotDeterministic => StatementMalformation.NotDeterministic,
        FormatFault.TooDeep => StatementMalformation.TooDeep,
        FormatFault.DuplicateField => StatementMalformation.DuplicateField,
        FormatFault.BadStructure => StatementMalformation.NotACoseSign1,
        FormatFault.WrongType => field is "tag" or "message"
            ? StatementMalformation.NotACoseSign1 : StatementMalformation.WrongType,
        FormatFault.WrongLength => StatementMalformation.WrongLength,
        FormatFault.MissingField => StatementMalformation.MissingField,
        FormatFault.UnknownField => StatementMalformation.UnknownCriticalField,
        FormatFault.UnknownAlgorithm => StatementMalformation.UnknownAlgorithm,
        FormatFault.OutOfRange => StatementMalformation.OutOfRange,
        FormatFault.NotUtf8 => StatementMalformation.NotUtf8,
        FormatFault.ForbiddenCharacter => StatementMalformation.ForbiddenCharacter,
        _ => throw new InvalidOperationException($"A statement has no fault {fault}."),
    };
}
