using System.CommandLine;
using Lodestone.Node.Demo;
using Lodestone.Node.Hosting;

namespace Lodestone.Node.Commands;

/// <summary><c>lodestone serve</c>: node, pages and, in an empty folder, the demo consortium.</summary>
internal static class ServeCommand
{
    /// <summary>The command.</summary>
    public static Command Make()
    {
        CommandCall call = new();
        Option<string> urls = new("--urls")
        {
            Description = "Where to listen. 监听地址",
            DefaultValueFactory = _ => "http://127.0.0.1:8080",
            HelpName = "URL",
        };
        Option<int> scale = SharedOptions.Scale();
        Option<string[]> hosts = new("--callback-host")
        {
            Description = "A host, or host:port, of one's own network that subscriptions may send to. 订阅可发送到的内网主机",
            HelpName = "HOST",
        };
        Option<string> traces = new("--traces")
        {
            Description = "Where the spans of a statement's path go: none, otlp, console (or OTEL_TRACES_EXPORTER). 链路追踪",
            DefaultValueFactory = _ =>
                Environment.GetEnvironmentVariable("OTEL_TRACES_EXPORTER") is { Length: > 0 } set ? set : Tracing.None,
            HelpName = "WHERE",
        };
        Option<string?> seat = new("--seat")
        {
            Description = "File of this organisation's seat in a consortium. 本机构在联盟中的席位文件",
            HelpName = "FILE",
        };
        Option<bool> fromPeers = new("--from-peers")
        {
            Description = "Begin an empty folder with other members' verified blocks. 以其他成员的已验证区块快速开始",
        };
        Option<string?> views = SharedOptions.Views();
        traces.AcceptOnlyFromAmong(Tracing.None, Tracing.Otlp, Tracing.Console);
        return call.Make(
            "serve", "Run the node, its pages and the demo consortium. 运行节点、网页与演示联盟",
            [urls, scale, hosts, traces, seat, fromPeers, views],
            (parsed, options, speech, cancel) => Run(
                options with
                {
                    Urls = parsed.GetValue(urls)!,
                    // In a consortium only the member that is told to brings the demo year.
                    DemoScale = parsed.GetValue(seat) is not null && parsed.GetResult(scale) is null or { Implicit: true }
                        ? 0
                        : parsed.GetValue(scale),
                    CallbackHosts = parsed.GetValue(hosts) ?? [],
                    Traces = parsed.GetValue(traces)!,
                    SeatPath = parsed.GetValue(seat),
                    FromPeers = parsed.GetValue(fromPeers),
                    ViewsConnection = SharedOptions.ConnectionOf(parsed, views),
                },
                speech, cancel));
    }

    private static async Task<int> Run(NodeOptions options, Speech speech, CancellationToken cancel)
    {
        if (ListeningPort.InUse(options.Urls) is { } taken)
        {
            // Before the demo year is written: nobody waits half a minute to hear this.
            return speech.Unable(
                $"{taken} is in use by another program. Choose another with --urls.",
                $"{taken} 已被其他程序占用。请用 --urls 另选。");
        }

        using OpenNode node = NodeOpening.Open(options);
        if (node.Seat is null)
        {
            await DemoFilling.FillIfDemo(node, speech, cancel);
        }

        AnchorFile.Write(node);
        await using WebApplication app = NodeHost.Build(node);
        await app.StartAsync(cancel);
        string url = app.Urls.First();
        NodeAddress.Announce(options, url);
        speech.Say(
            $"Lodestone is up at {url} ({node.Ledger.Log.Size.Value} entries). Ctrl-C stops it.",
            $"磁石已启动: {url} (共 {node.Ledger.Log.Size.Value} 条)。按 Ctrl-C 停止。");
        try
        {
            if (node.Seat is not null)
            {
                // The others must hear this node, and it them, before anything becomes final.
                await DemoFilling.FillIfDemo(node, speech, cancel);
            }

            await app.WaitForShutdownAsync(cancel);
        }
        finally
        {
            NodeAddress.Withdraw(options);
        }

        speech.Say("Stopped; the next start continues this chain.", "已停止；下次启动将继续这条链。");
        return Environment.ExitCode;
    }
}
