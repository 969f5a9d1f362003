using System.Collections.Concurrent;

namespace Lodestone.Views;

/// <summary>Views in a SQLite file of their own, which one process has to itself.</summary>
internal sealed class SqliteHome(string path) : ViewHome
{
    private readonly ConcurrentBag<ViewDatabase> idle = [];

    public override ViewDatabase OpenToWrite() => new SqliteViews(path, forReading: false);

    public override bool IsThere(ViewDatabase writer) => true;

    public override ViewDatabase OpenToRead() =>
        idle.TryTake(out ViewDatabase? reader) ? reader : new SqliteViews(path, forReading: true);

    public override bool Refresh() => false;

    public override void GiveBack(ViewDatabase reader) => idle.Add(reader);

    public override void Dispose()
    {
        while (idle.TryTake(out ViewDatabase? reader))
        {
            reader.Dispose();
        }
    }
}
