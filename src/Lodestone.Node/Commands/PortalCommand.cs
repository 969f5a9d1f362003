using System.CommandLine;
using Lodestone.Node.Hosting;
using Lodestone.Node.Portal;

namespace Lodestone.Node.Commands;

/// <summary><c>lodestone portal</c>: pages and API over views in PostgreSQL, with no ledger and nothing kept.</summary>
internal static class PortalCommand
{
    /// <summary>The command.</summary>
    public static Command Make()
    {
        Option<string?> views = SharedOptions.Views();
        Option<string[]> ledgers = new("--ledger")
        {
            Description = "Where a node of the ledger listens; may be named several times. 账本节点地址",
            Required = true,
            HelpName = "URL",
        };
        Option<string> urls = new("--urls")
        {
            Description = "Where to listen. 监听地址",
            DefaultValueFactory = _ => "http://127.0.0.1:8081",
            HelpName = "URL",
        };
        return new CommandCall().Make(
            "portal", "Answer reads from views in PostgreSQL, and pass the rest on. 无账本的门户进程",
            [views, ledgers, urls],
            (parsed, _, speech, cancel) => Run(
                new PortalOptions
                {
                    Views = SharedOptions.ConnectionOf(parsed, views) ?? throw new InvalidDataException(
                        "A portal reads views in PostgreSQL: name them with --views. 门户读取 PostgreSQL 视图：请用 --views 指定。"),
                    Ledgers = [.. parsed.GetValue(ledgers)!.Select(Address)],
                    Urls = parsed.GetValue(urls)!,
                },
                speech, cancel));
    }

    private static async Task<int> Run(PortalOptions options, Speech speech, CancellationToken cancel)
    {
        if (ListeningPort.InUse(options.Urls) is { } taken)
        {
            return speech.Unable(
                $"{taken} is in use by another program. Choose another with --urls.",
                $"{taken} 已被其他程序占用。请用 --urls 另选。");
        }

        await using WebApplication app = PortalHost.Build(options);
        await app.StartAsync(cancel);
        speech.Say(
            $"The portal is up at {app.Urls.First()} (Ctrl-C stops it).", $"门户已启动: {app.Urls.First()} （按 Ctrl-C 停止）。");
        await app.WaitForShutdownAsync(cancel);
        return Environment.ExitCode;
    }

    private static string Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? text
            : throw new InvalidDataException($"\"{text}\" is no http or https address of a node. 不是节点地址。");
}
