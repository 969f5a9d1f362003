using System.Threading.RateLimiting;
using Lodestone.Node.Access;
using Lodestone.Node.Acts;
using Lodestone.Node.Api;
using Lodestone.Node.Capture;
using Lodestone.Node.Consortium;
using Lodestone.Node.Entries;
using Lodestone.Node.EpcisQuery;
using Lodestone.Node.Following;
using Lodestone.Node.Health;
using Lodestone.Node.Imports;
using Lodestone.Node.Log;
using Lodestone.Node.Lots;
using Lodestone.Node.Pages;
using Lodestone.Node.Problems;
using Lodestone.Node.Quarantines;
using Lodestone.Vocabulary;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Lodestone.Node.Hosting;

/// <summary>Builds the web application of an open node: limits, gate, the endpoint groups, pages.</summary>
internal static class NodeHost
{
    /// <summary>The application, not yet started.</summary>
    public static WebApplication Build(OpenNode node)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(node.Options.Urls);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => Limit(kestrel, node.Options));
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(node);
        builder.Services.AddTracing(node.Options.Traces);
        builder.Services.AddHostedService<ViewFollower>();
        builder.Services.AddHostedService<AgreementExchange>();
        builder.Services.AddHostedService<Detour>();
        builder.Services.AddHostedService<SubscriptionDelivery>();
        builder.Services.AddHostedService<StopOnLedgerFailure>();
        builder.Services.AddSingleton<ImportDesk>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ImportDesk>());
        builder.Services.AddPages(node);
        builder.Services.AddApiDocument();
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.AddRateLimiter(limits => Limit(limits, node.Options));

        WebApplication app = builder.Build();
        app.UseMiddleware<EdgeOfTheNode>();
        app.UseRouting();
        app.UseMiddleware<Identification>();
        app.UseRateLimiter();
        app.UseMiddleware<AccessGate>();
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(30) });
        app.MapHealth();
        app.MapLog();
        app.MapAgreement();
        app.MapEntries();
        app.MapActs();
        app.MapCapture();
        app.MapEpcisEvents();
        app.MapEpcisDimensions();
        app.MapEpcisQueries();
        app.MapEpcisSubscriptions();
        app.MapEpcisDiscovery();
        app.MapImports();
        app.MapLots();
        app.MapQuarantine();
        app.MapProblems();
        app.MapApiDocument();
        app.MapPages();
        return app;
    }

    private static void Limit(KestrelServerOptions kestrel, NodeOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = options.MaxBodyBytes;
        kestrel.Limits.MaxConcurrentConnections = 2_000;
        kestrel.Limits.MaxConcurrentUpgradedConnections = 200;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
    }

    private static void Limit(Microsoft.AspNetCore.RateLimiting.RateLimiterOptions limits, NodeOptions options)
    {
        limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
            RateLimitPartition.GetTokenBucketLimiter(
                Identification.PartitionOf(http),
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = options.RequestsPerMinute,
                    TokensPerPeriod = Math.Max(1, options.RequestsPerMinute / 60),
                    ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                }));
        limits.OnRejected = (context, _) => new ValueTask(
            Problem.Of(new Refusal(RefusalCode.TooManyRequests), retryAfterSeconds: 1)
                .ExecuteAsync(context.HttpContext));
    }
}
