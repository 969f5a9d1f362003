using System.Text.RegularExpressions;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Problems;

/// <summary>
/// The outermost edge: security headers on every answer, and problem+json for what the server itself refuses (a body
/// cut short, a parameter that is no number, a wrong method, an unknown path) and for what fails.
/// </summary>
internal sealed partial class EdgeOfTheNode(RequestDelegate next, ILogger<EdgeOfTheNode> log)
{
    private const string ContentPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Runs a request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            Guard(context);
            return Task.CompletedTask;
        });

        // What answers to GET answers to HEAD; the server leaves the body out.
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Request.Method = HttpMethods.Get;
        }

        try
        {
            await next(context);
            if (!context.Response.HasStarted
                && context.Response is { StatusCode: >= 400 and < 500, ContentLength: null or 0 })
            {
                int status = context.Response.StatusCode;
                await Problem.Of(RefusalOf(status), status).ExecuteAsync(context);
            }
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            await Problem.Of(RefusalOf(bad), bad.StatusCode).ExecuteAsync(context);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            log.LogDebug("The caller has gone.");
        }
        catch (Exception away) when (!context.Response.HasStarted && SaysUnavailable(away))
        {
            log.LogWarning("The views cannot be read: {Reason}", away.Message);
            context.Response.Clear();
            await Problem.Of(new Refusal(RefusalCode.ViewsUnavailable), retryAfterSeconds: 5).ExecuteAsync(context);
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            // A fault of ours. Its details are for the operator, not for the caller.
            log.LogError(fault, "{Method} {Path} failed.", context.Request.Method, context.Request.Path);
            context.Response.Clear();
            await Problem.OfFault(context);
        }
    }

    // On every answer, also on one that was begun anew after a fault.
    private static void Guard(HttpContext context)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy =
            context.Request.Path.StartsWithSegments(Api.ApiDocument.PagePath, StringComparison.Ordinal)
                ? Api.ApiDocument.ContentPolicyOf(context)
                : ContentPolicy;
        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }
    }

    // The framework's own layers hide what happened to them in what they throw.
    private static bool SaysUnavailable(Exception fault) =>
        fault is ViewsUnavailableException || fault.InnerException is ViewsUnavailableException;

    private static Refusal RefusalOf(BadHttpRequestException bad) => bad.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => new Refusal(RefusalCode.TooLong, "body"),
        StatusCodes.Status415UnsupportedMediaType => new Refusal(RefusalCode.MediaTypeNotOffered, "Content-Type"),
        _ when Parameter().Match(bad.Message) is { Success: true } parameter =>
            new Refusal(RefusalCode.RequestMalformed, parameter.Groups["name"].Value),
        _ => new Refusal(RefusalCode.RequestMalformed, null, bad.Message),
    };

    private static Refusal RefusalOf(int status) => status switch
    {
        StatusCodes.Status404NotFound => new Refusal(RefusalCode.NotFound),
        StatusCodes.Status405MethodNotAllowed => new Refusal(RefusalCode.MethodNotOffered, "method"),
        StatusCodes.Status413PayloadTooLarge => new Refusal(RefusalCode.TooLong, "body"),
        StatusCodes.Status415UnsupportedMediaType => new Refusal(RefusalCode.MediaTypeNotOffered, "Content-Type"),
        _ => new Refusal(RefusalCode.RequestMalformed),
    };

    // The framework's own words: Failed to bind parameter "long from" from "abc".
    [GeneratedRegex("parameter \"\\S+ (?<name>\\w+)\"")]
    private static partial Regex Parameter();
}
