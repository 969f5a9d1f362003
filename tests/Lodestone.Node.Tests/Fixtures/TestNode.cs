using Lodestone.Ledger;
using Lodestone.Node.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Time.Testing;

namespace Lodestone.Node.Tests;

/// <summary>
/// A node on a loopback port of its own, in a temporary folder, with a clock that stands until it is set.
/// </summary>
internal sealed class TestNode : IAsyncDisposable
{
    public const string Network = "log.test.example/node";

    // On a busy machine a client that loses patience sends a body that it was about to be told not to send.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly WebApplication app;
    private readonly bool isOwner;

    private TestNode(OpenNode open, WebApplication app, FakeTimeProvider clock, bool isOwner)
    {
        Open = open;
        this.app = app;
        Clock = clock;
        this.isOwner = isOwner;
        Http = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = Patience })
        {
            BaseAddress = new Uri(app.Urls.First()),
            Timeout = Patience,
        };
    }

    public static DateTimeOffset Start { get; } = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public OpenNode Open { get; }

    public FakeTimeProvider Clock { get; }

    /// <summary>A client that says nothing of who it is.</summary>
    public HttpClient Http { get; }

    public WebApplication App => app;

    public static async Task<TestNode> StartAsync(
        Func<NodeOptions, NodeOptions>? change = null, string? folder = null, FakeTimeProvider? clock = null,
        Action<WebApplication>? map = null)
    {
        string root = folder ?? Directory.CreateTempSubdirectory("lodestone-node-").FullName;
        NodeOptions options = NodeOptions.For(Path.Join(root, "data"), Path.Join(root, "state")) with
        {
            Urls = "http://127.0.0.1:0",
            RequestsPerMinute = 1_000_000,
        };
        options = change is null ? options : change(options);
        FakeTimeProvider time = clock ?? new FakeTimeProvider(Start);
        OpenNode open = OpenNode.Open(
            options, LogKeyFile.Open(
                options, new NetworkFile(Network, IsDemo: false, DemoScale: 0), Directory.Exists(options.LedgerFolder)),
            new TimeSource(time));
        WebApplication app = NodeHost.Build(open);
        map?.Invoke(app);
        await app.StartAsync();
        return new TestNode(open, app, time, isOwner: folder is null);
    }

    /// <summary>An answer to a request.</summary>
    public Task<Answer> Get(string path, string? apiKey = null, string? language = null) =>
        Send(new HttpRequestMessage(HttpMethod.Get, path), apiKey, language);

    public Task<Answer> Post(string path, byte[] body, string? contentType, string? apiKey = null)
    {
        ByteArrayContent content = new(body);
        if (contentType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        return Send(new HttpRequestMessage(HttpMethod.Post, path) { Content = content }, apiKey);
    }

    public async Task<Answer> Send(HttpRequestMessage request, string? apiKey = null, string? language = null)
    {
        using (request)
        {
            if (apiKey is not null)
            {
                request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {apiKey}");
            }

            if (language is not null)
            {
                request.Headers.TryAddWithoutValidation("Accept-Language", language);
            }

            using HttpResponseMessage response = await Http.SendAsync(request);
            return await Answer.Of(response);
        }
    }

    /// <summary>Waits until the views have followed all that is published.</summary>
    public async Task FollowAll()
    {
        while (Open.Views.NextIndex < Open.Ledger.Log.Size.Value)
        {
            await Task.Delay(10);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        Open.Dispose();
        if (isOwner)
        {
            Directory.Delete(Path.GetDirectoryName(Open.Options.DataFolder)!, recursive: true);
        }
    }
}
