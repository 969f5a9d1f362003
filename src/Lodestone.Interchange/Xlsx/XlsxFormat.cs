namespace Lodestone.Interchange;

/// <summary>What a number in a cell means, by the cell's number format.</summary>
internal enum XlsxFormat
{
    /// <summary>The number itself.</summary>
    Number = 0,

    /// <summary>A hundredth part: 0.25 shows as 25 %.</summary>
    Percent = 1,

    /// <summary>Days since the workbook's first day, perhaps with a time of day.</summary>
    Date = 2,
}
