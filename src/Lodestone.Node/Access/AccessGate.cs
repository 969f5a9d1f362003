using Lodestone.Node.Hosting;
using Lodestone.Node.Problems;
using Lodestone.Node.Vault;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Access;

/// <summary>
/// Deny by default: finds out who calls, and lets it through only if the endpoint says that it may. An endpoint without a
/// rule is refused to everybody.
/// </summary>
internal sealed class AccessGate(RequestDelegate next, OpenNode node, Sessions sessions)
{
    private const string Scheme = "Bearer ";
    private static readonly object CallerItem = new();

    /// <summary>The caller of a request that has passed the gate.</summary>
    public static Caller CallerOf(HttpContext context) => context.Items[CallerItem] as Caller ?? Caller.Public;

    /// <summary>Runs the gate.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint)
        {
            await Problem.Of(new Refusal(RefusalCode.NotFound, context.Request.Path)).ExecuteAsync(context);
            return;
        }

        (Caller caller, bool keyIsUnknown) = Identify(context);
        context.Items[CallerItem] = caller;
        if (Verdict(endpoint.Metadata.GetMetadata<AccessRule>(), caller, keyIsUnknown) is { } refusal)
        {
            if (refusal.Code == RefusalCode.SignInRequired)
            {
                context.Response.Headers.WWWAuthenticate = "Bearer realm=\"lodestone\"";
            }

            await Problem.Of(refusal).ExecuteAsync(context);
            return;
        }

        await next(context);
    }

    private static Refusal? Verdict(AccessRule? rule, Caller caller, bool keyIsUnknown) => rule?.Who switch
    {
        _ when keyIsUnknown => new Refusal(RefusalCode.SignInRequired, "Authorization"),
        Who.Anybody => null,
        Who.Member when caller.Key is not null => null,
        Who.Authority when caller.IsAuthority => null,
        Who.Member => new Refusal(RefusalCode.SignInRequired, "Authorization"),
        Who.Authority when caller.Key is null => new Refusal(RefusalCode.SignInRequired, "Authorization"),
        _ => new Refusal(RefusalCode.NotPermitted, null, rule?.Action),
    };

    private (Caller Caller, bool KeyIsUnknown) Identify(HttpContext context)
    {
        string header = context.Request.Headers.Authorization.ToString();
        if (header.Length == 0)
        {
            return sessions.CallerOf(context) is { } signedIn
                ? (CallerOf(signedIn), false)
                : (Caller.Public, false);
        }

        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            || node.Vault.CallerOf(header[Scheme.Length..].Trim()) is not { } key)
        {
            return (Caller.Public, true);
        }

        return (CallerOf(key), false);
    }

    private Caller CallerOf(ManagedKey key) =>
        new(key, node.Ledger.ReadState(state => Caller.RoleOf(state, key.Party)));
}
