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
using Lodestone.Node.Portal;
using Lodestone.Node.Problems;
using Lodestone.Node.Quarantines;

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
        builder.WebHost.ConfigureKestrel(kestrel => HostLimits.Of(kestrel, node.Options.MaxBodyBytes));
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
        builder.Services.AddPages(new NodeReadSide(node), node.Shared);
        if (node.Shared is { } shared)
        {
            builder.Services.AddSingleton(shared);
            builder.Services.AddHostedService<SharedKeys>();
        }

        builder.Services.AddApiDocument();
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.AddRateLimiter(limits => HostLimits.Of(limits, node.Options.RequestsPerMinute));

        WebApplication app = builder.Build();
        app.UseMiddleware<EdgeOfTheNode>();
        app.UseRouting();
        app.UseMiddleware<Identification>();
        app.UseRateLimiter();
        app.UseMiddleware<AccessGate>();
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(30) });
        app.MapHealth();
        MapAll(app);
        return app;
    }

    /// <summary>Maps all routes that a node and its portals have, but for their health.</summary>
    public static void MapAll(WebApplication app)
    {
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
    }
}
