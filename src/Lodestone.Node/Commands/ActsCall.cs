using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lodestone.Node.Hosting;

namespace Lodestone.Node.Commands;

/// <summary>Submits an act to the running node in the caller's name, and says what came of it.</summary>
internal static class ActsCall
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Submits one act.</summary>
    public static async Task<int> Send(
        CommandCall call, ParseResult parsed, NodeOptions options, Speech speech, object act, CancellationToken cancel)
    {
        using NodeClient? client = call.Client(parsed, options);
        return client is null
            ? NoNode(speech)
            : (await Post(client, speech, act, cancel)).ExitCode;
    }

    /// <summary>Submits one act as a proposal, and the second person's approval of it.</summary>
    public static async Task<int> SendByTwo(
        CommandCall call,
        ParseResult parsed,
        NodeOptions options,
        Speech speech,
        object act,
        string second,
        CancellationToken cancel)
    {
        using NodeClient? client = call.Client(parsed, options);
        if (client is null)
        {
            return NoNode(speech);
        }

        (int exitCode, string? location) = await Post(client, speech, new { type = "Propose", act }, cancel);
        if (location is null)
        {
            return exitCode;
        }

        using NodeClient other = client.As(second);
        object approval = new { type = "Approve", proposal = location.Split('/')[^1], actIndex = 0 };
        return (await Post(other, speech, approval, cancel)).ExitCode;
    }

    private static async Task<(int ExitCode, string? Location)> Post(
        NodeClient client, Speech speech, object act, CancellationToken cancel)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(new { acts = new[] { act } }, Form);
        (int status, byte[] answer, string? location) = await client.Post("/acts", body, "application/json", cancel);
        if (status is 200 or 201)
        {
            speech.Result(new { status, location }, $"{status}: registered, {location}", $"{status}: 已登记，{location}");
            return (Speech.Success, location);
        }

        (speech.Json ? Console.Out : Console.Error).WriteLine(Encoding.UTF8.GetString(answer));
        return (Speech.Refused, null);
    }

    private static int NoNode(Speech speech) => speech.Unable(
        "No node runs on this data folder. Start one, or name one with --url.",
        "该数据目录没有运行中的节点。请先启动，或用 --url 指定。");
}
