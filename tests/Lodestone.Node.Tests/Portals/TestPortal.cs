using Lodestone.Node.Portal;
using Microsoft.AspNetCore.Builder;

namespace Lodestone.Node.Tests.Portals;

/// <summary>A portal in this process, over the views of a test's node.</summary>
internal sealed class TestPortal : IAsyncDisposable
{
    private TestPortal(WebApplication app)
    {
        App = app;
        Http = Client(app.Urls.First());
    }

    /// <summary>The name under which portals and nodes are asked here.</summary>
    public const string Host = "trace.example";

    public WebApplication App { get; }

    /// <summary>A client that keeps no cookies and follows no redirection.</summary>
    public HttpClient Http { get; }

    public static async Task<TestPortal> StartAsync(string views, params string[] ledgers)
    {
        WebApplication app = PortalHost.Build(new PortalOptions
        {
            Views = views,
            Ledgers = ledgers,
            Urls = "http://127.0.0.1:0",
            RequestsPerMinute = 1_000_000,
        });
        await app.StartAsync();
        return new TestPortal(app);
    }

    /// <summary>A client that keeps no cookies and follows no redirection.</summary>
    public static HttpClient Client(string url) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(url) };

    public Task<Answer> Send(HttpRequestMessage request, string? apiKey = null, string? accept = null, string? cookie = null) =>
        Send(Http, request, apiKey, accept, cookie);

    /// <summary>Asks a node in the way in which portals are asked.</summary>
    public static async Task<Answer> Send(
        HttpClient http, HttpRequestMessage request, string? apiKey = null, string? accept = null, string? cookie = null)
    {
        using (request)
        {
            void Add(string name, string? value)
            {
                if (value is not null)
                {
                    request.Headers.TryAddWithoutValidation(name, value);
                }
            }

            Add("Authorization", apiKey is null ? null : $"Bearer {apiKey}");
            Add("Accept", accept);
            Add("Cookie", cookie);
            request.Headers.Host = Host;
            using HttpResponseMessage response = await http.SendAsync(request);
            return await Answer.Of(response);
        }
    }

    public Task<Answer> Get(string path, string? apiKey = null, string? accept = null, string? cookie = null) =>
        Send(new HttpRequestMessage(HttpMethod.Get, path), apiKey, accept, cookie);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await App.StopAsync();
        await App.DisposeAsync();
    }
}
