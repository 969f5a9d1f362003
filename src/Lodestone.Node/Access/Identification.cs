using Lodestone.Node.Portal;
using Lodestone.Node.Problems;
using Lodestone.Node.Vault;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Access;

/// <summary>
/// Finds out who calls: by API key, by the session of a page, or by the operator's key. A key that is unknown, or that
/// the ledger does not let speak any more, is told so everywhere: whoever sends one means to be somebody.
/// </summary>
internal sealed class Identification(RequestDelegate next, ReadSide side, Sessions sessions)
{
    private const string Scheme = "Bearer ";
    private const string Basic = "Basic ";
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
            return (sessions.CallerOf(context) is { } signedIn ? side.Judge(signedIn).Caller : null, null);
        }

        if (MemberSignature.IsOne(header))
        {
            return side.IsOfAFullMember(header, context.Request)
                ? (Caller.Member, null)
                : (null, new Refusal(RefusalCode.SignInRequired, "Authorization"));
        }

        if (KeyOf(header) is not { } key)
        {
            return (null, new Refusal(RefusalCode.SignInRequired, "Authorization"));
        }

        return side.IsOperator(key)
            ? (Caller.Operator, null)
            : side.FindKey(NodeVault.HashOf(key)) is { } known
                ? side.Judge(known)
                : (null, new Refusal(RefusalCode.SignInRequired, "Authorization"));
    }

    // Programs that know names and words only send the key as the word; the name says nothing.
    private static string? KeyOf(string header)
    {
        if (header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return header[Scheme.Length..].Trim();
        }

        Span<byte> pair = stackalloc byte[512];
        return header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase)
            && Convert.TryFromBase64String(header[Basic.Length..].Trim(), pair, out int length)
            && pair[..length].IndexOf((byte)':') is >= 0 and int colon
                ? System.Text.Encoding.UTF8.GetString(pair[(colon + 1)..length])
                : null;
    }
}
