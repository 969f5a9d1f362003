using Lodestone.Node.Problems;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Access;

/// <summary>
/// Deny by default: lets a caller through only if the endpoint says that it may. An endpoint without a rule is refused
/// to everybody.
/// </summary>
internal sealed class AccessGate(RequestDelegate next)
{
    /// <summary>The caller of a request that has passed the gate.</summary>
    public static Caller CallerOf(HttpContext context) => Identification.CallerOf(context);

    /// <summary>Runs the gate.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint)
        {
            await Problem.Of(new Refusal(RefusalCode.NotFound, context.Request.Path)).ExecuteAsync(context);
            return;
        }

        // The router's own answers to a wrong method or media type are no endpoints of ours: they say only that.
        if (endpoint is not RouteEndpoint)
        {
            await next(context);
            return;
        }

        if (await Identification.Refused(context))
        {
            return;
        }

        if (Verdict(endpoint.Metadata.GetMetadata<AccessRule>(), CallerOf(context)) is { } refusal)
        {
            await Problem.Of(refusal).ExecuteAsync(context);
            return;
        }

        await next(context);
    }

    /// <summary>Why a caller may not use an endpoint of this rule; null if it may.</summary>
    public static Refusal? Verdict(AccessRule? rule, Caller caller) => rule?.Who switch
    {
        Who.Anybody => null,
        Who.Member when caller.Key is not null => null,
        Who.Statutory when caller.SeesAll => null,
        Who.Reader when caller.Key is not null || caller.SeesAll => null,
        Who.Member when caller.IsOperator => new Refusal(RefusalCode.NotPermitted, null, rule.Action),
        Who.Member or Who.Reader or Who.Statutory when caller.Key is null =>
            new Refusal(RefusalCode.SignInRequired, "Authorization"),
        _ => new Refusal(RefusalCode.NotPermitted, null, rule?.Action),
    };
}
