using System.Security.Cryptography;
using System.Text;
using Lodestone.Node.Portal;
using Lodestone.Node.Vault;

namespace Lodestone.Node.Access;

/// <summary>
/// Browsers that signed in with an API key. The cookie holds a random number and nothing else; what it stands for is kept
/// under the number's hash, in this process or in the database that a node shares with its portals. A session reads, and
/// writes through the node's own forms only: every other way to write needs the key itself in the header, which no foreign
/// page can make a browser send.
/// </summary>
internal sealed class Sessions(ReadSide side, SessionTable table)
{
    /// <summary>Name of the cookie.</summary>
    public const string Cookie = "lodestone-session";

    /// <summary>Opens a session; null if the key is unknown or revoked, or there are too many sessions.</summary>
    public string? Open(string apiKey)
    {
        byte[] hash = NodeVault.HashOf(apiKey);
        if (side.FindKey(hash) is null)
        {
            return null;
        }

        string number = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        return table.Open(NameOf(number), hash) ? number : null;
    }

    /// <summary>
    /// Whose session a request carries; null if none, if it has ended, or if its API key was revoked.
    /// </summary>
    public ManagedKey? CallerOf(HttpContext http) =>
        IsForReading(http)
        && http.Request.Cookies[Cookie] is { Length: 64 } number
        && table.Find(NameOf(number)) is { } apiKey
            ? side.FindKey(apiKey)
            : null;

    /// <summary>Ends a session.</summary>
    public void Close(HttpRequest request)
    {
        if (request.Cookies[Cookie] is { Length: 64 } number)
        {
            table.End(NameOf(number));
        }
    }

    private static bool IsForReading(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)
        || http.GetEndpoint()?.Metadata.GetMetadata<PageForm>() is not null;

    // Kept by hash: what an attacker can time is the hash, not the number, and who reads the table has no number.
    private static byte[] NameOf(string number) => SHA256.HashData(Encoding.ASCII.GetBytes(number));

    /// <summary>
    /// Marks a form of a page: a session may be known there too. What writes to the ledger by it checks first that the
    /// form is the node's own (<see cref="Pages.OwnForm"/>).
    /// </summary>
    internal sealed record PageForm;
}
