using Lodestone.Interchange.Tests;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Tests;

/// <summary>A fault that is put into a cell, and what must be said of it.</summary>
/// <param name="Column">The title of its column.</param>
/// <param name="Code">The refusal.</param>
/// <param name="Cell">The cell, for a row.</param>
internal sealed record PlantedFault(string Column, RefusalCode Code, Func<int, string> Cell)
{
    /// <summary>Twenty kinds: of form, of words, of units, of identity and of law.</summary>
    public static IReadOnlyList<PlantedFault> All { get; } =
    [
        new("lot number", RefusalCode.MemberMissing, _ => string.Empty),
        new("lot number", RefusalCode.IdentifierMalformed, row => $"W {row} ~"),
        new("GS1 alias", RefusalCode.IdentifierMalformed, _ => "urn:example:mine"),
        new("material", RefusalCode.MaterialUnknown, _ => "ree.unobtainium"),
        new("mass", RefusalCode.MemberMissing, _ => string.Empty),
        new("mass", RefusalCode.WrongType, _ => "much"),
        new("mass", RefusalCode.TooManyDigits, _ => "1.00000000001"),
        new("mass", RefusalCode.NumberOutOfRange, _ => "-5"),
        new("mass", RefusalCode.RowMalformed, row => Workbook.Cell(2, row, "e", "<v>#DIV/0!</v>")),
        new("unit", RefusalCode.UnitUnknown, _ => "bushel"),
        new("basis", RefusalCode.ValueNotAllowed, _ => "roughly"),
        new("moisture %", RefusalCode.BasisNotUsable, row => Workbook.Number(5, row, "0.081", 1)),
        new("pieces", RefusalCode.WrongType, _ => "some"),
        new("site", RefusalCode.CheckDigitWrong, _ => "6901234000012"),
        new("time", RefusalCode.TimeMalformed, _ => "last week"),
        new("source", RefusalCode.ValueNotAllowed, _ => "found"),
        new("custody model", RefusalCode.ValueNotAllowed, _ => "trust me"),
        new("EID", RefusalCode.EidDoesNotDerive, _ => "8BFHD0FVMCGQ00R45"),
        new("Nd2O3 %", RefusalCode.NumberOutOfRange, row => Workbook.Number(18, row, "1.5", 1)),
        new("time", RefusalCode.EventInTheFuture, _ => "2027-02-28"),
    ];
}
