using Lodestone.Node.Hosting;
using Lodestone.Node.Problems;
using Lodestone.Node.Vault;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Access;

/// <summary>
/// Finds out who calls: by API key, by the session of a page, or by the operator's key. A key that is unknown, or that
/// the ledger does not let speak any more, is told so everywhere: whoever sends one means to be somebody.
/// </summary>
internal sealed class Identification(RequestDelegate next, OpenNode node, Sessions sessions)
{
    private const string Scheme = "Bearer ";
    private static readonly object CallerItem = new();
    private static readonly object RefusalItem = new();

    /// <summary>Who calls.</summary>
    public static Caller CallerOf(HttpContext context) => context.Items[CallerItem] as Caller ?? Caller.Public;

    /// <summary>Who calls, as what is counted against its limit: a key, or else an address.</summary>
    public static string PartitionOf(HttpContext context)
    {
        if (CallerOf(context).Key is { } key)
        {
            return key.KeyId;
        }

        // Whoever has one IPv6 address has its whole /64.
        byte[] address = context.Connection.RemoteIpAddress?.GetAddressBytes() ?? [];
        return Convert.ToHexStringLower(address.AsSpan(0, address.Length == 16 ? 8 : address.Length));
    }

    /// <summary>Runs the identification.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        (Caller? caller, Refusal? refusal) = Identify(context);
        context.Items[CallerItem] = caller;
        context.Items[RefusalItem] = refusal;
        await next(context);
    }

    /// <summary>Answers a request whose key says nobody; false if there is nothing to answer.</summary>
    public static async Task<bool> Refused(HttpContext context)
    {
        if (context.Items[RefusalItem] is not Refusal refusal)
        {
            return false;
        }

        int? status = refusal.Code == RefusalCode.KeyUnknown ? StatusCodes.Status403Forbidden : null;
        await Problem.Of(refusal, status).ExecuteAsync(context);
        return true;
    }

    private (Caller? Caller, Refusal? Refusal) Identify(HttpContext context)
    {
        string header = context.Request.Headers.Authorization.ToString();
        if (header.Length == 0)
        {
            // A session whose key has ended is over; the pages go on as for anybody.
            return (sessions.CallerOf(context) is { } signedIn ? CallerOf(signedIn).Caller : null, null);
        }

        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return (null, new Refusal(RefusalCode.SignInRequired, "Authorization"));
        }

        string key = header[Scheme.Length..].Trim();
        return node.Operator.Is(key)
            ? (Caller.Operator, null)
            : node.Vault.CallerOf(key) is { } known
                ? CallerOf(known)
                : (null, new Refusal(RefusalCode.SignInRequired, "Authorization"));
    }

    private (Caller? Caller, Refusal? Refusal) CallerOf(ManagedKey key) =>
        node.Ledger.ReadState(state => Caller.Of(state, key, node.Time.Now));
}
