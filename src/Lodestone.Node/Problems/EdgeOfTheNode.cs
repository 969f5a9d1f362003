using Lodestone.Vocabulary;

namespace Lodestone.Node.Problems;

/// <summary>
/// The outermost edge: security headers on every answer, and problem+json for what the server itself refuses (a body cut
/// short, a wrong method, an unknown path).
/// </summary>
internal sealed class EdgeOfTheNode(RequestDelegate next, ILogger<EdgeOfTheNode> log)
{
    private const string ContentPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Runs a request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        try
        {
            await next(context);
            if (!context.Response.HasStarted && context.Response is { StatusCode: 404 or 405 or 415, ContentLength: null or 0 })
            {
                await Problem.Of(RefusalOf(context.Response.StatusCode)).ExecuteAsync(context);
            }
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            // The server's own refusal of a request: too large, cut short, wrong parameter.
            RefusalCode code = bad.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? RefusalCode.TooLong
                : RefusalCode.RequestMalformed;
            await Problem.Of(new Refusal(code, null, bad.Message), bad.StatusCode).ExecuteAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            log.LogDebug("The caller has gone.");
        }
    }

    private static Refusal RefusalOf(int status) => new(status switch
    {
        StatusCodes.Status405MethodNotAllowed => RefusalCode.MethodNotOffered,
        StatusCodes.Status415UnsupportedMediaType => RefusalCode.MediaTypeNotOffered,
        _ => RefusalCode.NotFound,
    });
}
