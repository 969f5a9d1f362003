using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Lodestone.Node.Tests;

/// <summary>A firm's own network, begun and used by the program's commands only.</summary>
internal sealed class OwnNetwork : IAsyncDisposable
{
    public const string Root = "gln:6901234000016";
    public const string Firm = "uscc:91150000MA0LDXTMN9";
    public const string Site = "6901234000023";

    private Process? node;

    public Program Program { get; } = new();

    public string RootKey => $"@{Program.PathOf("keys/root-1.key")}";

    public string ClerkKey => $"@{Program.PathOf("keys/clerk.key")}";

    public string Url { get; private set; } = string.Empty;

    public int NodeProcessId => node!.Id;

    /// <summary>Today, where the firm is.</summary>
    public static string Today => DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Genesis, a running node, the firm with its site and permit.</summary>
    public static async Task<OwnNetwork> Founded(string suite = "ed25519")
    {
        OwnNetwork own = new();
        await own.Program.Json(
            "init", "--network", "log.firm.example", "--root", Root, "--name", "Register", "--name-zh", "登记处",
            "--to", own.Program.PathOf("keys"), "--suite", suite);
        await own.Serve();
        await own.Program.Json(
            "register", "party", "--party", Firm, "--role", "operator", "--name", "Firm", "--name-zh", "某公司",
            "--country", "CN", "--manage", "clerk", "--to", own.Program.PathOf("keys"), "--api-key", own.RootKey);
        await own.Program.Json(
            "register", "site", "--site", Site, "--party", Firm, "--name", "Works", "--name-zh", "工厂", "--country",
            "CN", "--latitude", "40.6", "--longitude", "109.85", "--api-key", own.ClerkKey);
        await own.Program.Json(
            "register", "permit", "--permit", "P-1", "--party", Firm, "--site", Site, "--activity", "storage",
            "--chain", "rareEarth", "--from", "2026-01-01", "--until", "2099-01-01", "--api-key", own.RootKey);
        return own;
    }

    public async Task Serve() => (node, Url) = await Program.Serve();

    public async Task<int> Stop(string signal)
    {
        int exitCode = await Program.Stop(node!, signal);
        node!.Dispose();
        node = null;
        return exitCode;
    }

    /// <summary>Imports lots of the opening stock from a table.</summary>
    public async Task<JsonElement> Import(int lots, string prefix = "OS")
    {
        string table = Program.PathOf($"{prefix}.csv");
        await File.WriteAllLinesAsync(table, Enumerable.Range(1, lots)
            .Select(i => $"{prefix}-{i},ree.oxide.nd,{100 + i},{Site},{Today},98.5")
            .Prepend("lot number,material,mass,site,time,Nd2O3 %"));
        return await Program.Json("submit", table, "--as", "lots-csv", "--api-key", ClerkKey);
    }

    public async ValueTask DisposeAsync()
    {
        if (node is not null)
        {
            await Stop("KILL");
        }

        Program.Dispose();
    }
}
