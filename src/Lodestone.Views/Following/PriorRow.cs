namespace Lodestone.Views;

/// <summary>The bytes of a row as it stood before the entry, or null.</summary>
/// <param name="table">The table's name.</param>
/// <param name="key">The row's key.</param>
internal delegate byte[]? PriorRow(string table, string key);
