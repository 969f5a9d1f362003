using System.Collections.Concurrent;

namespace Lodestone.Node.Access;

/// <summary>Sessions in this process only: a restart signs everybody out.</summary>
internal sealed class HeldSessions(TimeProvider time) : SessionTable
{
    private const int MostSessions = 10_000;

    private readonly ConcurrentDictionary<string, (byte[] ApiKey, DateTimeOffset Ends)> open = new(StringComparer.Ordinal);

    public override bool Open(byte[] name, byte[] hashOfApiKey)
    {
        DateTimeOffset now = time.GetUtcNow();
        foreach ((string one, (byte[] _, DateTimeOffset ends)) in open)
        {
            if (ends <= now)
            {
                open.TryRemove(one, out _);
            }
        }

        return open.Count < MostSessions && open.TryAdd(Convert.ToHexString(name), (hashOfApiKey, now + Lifetime));
    }

    public override byte[]? Find(byte[] name) =>
        open.TryGetValue(Convert.ToHexString(name), out (byte[] ApiKey, DateTimeOffset Ends) session)
        && session.Ends > time.GetUtcNow()
            ? session.ApiKey
            : null;

    public override void End(byte[] name) => open.TryRemove(Convert.ToHexString(name), out _);
}
