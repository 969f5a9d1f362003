using System.Net.Http.Headers;
using Lodestone.Node.Access;
using Lodestone.Node.Hosting;

namespace Lodestone.Node.Commands;

/// <summary>
/// Asks a running node over HTTP: the one given by <c>--url</c>, or the one that runs on the data folder.
/// </summary>
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

        // Of the node on these very folders the caller is the operator; any other node is told nothing.
        bool isOwn = string.Equals(
            address.TrimEnd('/'), NodeAddress.Find(options)?.TrimEnd('/'), StringComparison.Ordinal);
        return new NodeClient(address, apiKey ?? (isOwn ? OperatorKey.Find(options) : null));
    }

    /// <summary>The same node, asked by another caller.</summary>
    public NodeClient As(string apiKey) => new(http.BaseAddress!.ToString(), apiKey);

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

    /// <summary>This client, or null, closed, if its node does not answer: it may have ended without a word.</summary>
    public async Task<NodeClient?> IfItAnswers(CancellationToken cancel)
    {
        if (await Answers(cancel))
        {
            return this;
        }

        Dispose();
        return null;
    }

    /// <summary>Gets a resource.</summary>
    public async Task<(int Status, byte[] Body)> Get(string path, CancellationToken cancel)
    {
        using HttpResponseMessage answer = await http.GetAsync(new Uri(path, UriKind.Relative), cancel);
        return ((int)answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(cancel));
    }

    /// <summary>Gets a resource into a file.</summary>
    /// <returns>The status, and what the node said if it is no success.</returns>
    public async Task<(int Status, byte[] Body)> Download(string path, string file, CancellationToken cancel)
    {
        using HttpResponseMessage answer = await http.GetAsync(
            new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancel);
        if (!answer.IsSuccessStatusCode)
        {
            return ((int)answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(cancel));
        }

        await using FileStream output = File.Create(file);
        await answer.Content.CopyToAsync(output, cancel);
        return ((int)answer.StatusCode, []);
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
