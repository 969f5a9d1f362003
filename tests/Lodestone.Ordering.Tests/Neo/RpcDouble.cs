using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace Lodestone.Ordering.Tests.Neo;

/// <summary>
/// A small JSON-RPC server on the loopback that answers as a test wants: by itself, or with what a real node says, altered.
/// </summary>
internal sealed class RpcDouble : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly Func<string, JsonArray, Task<JsonNode?>> answer;
    private readonly Task running;

    private readonly HttpClient? client;

    private RpcDouble(Func<string, JsonArray, Task<JsonNode?>> answer, HttpClient? client = null)
    {
        this.answer = answer;
        this.client = client;
        using (TcpListener free = new(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = new Uri($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/");
        }

        listener.Prefixes.Add(Address.ToString());
        listener.Start();
        running = RunAsync();
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>One that answers by itself; an <see cref="RpcFault"/> becomes an error.</summary>
    public static RpcDouble Answering(Func<string, JsonArray, JsonNode?> answer) =>
        new((method, parameters) => Task.FromResult(answer(method, parameters)));

    /// <summary>One between a node and its reader: what it is given is the whole answer of the node.</summary>
    public static RpcDouble Between(Uri node, Func<string, JsonArray, JsonObject, JsonNode?> alter)
    {
        HttpClient client = new(new SocketsHttpHandler { MaxConnectionsPerServer = 4 });
        return new RpcDouble(async (method, parameters) =>
        {
            using HttpResponseMessage response = await client.PostAsJsonAsync(node, new JsonObject
            {
                ["jsonrpc"] = "2.0",
                ["id"] = 1,
                ["method"] = method,
                ["params"] = parameters.DeepClone(),
            });
            JsonObject said = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
            return said["error"] is { } error
                ? throw new RpcFault(error["message"]!.GetValue<string>())
                : alter(method, parameters, said);
        }, client);
    }

    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await running;
        client?.Dispose();
    }

    private async Task RunAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                HttpListenerContext context = await listener.GetContextAsync();
                _ = AnswerAsync(context);
            }
            catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            JsonNode request = (await JsonNode.ParseAsync(context.Request.InputStream))!;
            JsonNode? said;
            try
            {
                said = await answer(request["method"]!.GetValue<string>(), request["params"]!.AsArray());
            }
            catch (RpcFault fault)
            {
                said = new JsonObject { ["error"] = new JsonObject { ["code"] = -500, ["message"] = fault.Message } };
            }

            string text = said is JsonValue raw ? raw.GetValue<string>() : said!.ToJsonString();
            await context.Response.OutputStream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text));
            context.Response.Close();
        }
        catch (Exception fault) when (fault is HttpListenerException or HttpRequestException or ObjectDisposedException
            or IOException)
        {
            // The reader hung up, or the node is gone.
            context.Response.Abort();
        }
    }
}

/// <summary>What a node answers as an error.</summary>
internal sealed class RpcFault(string message) : Exception(message);
