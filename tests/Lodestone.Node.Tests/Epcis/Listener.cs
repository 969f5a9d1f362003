using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Lodestone.Node.Tests;

/// <summary>A subscriber on the loopback: keeps what it is told, and answers as a test wants.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Answer> told = new();

    private Listener(WebApplication app) => this.app = app;

    public Func<int> Status { get; set; } = () => 200;

    public Uri Address { get; private set; } = null!;

    /// <summary>What was taken so far.</summary>
    public IReadOnlyList<Answer> Told => [.. told];

    public int Refused { get; private set; }

    public static async Task<Listener> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        WebApplication app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        Listener listener = new(app);
        app.MapPost("/told", listener.Take);
        await app.StartAsync();
        listener.Address = new Uri(new Uri(app.Urls.First()), "/told");
        return listener;
    }

    /// <summary>Waits until something holds.</summary>
    public static async Task Until(Func<bool> holds)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(60));
        while (!holds())
        {
            await Task.Delay(20, patience.Token);
        }
    }

    public static string SignatureOf(byte[] body, string secret) =>
        $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body))}";

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Take(HttpContext http)
    {
        using MemoryStream body = new();
        await http.Request.Body.CopyToAsync(body);
        int status = Status();
        if (status == 200)
        {
            told.Enqueue(new Answer(status, body.ToArray(), http.Request.ContentType!, http.Request.Headers.ToDictionary(
                pair => pair.Key.ToLowerInvariant(), pair => pair.Value.ToString())));
        }
        else
        {
            Refused++;
        }

        http.Response.StatusCode = status;
    }
}
