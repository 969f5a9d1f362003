namespace Lodestone.Views;

/// <summary>Where the tables of the views are, and the ways to them.</summary>
internal abstract class ViewHome : IDisposable
{
    /// <summary>
    /// Opens the one connection that writes; null if somebody else has it. Whoever has it has it until it is disposed of
    /// or broken.
    /// </summary>
    public abstract ViewDatabase? OpenToWrite();

    /// <summary>Whether the writing connection is still there: asked now and then by whoever has nothing to write.</summary>
    public abstract bool IsThere(ViewDatabase writer);

    /// <summary>A connection that reads, to be given back.</summary>
    public abstract ViewDatabase OpenToRead();

    /// <summary>
    /// Forgets connections that were kept, since one of them turned out to be broken; false if there is nothing to forget.
    /// </summary>
    public abstract bool Refresh();

    /// <summary>Takes back a connection that has read.</summary>
    public abstract void GiveBack(ViewDatabase reader);

    /// <inheritdoc/>
    public abstract void Dispose();
}
