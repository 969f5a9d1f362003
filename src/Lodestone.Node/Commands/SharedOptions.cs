using System.CommandLine;
using Lodestone.Node.Texts;

namespace Lodestone.Node.Commands;

/// <summary>Options that several commands share.</summary>
internal static class SharedOptions
{
    /// <summary>The data folder.</summary>
    public static Option<string?> Data() => new("--data")
    {
        Description = "Data folder (default ./lodestone-data). 数据目录",
        HelpName = "DIR",
    };

    /// <summary>Where sign-state and vault key lie.</summary>
    public static Option<string?> State() => new("--state")
    {
        Description = "Folder of sign-state and keys, apart from the data. 签名状态与密钥目录",
        HelpName = "DIR",
    };

    /// <summary>Events of the demo year.</summary>
    public static Option<int> Scale() => new("--scale")
    {
        Description = "Events of the demo year in an empty folder, at least. 演示事件数",
        DefaultValueFactory = _ => 10_000,
        HelpName = "N",
    };

    /// <summary>The signature suite of a network that is begun.</summary>
    public static Option<string> Suite()
    {
        Option<string> suite = new("--suite")
        {
            Description = "Signature suite of the network: ed25519 (ES256 counts too) or sm2. 签名算法套件",
            DefaultValueFactory = _ => "ed25519",
            HelpName = "SUITE",
        };
        suite.AcceptOnlyFromAmong("ed25519", "sm2");
        return suite;
    }

    /// <summary>A running node to ask.</summary>
    public static Option<string?> Url() => new("--url")
    {
        Description = "A running node to ask (default: the one on the data folder). 节点地址",
        HelpName = "URL",
    };

    /// <summary>Who asks.</summary>
    public static Option<string?> ApiKey() => new("--api-key")
    {
        Description = "API key of the caller, or @FILE (or LODESTONE_API_KEY). 接口密钥",
        HelpName = "KEY",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("LODESTONE_API_KEY"),
    };

    /// <summary>An option that must be given.</summary>
    public static Option<string> Needed(string name, string about, string help) =>
        new(name) { Description = about, Required = true, HelpName = help };

    /// <summary>Where new API keys are written.</summary>
    public static Option<string?> KeysTo() => new("--to")
    {
        Description = "Folder to write new API keys to, one file a person (default: shown once). 接口密钥写入目录",
        HelpName = "FOLDER",
    };

    /// <summary>Views in PostgreSQL.</summary>
    public static Option<string?> Views() => new("--views")
    {
        Description = "Keep the views in PostgreSQL: connection string, or @FILE (or LODESTONE_VIEWS). 视图数据库连接",
        HelpName = "CONNECTION",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("LODESTONE_VIEWS"),
    };

    /// <summary>The connection string that an option gives: itself, or the content of the file that it names.</summary>
    public static string? ConnectionOf(ParseResult parsed, Option<string?> views) =>
        ApiKeyFile.Read(parsed.GetValue(views)) is { Length: > 0 } given ? given : null;

    /// <summary>Machine-readable output.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Print JSON. 输出 JSON" };

    /// <summary>Language of the output.</summary>
    public static Option<string?> Lang() => new("--lang")
    {
        Description = "Language: en or zh (default from LANG). 语言",
        HelpName = "en|zh",
    };

    /// <summary>Whether to speak Chinese: the option, or the environment's LANG.</summary>
    public static bool IsChinese(string? lang) => lang is not null
        ? lang == Language.Chinese
        : Environment.GetEnvironmentVariable("LANG")?.StartsWith("zh", StringComparison.OrdinalIgnoreCase) == true;
}
