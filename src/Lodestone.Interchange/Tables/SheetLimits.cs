namespace Lodestone.Interchange;

/// <summary>How large a table may be.</summary>
public static class SheetLimits
{
    /// <summary>Bytes of the file.</summary>
    public const int MaxBytes = 32_000_000;

    /// <summary>Rows, the title row not counted.</summary>
    public const int MaxRows = 200_000;

    /// <summary>Columns.</summary>
    public const int MaxColumns = 100;

    /// <summary>Characters of one cell.</summary>
    public const int MaxCellLength = 4_096;

    /// <summary>Bytes of a workbook's sheet, unpacked.</summary>
    internal const long MaxSheetBytes = 500_000_000;

    /// <summary>Bytes of any other part of a workbook, unpacked.</summary>
    internal const long MaxPartBytes = 100_000_000;

    /// <summary>Characters of all texts that the cells of a workbook share.</summary>
    internal const int MaxSharedCharacters = 60_000_000;
}
