using System.CommandLine;
using System.Text.Json;
using Lodestone.Demo;
using Lodestone.Node.Consortium;
using Lodestone.Node.Consortium.Trial;
using Lodestone.Node.Hosting;

namespace Lodestone.Node.Commands;

/// <summary>
/// <c>lodestone network</c>: makes a consortium to try out, runs all of it on one machine, and says how a consortium stands.
/// </summary>
internal static class NetworkCommand
{
    private const string Neo = "neo";
    private const string Postgres = "postgres";

    /// <summary>The command with its parts.</summary>
    public static Command Make() => new("network", "A consortium: init, up, status, probe. 联盟网络")
    {
        Init(), Up(), Status(), Probe(),
    };

    private static Command Init()
    {
        Option<string> folder = SharedOptions.Needed("--folder", "Folder for the members' files. 成员文件目录", "DIR");
        Option<string?> engine = new("--engine")
        {
            Description = "What orders: neo brings its own nodes, postgres needs a database. 排序引擎", HelpName = "ENGINE",
        };
        engine.AcceptOnlyFromAmong(Neo, Postgres);
        Option<string?> postgres = new("--postgres")
        {
            Description = "Npgsql connection string of the database that orders. 排序数据库连接", HelpName = "CONNECTION",
        };
        Option<int> organisations = Number("--organisations", "How many members: 4 or 7. 成员数", 4, "N");
        organisations.AcceptOnlyFromAmong([.. TrialNetwork.Sizes.Select(size => $"{size}")]);
        Option<int> port = Number("--port", "First of the members' ports. 首个端口", 8090, "PORT");
        Option<int> enginePort = Number("--engine-port", "First of the consensus nodes' ports. 共识节点首个端口", 8190, "PORT");
        Option<int> scale = SharedOptions.Scale();
        Option<string> suite = SharedOptions.Suite();
        return new CommandCall().Make(
            "init", "Write genesis, demo keys and seats of four or seven organisations. 生成创世、演示密钥与席位",
            [folder, engine, postgres, organisations, port, enginePort, scale, suite],
            (parsed, options, speech, cancel) => InitAsync(
                Path.GetFullPath(parsed.GetValue(folder)!),
                (parsed.GetValue(engine) ?? (parsed.GetValue(postgres) is null ? Neo : Postgres), parsed.GetValue(postgres)),
                parsed.GetValue(organisations), (parsed.GetValue(port), parsed.GetValue(enginePort)),
                new DemoOptions
                {
                    Scale = parsed.GetValue(scale),
                    Network = NodeOpening.DemoNetwork,
                    Suite = KeyFile.AlgorithmOf(parsed.GetValue(suite))!.Value,
                },
                speech, cancel));
    }

    private static async Task<int> InitAsync(
        string folder, (string Kind, string? Connection) engine, int members, (int Member, int Engine) port,
        DemoOptions demo, Speech speech, CancellationToken cancel)
    {
        if (File.Exists(TrialNetwork.SeatPath(folder, 0)))
        {
            return speech.Unable(
                $"{folder} holds a network already: it is left as it is.", $"{folder} 中已有网络，未作改动。");
        }

        if ((engine.Kind == Postgres) != (engine.Connection is not null))
        {
            return speech.WrongUse(
                "The engine postgres needs --postgres with a connection, and neo none.",
                "引擎 postgres 需要 --postgres 连接；neo 不需要。");
        }

        if (engine.Connection is null)
        {
            await TrialEngine.MakeAsync(folder, members, offset => port.Engine + offset, cancel);
        }

        TrialNetwork.Write(
            folder, members,
            engine.Connection is { } connection
                ? new SeatEngine { Kind = Postgres, Connection = connection }
                : TrialEngine.Unmade(),
            demo, member => TrialNetwork.UrlOf(port.Member, member));
        speech.Say(
            $"{members} seats are in {folder}. Start them all with: lodestone network up --folder {folder}",
            $"{members} 个席位已写入 {folder}。全部启动：lodestone network up --folder {folder}");
        return Speech.Success;
    }

    private static Command Up()
    {
        Option<string> folder = SharedOptions.Needed("--folder", "Folder that init wrote. init 写入的目录", "DIR");
        Option<int> seconds = Number("--block-seconds", "Seconds from block to block of the engine neo. 出块间隔秒数", 1, "N");
        Option<int> scale = SharedOptions.Scale();
        return new CommandCall().Make(
            "up", "Run all members' and consensus nodes on this machine until stopped. 在本机运行全部节点",
            [folder, seconds, scale],
            (parsed, options, speech, cancel) => UpAsync(
                Path.GetFullPath(parsed.GetValue(folder)!), parsed.GetValue(seconds), parsed.GetValue(scale), speech, cancel));
    }

    private static async Task<int> UpAsync(string folder, int seconds, int scale, Speech speech, CancellationToken cancel)
    {
        await using TrialEngine? engine = TrialEngine.In(folder, seconds);
        await using MemberProcesses members = new(folder, scale);
        IEnumerable<Uri> addresses = members.All.Select((_, member) => TrialNetwork.AddressOf(folder, member));
        string listened = string.Join(';', addresses.Concat(engine?.Endpoints ?? []));
        if (ListeningPort.InUse(listened) is { } taken)
        {
            return speech.Unable(
                $"{taken} is in use by another program. Write the network anew with other ports (--port, --engine-port).",
                $"{taken} 已被其他程序占用。请用 --port、--engine-port 另选端口重新生成。");
        }

        if (engine is not null)
        {
            await engine.BringUpAsync(folder, speech, cancel);
        }

        await members.StartAsync(speech, cancel);
        return await members.WatchAsync(engine, speech, cancel);
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
                    string text = MemberProcesses.LineWithHeight(standing);
                    speech.Result(standing, text, text);
                    return standing.GetProperty("isAgainstUs").GetBoolean() ? Speech.Refused : Speech.Success;
                }
            });
    }

    private static Command Probe()
    {
        Option<string> folder = SharedOptions.Needed("--folder", "Folder that init wrote. init 写入的目录", "DIR");
        Option<int> count = Number("--count", "How many statements; 0 compares the logs only. 语句数", 40, "N");
        return new CommandCall().Make(
            "probe",
            "Send statements to each member's node in turn, say how long they took, and compare all logs. 测量并比对",
            [folder, count],
            async (parsed, options, speech, cancel) =>
            {
                using TrialProbe probe = new(Path.GetFullPath(parsed.GetValue(folder)!), speech);
                if (parsed.GetValue(count) is > 0 and var statements)
                {
                    string measured = (await probe.MeasureAsync(statements, cancel)).ToString();
                    speech.Say(measured, measured);
                }

                bool isSame = await probe.CompareAsync(cancel);
                speech.Say(
                    isSame ? "All logs are the same: size, root and state digest." : "The logs DIFFER.",
                    isSame ? "各节点账本一致：规模、根与状态摘要。" : "各节点账本不一致。");
                return isSame ? Speech.Success : Speech.Refused;
            });
    }

    private static Option<int> Number(string name, string about, int value, string help) => new(name)
    {
        Description = about, DefaultValueFactory = _ => value, HelpName = help,
    };
}
