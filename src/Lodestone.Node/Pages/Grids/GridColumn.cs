using Lodestone.Views;

namespace Lodestone.Node.Pages;

/// <summary>A column of a table.</summary>
/// <param name="Key">Its name in addresses.</param>
/// <param name="Name">What stands at its head, its unit included.</param>
/// <param name="IsNumber">Whether it holds figures.</param>
/// <param name="CanSort">Whether it can be sorted by.</param>
public sealed record GridColumn(string Key, Label Name, bool IsNumber = false, bool CanSort = true);
