namespace Lodestone.Views;

/// <summary>
/// Writes which events concerned which lots: the rows of a transaction in the order of the table, so that each of its
/// pages is sought once.
/// </summary>
internal sealed class TouchWriter(ViewDatabase database)
{
    private readonly List<(long Lot, long Event, bool Took)> rows = [];

    /// <summary>An event concerned a lot.</summary>
    /// <param name="lot">The lot.</param>
    /// <param name="id">The event.</param>
    /// <param name="took">Whether it took from the lot.</param>
    public void Add(long lot, long id, bool took) => rows.Add((lot, id, took));

    /// <summary>Forgets what is not written.</summary>
    public void Forget() => rows.Clear();

    /// <summary>Writes what there is.</summary>
    public void Write()
    {
        rows.Sort();
        foreach ((long lot, long id, bool took) in rows)
        {
            database.Write(
                "INSERT INTO touch (lot, event, took) VALUES (?1, ?2, ?3)", lot, id, took ? 1L : 0L);
        }

        rows.Clear();
    }
}
