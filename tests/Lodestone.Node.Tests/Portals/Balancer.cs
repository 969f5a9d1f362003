using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Forwarder;

namespace Lodestone.Node.Tests.Portals;

/// <summary>
/// A reverse proxy as plain as there are: it takes the portals in turn, tries nothing twice, and leaves out for a while
/// whom it could not reach.
/// </summary>
internal sealed class Balancer : IAsyncDisposable
{
    private static readonly TimeSpan LeftOut = TimeSpan.FromSeconds(30);

    private readonly HttpMessageInvoker client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
    private readonly string[] portals;
    private readonly long[] back;
    private readonly WebApplication app;
    private int turn;

    private Balancer(string[] portals)
    {
        this.portals = portals;
        back = new long[portals.Length];
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddHttpForwarder();
        app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Run(Forward);
    }

    public string Url => app.Urls.First();

    public static async Task<Balancer> StartAsync(params string[] portals)
    {
        Balancer balancer = new(portals);
        await balancer.app.StartAsync();
        return balancer;
    }

    /// <summary>A portal listens somewhere else now.</summary>
    public void Put(int portal, string url)
    {
        portals[portal] = url;
        Volatile.Write(ref back[portal], 0);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        client.Dispose();
    }

    private async Task Forward(HttpContext context)
    {
        int at = Next();
        ForwarderError error = await app.Services.GetRequiredService<IHttpForwarder>().SendAsync(
            context, portals[at], client, ForwarderRequestConfig.Empty, HttpTransformer.Default);
        if (error is not (ForwarderError.None or ForwarderError.RequestCanceled))
        {
            Volatile.Write(ref back[at], Environment.TickCount64 + (long)LeftOut.TotalMilliseconds);
        }
    }

    private int Next()
    {
        for (int tried = 0; ; tried++)
        {
            int at = (int)((uint)Interlocked.Increment(ref turn) % (uint)portals.Length);
            if (tried == portals.Length || Volatile.Read(ref back[at]) <= Environment.TickCount64)
            {
                return at;
            }
        }
    }
}
