namespace Lodestone.Views;

/// <summary>Columns by which lots can be sorted.</summary>
public enum LotColumn
{
    /// <summary>In the order in which they came into being.</summary>
    Age = 0,

    /// <summary>EID.</summary>
    Eid = 1,

    /// <summary>Name of the material.</summary>
    Material = 2,

    /// <summary>Issuer's lot number.</summary>
    LotNumber = 3,

    /// <summary>Status.</summary>
    Status = 4,

    /// <summary>Name of the holder.</summary>
    Holder = 5,

    /// <summary>Name of the site.</summary>
    Site = 6,

    /// <summary>Mass left.</summary>
    Mass = 7,

    /// <summary>Listed elements in it.</summary>
    Content = 8,

    /// <summary>Time of the last event.</summary>
    Time = 9,
}

/// <summary>An order of lots and a page of it.</summary>
/// <param name="By">The column.</param>
/// <param name="IsDescending">Whether the largest comes first.</param>
/// <param name="IsChinese">Whether names are sorted as they are in Chinese, else in English.</param>
/// <param name="Before">Lots before the page.</param>
public sealed record LotOrder(LotColumn By, bool IsDescending, bool IsChinese, int Before = 0);

/// <summary>A page of lots in an order.</summary>
/// <param name="Lots">The lots.</param>
/// <param name="All">How many match; counted up to a hundred thousand.</param>
public sealed record LotListing(IReadOnlyList<LotSummary> Lots, long All);
