namespace Lodestone.Rules;

/// <summary>
/// One effect of an accepted entry on the state: a row put or removed. Rows are canonical JSON (declared property order,
/// no white space), so every organisation's node writes the same bytes. Holds neither height nor block bounds.
/// </summary>
/// <param name="Table">The table's name.</param>
/// <param name="Key">The row's key, ASCII.</param>
/// <param name="Row">The row's new bytes; null if it is removed.</param>
public sealed record StateChange(string Table, string Key, ReadOnlyMemory<byte>? Row);
