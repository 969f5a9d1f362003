using System.Diagnostics;
using System.Net;
using Lodestone.Node.Access;
using Lodestone.Node.Problems;
using Lodestone.Vocabulary;
using Yarp.ReverseProxy.Forwarder;

namespace Lodestone.Node.Portal;

/// <summary>
/// Passes on to the ledger's nodes what a portal cannot answer from the views, after the same gate that the nodes have:
/// who may not use an endpoint is refused here. The nodes look at key, session and form by themselves.
/// </summary>
internal sealed class LedgerForwarding(RequestDelegate next, IHttpForwarder forwarder, PortalOptions options) : IDisposable
{
    private const int RetryAfterSeconds = 5;

    private static readonly ForwarderRequestConfig Config = new() { ActivityTimeout = TimeSpan.FromMinutes(2) };

    private readonly HttpMessageInvoker client = new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        ActivityHeadersPropagator = new ReverseProxyPropagator(DistributedContextPropagator.Current),
    });

    private volatile int current;

    /// <summary>Runs a request that has passed the gate.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not RouteEndpoint endpoint || endpoint.Metadata.GetMetadata<ReadsViews>() is not null)
        {
            await next(context);
            return;
        }

        for (int i = 0; i < options.Ledgers.Count; i++)
        {
            int at = (current + i) % options.Ledgers.Count;
            ForwarderError error = await forwarder.SendAsync(
                context, options.Ledgers[at], client, Config, SameHost.Instance);
            if (error == ForwarderError.None)
            {
                current = at;
                return;
            }

            if (context.Response.HasStarted || context.RequestAborted.IsCancellationRequested)
            {
                return;
            }

            context.Response.Clear();
            if (!WasNotSent(context))
            {
                break;
            }
        }

        await Problem.Of(new Refusal(RefusalCode.LedgerUnreachable), retryAfterSeconds: RetryAfterSeconds)
            .ExecuteAsync(context);
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    // What found nobody to talk to has said nothing yet; what only reads may be asked of another in any case.
    private static bool WasNotSent(HttpContext context) => HttpMethods.IsGet(context.Request.Method)
        || context.GetForwarderErrorFeature()?.Exception is HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError,
        };

    /// <summary>Passes on under the name that the caller used: links in answers lead back to where it asked.</summary>
    private sealed class SameHost : HttpTransformer
    {
        public static readonly SameHost Instance = new();

        public override async ValueTask TransformRequestAsync(
            HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix,
            CancellationToken cancellationToken)
        {
            await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
            proxyRequest.Headers.Host = httpContext.Request.Host.Value;
        }
    }
}
