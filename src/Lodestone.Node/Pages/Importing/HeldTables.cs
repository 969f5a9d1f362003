using System.Collections.Concurrent;
using Lodestone.Node.Imports;

namespace Lodestone.Node.Pages;

/// <summary>
/// Tables that were judged and wait for their owner to say that they be submitted: a few, for an hour. Their files lie
/// with those of the imports, which a start of the node clears away.
/// </summary>
internal sealed class HeldTables(TimeProvider time)
{
    private const int Most = 100;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, Held> tables = new(StringComparer.Ordinal);

    /// <summary>Keeps the file of a judged table under its import.</summary>
    public void Keep(ImportJob job, string file)
    {
        DateTimeOffset now = time.GetUtcNow();
        tables[job.Id] = new Held(job.Table, file, now);
        foreach ((string id, Held held) in tables.OrderBy(pair => pair.Value.Since).ToList())
        {
            if (held.Since + Lifetime <= now || tables.Count > Most)
            {
                Forget(id);
            }
        }
    }

    /// <summary>The file of a judged table; null if it was forgotten.</summary>
    public string? Find(ImportJob job) => tables.TryGetValue(job.Id, out Held? held) && File.Exists(held.File)
        ? held.File
        : null;

    /// <summary>Forgets a table.</summary>
    public void Forget(string id)
    {
        if (tables.TryRemove(id, out Held? held))
        {
            File.Delete(held.File);
        }
    }

    private sealed record Held(ImportTable Table, string File, DateTimeOffset Since);
}
