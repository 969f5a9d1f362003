using Lodestone.Node.Access;
using Lodestone.Node.Api;
using Lodestone.Node.Hosting;
using Lodestone.Node.Imports;
using Lodestone.Node.Pages;
using Lodestone.Node.Problems;
using Lodestone.Views;

namespace Lodestone.Node.Portal;

/// <summary>
/// Builds the web application of a portal: the routes and the gate of a node, without its ledger. What the views answer is
/// answered here; everything else is passed on. A portal keeps nothing: any number of them stand beside each other.
/// </summary>
internal static class PortalHost
{
    /// <summary>The application, not yet started.</summary>
    /// <exception cref="InvalidDataException">The views are named by no connection string.</exception>
    public static WebApplication Build(PortalOptions options)
    {
        ViewStore views = ViewStore.InPostgres(options.Views);
        SharedTables shared = new(options.Views, makes: false);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(options.Urls);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => HostLimits.Of(kestrel, options.MaxBodyBytes));
        builder.Logging.SetMinimumLevel(LogLevel.Warning);

        // What does not answer is told to the caller; a line with a stack for each request tells nobody more.
        builder.Logging.AddFilter("Yarp", LogLevel.Error);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Critical);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(_ => views);
        builder.Services.AddSingleton(_ => shared);
        builder.Services.AddHttpForwarder();

        // Handlers that need these are never reached here, but their routes are mapped.
        builder.Services.AddSingleton<OpenNode>(_ => throw new InvalidOperationException("A portal has no ledger."));
        builder.Services.AddSingleton<ImportDesk>();
        builder.Services.AddPages(new PortalReadSide(views, shared, TimeProvider.System), shared, makesFormKeys: false);
        builder.Services.AddApiDocument();
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.AddRateLimiter(limits => HostLimits.Of(limits, options.RequestsPerMinute));

        WebApplication app = builder.Build();
        app.UseMiddleware<EdgeOfTheNode>();
        app.UseRouting();
        app.UseMiddleware<Identification>();
        app.UseRateLimiter();
        app.UseMiddleware<AccessGate>();
        app.UseMiddleware<LedgerForwarding>();
        app.MapPortalHealth();
        NodeHost.MapAll(app);
        return app;
    }
}
