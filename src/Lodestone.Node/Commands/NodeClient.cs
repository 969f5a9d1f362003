using System.Net.Http.Headers;
using Lodestone.Node.Demo;
using Lodestone.Node.Hosting;

namespace Lodestone.Node.Commands;

/// <summary>Asks a running node over HTTP: the one given by <c>--url</c>, or the one that runs on the data folder.</summary>
internal sealed class NodeClient : IDisposable
{
    private readonly HttpClient http;

    private NodeClient(string url, string? apiKey)
    {
        http = new HttpClient { BaseAddress = new Uri(url), Timeout = TimeSpan.FromMinutes(5) };
        if (apiKey is not null)
        {
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", apiKey);
        }
    }

    /// <summary>A client, or null if no node is named and none runs on the data folder.</summary>
    public static NodeClient? Find(NodeOptions options, string? url, string? apiKey)
    {
        string? address = url ?? NodeAddress.Find(options);
        if (address is null)
        {
            return null;
        }

        // On the machine of a demo node the operator reads as its demo authority, whose key everybody knows anyway.
        bool isDemo = NetworkFile.Find(options.NetworkPath) is { IsDemo: true };
        return new NodeClient(address, apiKey ?? (isDemo ? DemoLoading.AuthorityApiKey : null));
    }

    /// <summary>Whether the node answers.</summary>
    public async Task<bool> Answers(CancellationToken cancel)
    {
        try
        {
            using HttpResponseMessage answer = await http.GetAsync(new Uri("/health", UriKind.Relative), cancel);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>Gets a resource.</summary>
    public async Task<(int Status, byte[] Body)> Get(string path, CancellationToken cancel)
    {
        using HttpResponseMessage answer = await http.GetAsync(new Uri(path, UriKind.Relative), cancel);
        return ((int)answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(cancel));
    }

    /// <summary>Posts a document.</summary>
    public async Task<(int Status, byte[] Body, string? Location)> Post(
        string path, byte[] body, string contentType, CancellationToken cancel)
    {
        using ByteArrayContent content = new(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        using HttpResponseMessage answer = await http.PostAsync(new Uri(path, UriKind.Relative), content, cancel);
        return (
            (int)answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(cancel),
            answer.Headers.Location?.ToString());
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();
}
