using System.CommandLine;
using Lodestone.Ledger;
using Lodestone.Node.Demo;
using Lodestone.Node.Following;
using Lodestone.Node.Hosting;

namespace Lodestone.Node.Commands;

/// <summary><c>lodestone serve</c>: node, pages and, in an empty folder, the demo consortium.</summary>
internal static class ServeCommand
{
    /// <summary>The command.</summary>
    public static Command Make()
    {
        Option<string> urls = new("--urls")
        {
            Description = "Where to listen. 监听地址",
            DefaultValueFactory = _ => "http://127.0.0.1:8080",
        };
        Option<int> scale = new("--scale")
        {
            Description = "Events of the demo year in an empty folder. 演示事件数",
            DefaultValueFactory = _ => 10_000,
        };
        Option<string?> data = SharedOptions.Data();
        Option<string?> state = SharedOptions.State();
        Option<string?> lang = SharedOptions.Lang();
        Command command = new("serve", "Run the node, its pages and the demo consortium. 运行节点") { urls, data, state, scale, lang };
        command.SetAction((parsed, cancel) => Run(
            NodeOptions.For(parsed.GetValue(data), parsed.GetValue(state)) with
            {
                Urls = parsed.GetValue(urls)!,
                DemoScale = parsed.GetValue(scale),
            },
            SharedOptions.IsChinese(parsed.GetValue(lang)),
            cancel));
        return command;
    }

    private static async Task<int> Run(NodeOptions options, bool chinese, CancellationToken cancel)
    {
        try
        {
            using OpenNode node = NodeOpening.Open(options);
            await FillDemo(node, chinese, cancel);
            await using WebApplication app = NodeHost.Build(node);
            await app.StartAsync(cancel);
            Console.WriteLine(chinese ? "磁石已启动: " + string.Join(' ', app.Urls) : "Lodestone is up: " + string.Join(' ', app.Urls));
            await app.WaitForShutdownAsync(cancel);
            Console.WriteLine(chinese ? "已停止。" : "Stopped.");
            return Environment.ExitCode;
        }
        catch (LedgerOpenException refused)
        {
            await Console.Error.WriteLineAsync($"{(chinese ? refused.Chinese : refused.English)} ({refused.Detail})");
            return 3;
        }
        catch (InvalidDataException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 3;
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine(chinese ? "已停止。" : "Stopped.");
            return 0;
        }
    }

    private static async Task FillDemo(OpenNode node, bool chinese, CancellationToken cancel)
    {
        NetworkFile network = NetworkFile.Find(node.Options.NetworkPath)!;
        string mark = Path.Join(node.Options.DataFolder, "demo-truth.json");
        if (!network.IsDemo || File.Exists(mark))
        {
            return;
        }

        Console.WriteLine(chinese ? "正在写入演示数据…" : "Writing the demo year…");
        long said = 0;
        var truth = await DemoLoading.Load(
            node,
            network.DemoScale,
            entries =>
            {
                if (entries - said >= 2_000)
                {
                    said = entries;
                    Console.WriteLine(chinese ? $"  已写入 {entries} 条" : $"  {entries} entries");
                }
            },
            cancel);
        ViewFollower.CatchUp(node.Ledger, node.Views, cancel);
        await File.WriteAllTextAsync(mark, truth.ToJson(), cancel);
    }
}
