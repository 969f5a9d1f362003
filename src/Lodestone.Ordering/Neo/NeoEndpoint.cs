using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Lodestone.Ledger;

namespace Lodestone.Ordering.Neo;

/// <summary>
/// A node as it is spoken to (JSON-RPC 2.0 over HTTP, https://docs.neo.org/docs/n3/reference/rpc/api.html) and what is known of
/// it. Nothing that it says is believed here.
/// </summary>
internal sealed class NeoEndpoint : IDisposable
{
    private const int MaxAnswer = 64 << 20;

    private readonly Lock gate = new();
    private readonly SemaphoreSlim sending = new(8);
    private readonly NeoOptions options;
    private readonly HttpClient client;
    private readonly Uri address;
    private bool isReachable;
    private bool isSlow;
    private long height = -1;
    private string? failure = "It was not asked yet.";
    private string? lie;
    private long lieAt;

    public NeoEndpoint(NeoOptions options, Uri uri)
    {
        this.options = options;
        address = new UriBuilder(uri) { UserName = string.Empty, Password = string.Empty }.Uri;
        Name = address.GetLeftPart(UriPartial.Authority);
        client = new HttpClient(options.Handler())
        {
            MaxResponseContentBufferSize = MaxAnswer,
            Timeout = options.RequestTimeout,
        };
        if (uri.UserInfo.Length > 0)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(uri.UserInfo))));
        }
    }

    /// <summary>Its address without secrets.</summary>
    public string Name { get; }

    /// <summary>The height that it claims, if it answers.</summary>
    public long Claimed
    {
        get
        {
            lock (gate)
            {
                return isReachable ? height : -1;
            }
        }
    }

    /// <summary>Whether it answered when it was last asked.</summary>
    public bool IsReachable
    {
        get
        {
            lock (gate)
            {
                return isReachable;
            }
        }
    }

    /// <summary>Whether blocks may be asked of it: a lie is held against it for a while.</summary>
    public bool IsAsked
    {
        get
        {
            lock (gate)
            {
                return isReachable && (lie is null || options.Clock.GetElapsedTime(lieAt) > options.DistrustFor);
            }
        }
    }

    /// <summary>Whether another had to be asked in its place since it last said how far it is.</summary>
    public bool IsSlow
    {
        get
        {
            lock (gate)
            {
                return isSlow;
            }
        }

        set
        {
            lock (gate)
            {
                isSlow = value;
            }
        }
    }

    /// <summary>How it is, seen from a verified height.</summary>
    public EndpointHealth Health(long verified)
    {
        lock (gate)
        {
            string? lag = isReachable && verified - height > options.LagBlocks
                ? $"It is {verified - height} blocks behind."
                : null;
            return new EndpointHealth(Name, isReachable, height, lie ?? failure ?? lag);
        }
    }

    /// <summary>Asks how far it is and, when it comes back, of which network.</summary>
    public async Task PollAsync(CancellationToken cancel)
    {
        try
        {
            if (!IsReachable)
            {
                JsonElement version = await CallAsync("getversion", cancel);
                uint magic = Read(version, it => it.GetProperty("protocol").GetProperty("network").GetUInt32());
                if (magic != options.Magic)
                {
                    throw new NeoAnswerException($"It belongs to another network, {magic}.");
                }
            }

            JsonElement count = await CallAsync("getblockcount", cancel);
            long claimed = Read(count, it => it.GetUInt32()) - 1L;
            lock (gate)
            {
                (isReachable, isSlow, height, failure) = (true, false, claimed, null);
            }
        }
        catch (NeoAnswerException fault)
        {
            lock (gate)
            {
                (isReachable, failure) = (false, fault.Message);
            }
        }
    }

    /// <summary>What it did that an honest node does not.</summary>
    public void Distrust(string what)
    {
        lock (gate)
        {
            (lie, lieAt) = (what, options.Clock.GetTimestamp());
        }
    }

    /// <summary>It did not give what it claims to have: an error is held against it, silence until it answers again.</summary>
    public void Fail(NeoAnswerException fault, string what)
    {
        if (fault.IsRefusal)
        {
            Distrust($"{what} {fault.Message}");
            return;
        }

        lock (gate)
        {
            (isReachable, failure) = (false, fault.Message);
        }
    }

    /// <summary>It gave a block that could be verified.</summary>
    public void Trust()
    {
        lock (gate)
        {
            lie = null;
        }
    }

    /// <summary>A block's bytes as it gives them.</summary>
    public async Task<byte[]> BlockAsync(long at, CancellationToken cancel) =>
        Read(await CallAsync("getblock", cancel, at, false), it => it.GetBytesFromBase64());

    /// <summary>Gives it a transaction, a few at a time.</summary>
    public async Task SendAsync(byte[] transaction, CancellationToken cancel)
    {
        await sending.WaitAsync(cancel);
        try
        {
            if (!IsReachable)
            {
                throw new NeoAnswerException("It does not answer.");
            }

            await CallAsync("sendrawtransaction", cancel, Convert.ToBase64String(transaction));
        }
        finally
        {
            sending.Release();
        }
    }

    /// <summary>Calls a method of the node.</summary>
    /// <exception cref="NeoAnswerException">It does not answer, or with an error.</exception>
    public async Task<JsonElement> CallAsync(string method, CancellationToken cancel, params object[] parameters)
    {
        try
        {
            Dictionary<string, object> request = new()
            {
                ["jsonrpc"] = "2.0",
                ["id"] = 1,
                ["method"] = method,
                ["params"] = parameters,
            };
            using HttpResponseMessage response = await client.PostAsJsonAsync(address, request, cancel);
            response.EnsureSuccessStatusCode();
            JsonElement answer = JsonElement.Parse(await response.Content.ReadAsByteArrayAsync(cancel));
            if (answer.TryGetProperty("error", out JsonElement error))
            {
                string message = error.GetProperty("message").GetString() ?? string.Empty;
                throw new NeoAnswerException($"{method}: {message}", null, isRefusal: true);
            }

            return answer.GetProperty("result");
        }
        catch (Exception fault) when (
            fault is HttpRequestException or IOException or JsonException or InvalidOperationException
                or KeyNotFoundException
            || (fault is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            string message = fault is OperationCanceledException ? "It does not answer in time." : fault.Message;
            throw new NeoAnswerException(message, fault);
        }
    }

    /// <summary>Takes a value out of an answer.</summary>
    /// <exception cref="NeoAnswerException">It is not there, or of another kind.</exception>
    public static T Read<T>(JsonElement answer, Func<JsonElement, T> take)
    {
        try
        {
            return take(answer);
        }
        catch (Exception fault) when (
            fault is InvalidOperationException or KeyNotFoundException or FormatException or OverflowException)
        {
            throw new NeoAnswerException($"Its answer is not understood: {fault.Message}", fault);
        }
    }

    public void Dispose() => client.Dispose();
}
