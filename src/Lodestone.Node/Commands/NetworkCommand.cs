using System.CommandLine;
using System.Text.Json;
using Lodestone.Node.Consortium;

namespace Lodestone.Node.Commands;

/// <summary>
/// <c>lodestone network</c>: makes a consortium to try out, runs all of it on one machine, and says how a consortium stands.
/// </summary>
internal static class NetworkCommand
{
    /// <summary>The command with its parts.</summary>
    public static Command Make() => new("network", "A consortium: init, up, status. 联盟网络")
    {
        Init(), Up(), Status(),
    };

    private static Command Init()
    {
        Option<string> folder = SharedOptions.Needed("--folder", "Folder for the members' files. 成员文件目录", "DIR");
        Option<string> postgres = SharedOptions.Needed(
            "--postgres", "Npgsql connection string of the database that orders. 排序数据库连接", "CONNECTION");
        Option<int> port = new("--port")
        {
            Description = "First of the members' four ports. 首个端口",
            DefaultValueFactory = _ => 8090,
            HelpName = "PORT",
        };
        Option<int> scale = SharedOptions.Scale();
        return new CommandCall().Make(
            "init", "Write genesis, demo keys and seats of four organisations. 生成四家机构的创世、演示密钥与席位",
            [folder, postgres, port, scale],
            (parsed, options, speech, cancel) =>
            {
                string at = Path.GetFullPath(parsed.GetValue(folder)!);
                if (File.Exists(TrialNetwork.SeatPath(at, 0)))
                {
                    return Task.FromResult(speech.Unable(
                        $"{at} holds a network already: it is left as it is.", $"{at} 中已有网络，未作改动。"));
                }

                SeatEngine engine = new() { Kind = "postgres", Connection = parsed.GetValue(postgres)! };
                int first = parsed.GetValue(port);
                TrialNetwork.Write(at, engine, parsed.GetValue(scale), member => TrialNetwork.UrlOf(first, member));
                speech.Say(
                    $"Four seats are in {at}. Start them all with: lodestone network up --folder {at}",
                    $"四个席位已写入 {at}。全部启动：lodestone network up --folder {at}");
                return Task.FromResult(Speech.Success);
            });
    }

    private static Command Up()
    {
        Option<string> folder = SharedOptions.Needed("--folder", "Folder that init wrote. init 写入的目录", "DIR");
        Option<int> scale = SharedOptions.Scale();
        return new CommandCall().Make(
            "up", "Run all members' nodes on this machine until stopped. 在本机运行全部成员节点",
            [folder, scale],
            async (parsed, options, speech, cancel) =>
            {
                await using MemberProcesses members = new(Path.GetFullPath(parsed.GetValue(folder)!), parsed.GetValue(scale));
                await members.StartAsync(speech, cancel);
                return await members.WatchAsync(speech, cancel);
            });
    }

    private static Command Status()
    {
        CommandCall call = new();
        return call.Make(
            "status", "Say how the consortium stands, as one of its nodes sees it. 联盟状态", [],
            async (parsed, options, speech, cancel) =>
            {
                if (call.Client(parsed, options) is not { } client)
                {
                    return speech.Unable(
                        "No running node: name one with --url.", "没有运行中的节点：请用 --url 指定。");
                }

                using (client)
                {
                    (int status, byte[] body) = await client.Get("/agreement", cancel);
                    if (status != 200)
                    {
                        return speech.Unable(
                            $"The node answers {status}: it orders alone, or is not up.",
                            $"节点回答 {status}：它独自排序，或尚未启动。");
                    }

                    using JsonDocument document = JsonDocument.Parse(body);
                    JsonElement standing = document.RootElement;
                    string text = MemberProcesses.Line(standing);
                    speech.Result(standing, text, text);
                    return standing.GetProperty("isAgainstUs").GetBoolean() ? Speech.Refused : Speech.Success;
                }
            });
    }
}
