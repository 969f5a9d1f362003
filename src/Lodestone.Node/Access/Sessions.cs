using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Lodestone.Node.Vault;

namespace Lodestone.Node.Access;

/// <summary>
/// Browsers that signed in with an API key. The cookie holds a random number and nothing else; what it stands for is in
/// this process only, so a restart signs everybody out. A session reads, and writes through the node's own forms only:
/// every other way to write needs the key itself in the header, which no foreign page can make a browser send.
/// </summary>
internal sealed class Sessions(NodeVault vault, TimeProvider time)
{
    /// <summary>Name of the cookie.</summary>
    public const string Cookie = "lodestone-session";

    private const int MostSessions = 10_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);

    private readonly ConcurrentDictionary<string, Session> open = new(StringComparer.Ordinal);

    /// <summary>Opens a session; null if the key is unknown or revoked, or the node has too many sessions.</summary>
    public string? Open(string apiKey)
    {
        byte[] hash = NodeVault.HashOf(apiKey);
        if (vault.CallerOf(hash) is null)
        {
            return null;
        }

        DateTimeOffset now = time.GetUtcNow();
        foreach ((string name, Session session) in open)
        {
            if (session.Ends <= now)
            {
                open.TryRemove(name, out _);
            }
        }

        if (open.Count >= MostSessions)
        {
            return null;
        }

        string number = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        open[NameOf(number)] = new Session(hash, now + Lifetime);
        return number;
    }

    /// <summary>
    /// Whose session a request carries; null if none, if it has ended, or if its API key was revoked.
    /// </summary>
    public ManagedKey? CallerOf(HttpContext http) =>
        IsForReading(http)
        && http.Request.Cookies[Cookie] is { Length: 64 } number
        && open.TryGetValue(NameOf(number), out Session? session)
        && session.Ends > time.GetUtcNow()
            ? vault.CallerOf(session.ApiKeyHash)
            : null;

    /// <summary>Ends a session.</summary>
    public void Close(HttpRequest request)
    {
        if (request.Cookies[Cookie] is { Length: 64 } number)
        {
            open.TryRemove(NameOf(number), out _);
        }
    }

    private static bool IsForReading(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)
        || http.GetEndpoint()?.Metadata.GetMetadata<PageForm>() is not null;

    // Kept by hash: what an attacker can time is the hash, not the number.
    private static string NameOf(string number) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(number)));

    /// <summary>
    /// Marks a form of a page: a session may be known there too. What writes to the ledger by it checks first that the
    /// form is the node's own (<see cref="Pages.OwnForm"/>).
    /// </summary>
    internal sealed record PageForm;

    private sealed record Session(byte[] ApiKeyHash, DateTimeOffset Ends);
}
