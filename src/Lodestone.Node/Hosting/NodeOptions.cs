namespace Lodestone.Node.Hosting;

/// <summary>How a node is started. Everything that a person may set is here, read once.</summary>
internal sealed record NodeOptions
{
    /// <summary>Folder of the store, the views and the vault.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Folder of what must not lie beside the data: sign-state and vault key.</summary>
    public required string StateFolder { get; init; }

    /// <summary>Where to listen, such as <c>http://127.0.0.1:8080</c>.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:8080";

    /// <summary>How many events the demo year has at least; 0 begins an empty network.</summary>
    public int DemoScale { get; init; } = 10_000;

    /// <summary>Requests a minute that one caller may make before it is told to wait.</summary>
    public int RequestsPerMinute { get; init; } = 6_000;

    /// <summary>Most bytes of a request's body.</summary>
    public long MaxBodyBytes { get; init; } = 1024 * 1024;

    /// <summary>
    /// Hosts, or hosts with a port, that subscriptions may send to although they are not of the public network or speak
    /// no https.
    /// </summary>
    public IReadOnlyList<string> CallbackHosts { get; init; } = [];

    /// <summary>Where the spans of a statement's path go: a name of <see cref="Tracing"/>.</summary>
    public string Traces { get; init; } = Tracing.None;

    /// <summary>The file of this organisation's seat in a consortium; null if the node orders alone.</summary>
    public string? SeatPath { get; init; }

    /// <summary>Whether a node of a consortium with an empty folder begins with what the other members' nodes hand over.</summary>
    public bool FromPeers { get; init; }

    /// <summary>After how many blocks a state root is due: the same at all members, so no option of a command.</summary>
    public int StateRootEveryBlocks { get; init; } = 4_096;

    /// <summary>How to connect to views in PostgreSQL; null if they are in a file beside the ledger.</summary>
    public string? ViewsConnection { get; init; }

    /// <summary>The store's folder.</summary>
    public string LedgerFolder => Path.Join(DataFolder, "ledger");

    /// <summary>The views' file.</summary>
    public string ViewsPath => Path.Join(DataFolder, "views.db");

    /// <summary>The vault's file: managed keys (encrypted), API keys (hashed), documents signed for callers.</summary>
    public string VaultPath => Path.Join(DataFolder, "vault.db");

    /// <summary>The file of captures, named queries and subscriptions.</summary>
    public string DeskPath => Path.Join(DataFolder, "epcis.db");

    /// <summary>The network's own public facts and the trust anchor.</summary>
    public string NetworkPath => Path.Join(DataFolder, "network.json");

    /// <summary>The sign-state's file, apart from the store.</summary>
    public string SignStatePath => Path.Join(StateFolder, "sign-state");

    /// <summary>The key that encrypts the vault, apart from the vault.</summary>
    public string VaultKeyPath => Path.Join(StateFolder, "vault.key");

    /// <summary>The key by which the operator's own commands ask the running node.</summary>
    public string OperatorKeyPath => Path.Join(StateFolder, "operator.key");

    /// <summary>The log's own signing keys, of a network that is no demo.</summary>
    public string LogKeysPath => Path.Join(StateFolder, "log.keys");

    /// <summary>Makes the state folder, for its owner only, if it is not there.</summary>
    public void CreateStateFolder() => Directory.CreateDirectory(
        StateFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    /// <summary>
    /// Options for a data folder. The state folder follows from the folder's full path, under
    /// <c>$XDG_STATE_HOME/lodestone</c> or <c>~/.local/state/lodestone</c>, unless it is given.
    /// </summary>
    public static NodeOptions For(string? dataFolder, string? stateFolder)
    {
        string data = Path.GetFullPath(dataFolder ?? "lodestone-data");
        return new NodeOptions { DataFolder = data, StateFolder = stateFolder ?? StateFolderOf(data) };
    }

    private static string StateFolderOf(string data)
    {
        string root = Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } set
            ? set
            : Path.Join(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state");
        byte[] hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(data));
        return Path.Join(root, "lodestone", Convert.ToHexStringLower(hash.AsSpan(0, 8)));
    }
}
