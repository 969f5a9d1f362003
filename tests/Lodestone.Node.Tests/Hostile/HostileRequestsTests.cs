using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Lodestone.Vocabulary;
using static Lodestone.Vocabulary.RefusalCode;

namespace Lodestone.Node.Tests;

/// <summary>M8: requests that are wrong as requests are answered with a number too, and nothing breaks.</summary>
public sealed class HostileRequestsTests : IAsyncLifetime
{
    private readonly World world = new();

    public ValueTask InitializeAsync() => world.InitializeAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData("/blocks?from=abc", 400, RequestMalformed, "from")]
    [InlineData("/blocks?count=99999999999999999999", 400, RequestMalformed, "count")]
    [InlineData("/blocks?from=-1", 400, NumberOutOfRange, "count")]
    [InlineData("/blocks?count=0", 400, NumberOutOfRange, "count")]
    [InlineData("/blocks/abc", 404, NotFound, "/blocks/abc")]
    [InlineData("/blocks/99999999999999999999", 404, NotFound, "/blocks/99999999999999999999")]
    [InlineData("/blocks/7777777", 404, NotFound, "height")]
    [InlineData("/blocks/-1", 404, NotFound, "height")]
    [InlineData("/consistency?from=2&to=1", 400, NumberOutOfRange, "to")]
    [InlineData("/consistency?from=0&to=99999", 400, NumberOutOfRange, "to")]
    [InlineData("/consistency?from=0", 400, RequestMalformed, "to")]
    [InlineData("/entries/zz", 400, IdentifierMalformed, "identity")]
    [InlineData("/entries/99999/proof", 404, NotFound, "index")]
    [InlineData("/entries/0/proof?size=0", 400, NumberOutOfRange, "size")]
    [InlineData("/entries/0/proof?size=x", 400, RequestMalformed, "size")]
    [InlineData("/tile/0/999", 404, NotFound, "path")]
    [InlineData("/tile/0/000.p/0", 404, NotFound, "path")]
    [InlineData("/tile/0/000.p/256", 404, NotFound, "path")]
    [InlineData("/tile/64/000", 404, NotFound, "path")]
    [InlineData("/tile/-1/000", 404, NotFound, "path")]
    [InlineData("/tile/0/x999999/x999/999", 404, NotFound, "path")]
    [InlineData("/tile/%2e%2e%2f%2e%2e%2fetc%2fpasswd", 404, NotFound, "path")]
    [InlineData("/tile/entries/000.p/1", 401, SignInRequired, "path")]
    [InlineData("/assets/..%2f..%2fvault.db", 404, NotFound, null)]
    [InlineData("/problems/100", 404, NotFound, "number")]
    [InlineData("/problems/x", 404, NotFound, "/problems/x")]
    [InlineData("/nowhere", 404, NotFound, "/nowhere")]
    [InlineData("/vault.db", 404, NotFound, "/vault.db")]
    public async Task What_is_asked_wrongly_is_told_so(string path, int status, RefusalCode code, string? field)
    {
        Answer answer = await world.Node.Get(path);
        Assert.Equal(status, answer.Status);
        if (field is null)
        {
            Assert.Equal(code, answer.Refusal);
        }
        else
        {
            answer.AssertRefused(code, field);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/xhtml+xml")]
    [InlineData("application/jsonx")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData(";;;")]
    public async Task Another_media_type_is_refused_at_every_door(string? type)
    {
        string key = world.ApiKeyOf(Cast.Mine);
        foreach (string path in new[] { "/acts", "/epcis/capture", "/entries", "/import/lots", "/import/shipments" })
        {
            (await world.Node.Post(path, "{}"u8.ToArray(), type, key))
                .AssertRefused(MediaTypeNotOffered, "Content-Type");
        }
    }

    [Theory]
    [InlineData("/acts", 60_001, "application/json")]
    [InlineData("/acts", 3_000_000, "application/json")]
    [InlineData("/epcis/capture", 1_048_577, "application/ld+json")]
    [InlineData("/entries", 65_536, "application/cose")]
    [InlineData("/import/lots", 32_000_001, "text/csv")]
    public async Task A_body_beyond_its_limit_is_refused(string path, int bytes, string type)
    {
        string key = world.ApiKeyOf(Cast.Mine);
        byte[] body = new byte[bytes];
        Array.Fill(body, (byte)' ');
        HttpRequestMessage announced = new(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        announced.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        announced.Headers.ExpectContinue = true;
        (await world.Node.Send(announced, key)).AssertRefused(TooLong, "body");

        // The same without saying beforehand how long it is.
        (await SendInChunks(path, body, type, key)).AssertRefused(TooLong, "body");
        Assert.Equal(200, (await world.Node.Get("/health")).Status);
    }

    [Theory]
    [InlineData("Basic bWluZTptaW5l")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer nobody")]
    [InlineData("Digest x=y")]
    [InlineData("Bearer ' OR 1=1 --")]
    public async Task A_key_that_says_nobody_opens_nothing(string authorization)
    {
        foreach (string path in new[] { "/checkpoint", "/quarantine", "/epcis/capture/x" })
        {
            HttpRequestMessage request = new(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
            Answer answer = await world.Node.Send(request);
            answer.AssertRefused(SignInRequired, "Authorization");
            Assert.Contains("Bearer", answer.Headers["www-authenticate"], StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("DELETE", "/acts")]
    [InlineData("PUT", "/entries")]
    [InlineData("PATCH", "/checkpoint")]
    [InlineData("TRACE", "/state")]
    [InlineData("FROB", "/state")]
    [InlineData("POST", "/state")]
    public async Task Another_method_is_refused_with_those_that_are_offered(string method, string path)
    {
        Answer answer = await world.Node.Send(new HttpRequestMessage(new HttpMethod(method), path));
        Assert.Equal(405, answer.Status);
        answer.AssertRefused(MethodNotOffered, "method");
        Assert.NotEmpty(answer.Headers["allow"]);
    }

    [Fact]
    public async Task What_answers_to_get_answers_to_head_without_a_body()
    {
        Answer answer = await world.Node.Send(new HttpRequestMessage(HttpMethod.Head, "/checkpoint"));
        Assert.Equal(200, answer.Status);
        Assert.Empty(answer.Body);
    }

    [Fact]
    public async Task A_capture_behaviour_that_there_is_not_is_refused()
    {
        HttpRequestMessage request = new(HttpMethod.Post, "/epcis/capture")
        {
            Content = new StringContent("{}", Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("GS1-Capture-Error-Behaviour", "explode");
        (await world.Node.Send(request, world.ApiKeyOf(Cast.Mine)))
            .AssertRefused(ValueNotAllowed, "GS1-Capture-Error-Behaviour");
    }

    [Theory]
    [InlineData("GET /tile/../../../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 404)]
    [InlineData("GET /tile/%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 400)]
    [InlineData("GET /state HTTP/1.1\r\nConnection: close\r\n\r\n", 400)]
    [InlineData("GET /state HTTP/9.9\r\nHost: x\r\n\r\n", 505)]
    [InlineData("NONSENSE\r\n\r\n", 400)]
    [InlineData("POST /acts HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n", 400)]
    [InlineData("POST /acts HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 4)]
    public async Task Bytes_that_are_no_request_harm_nothing(string request, int status)
    {
        string answer = await Raw(request);
        string line = answer.Split('\n')[0];
        Assert.Contains($"HTTP/1.1 {status}", line, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
        Assert.Equal(200, (await world.Node.Get("/health")).Status);
    }

    [Fact]
    public async Task Headers_beyond_their_limit_are_refused() => Assert.Contains(
        "HTTP/1.1 431",
        await Raw($"GET /state HTTP/1.1\r\nHost: x\r\nX-Long: {new string('a', 20_000)}\r\n\r\n"),
        StringComparison.Ordinal);

    // The node answers as soon as it has seen too much, and hangs up on who goes on sending: so the answer is read while
    // the body is written, and it does not matter how much of the body was taken.
    private async Task<Answer> SendInChunks(string path, byte[] body, string type, string key)
    {
        Uri address = world.Node.Http.BaseAddress!;
        using TcpClient client = new();
        await client.ConnectAsync(address.Host, address.Port);
        await using NetworkStream stream = client.GetStream();
        Task written = Write();
        Answer answer = await AnswerFrom(stream);
        await written;
        return answer;

        async Task Write()
        {
            try
            {
                await stream.WriteAsync(Encoding.Latin1.GetBytes(
                    $"POST {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {key}\r\nContent-Type: {type}\r\n"
                    + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n"));
                foreach (byte[] chunk in body.Chunk(1 << 16))
                {
                    await stream.WriteAsync(Encoding.Latin1.GetBytes($"{chunk.Length:x}\r\n"));
                    await stream.WriteAsync(chunk);
                    await stream.WriteAsync("\r\n"u8.ToArray());
                }

                await stream.WriteAsync("0\r\n\r\n"u8.ToArray());
            }
            catch (IOException)
            {
                // The node hung up: it has answered.
            }
        }
    }

    private static async Task<Answer> AnswerFrom(NetworkStream stream)
    {
        using StreamReader reader = new(stream, Encoding.Latin1, leaveOpen: true);
        int status = int.Parse((await reader.ReadLineAsync())!.Split(' ')[1], CultureInfo.InvariantCulture);
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
        {
            headers.Add(line.Split(':')[0], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim());
        }

        Assert.Equal("chunked", headers["transfer-encoding"]);
        List<char> text = [];
        while (int.Parse((await reader.ReadLineAsync())!, NumberStyles.HexNumber, null) is > 0 and int size)
        {
            char[] chunk = new char[size + 2];
            await reader.ReadBlockAsync(chunk);
            text.AddRange(chunk[..size]);
        }

        return new Answer(
            status, Encoding.Latin1.GetBytes([.. text]), headers["content-type"].Split(';')[0], headers);
    }

    private async Task<string> Raw(string request)
    {
        Uri address = world.Node.Http.BaseAddress!;
        using TcpClient client = new();
        await client.ConnectAsync(address.Host, address.Port);
        await using NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using StreamReader reader = new(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }
}
