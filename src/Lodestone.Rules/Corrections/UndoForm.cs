namespace Lodestone.Rules;

/// <summary>How a table remembers what an event did to a row, and how that is undone.</summary>
/// <param name="ImageOf">The image kept of a row: from how it stands after the event and how it stood before.</param>
/// <param name="TryUndo">Undoes an image; false if something else depends on the row meanwhile.</param>
internal sealed record UndoForm<TRow>(Func<TRow?, TRow?, TRow?> ImageOf, TryUndo<TRow> TryUndo)
    where TRow : class
{
    /// <summary>The row as it was is put back: for rows that no unrelated event shares.</summary>
    public static readonly UndoForm<TRow> AsItWas = new(
        (after, before) => before,
        (TRow? current, TRow? image, EventRow undone, out TRow? restored) =>
        {
            restored = image;
            return true;
        });
}

/// <summary>Undoes what an event did to a row.</summary>
/// <param name="current">The row as it stands.</param>
/// <param name="image">The image that the event kept.</param>
/// <param name="undone">The event.</param>
/// <param name="restored">The row without the event; null if there is none then.</param>
internal delegate bool TryUndo<TRow>(TRow? current, TRow? image, EventRow undone, out TRow? restored)
    where TRow : class;
