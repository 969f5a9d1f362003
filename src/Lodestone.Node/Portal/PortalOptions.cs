namespace Lodestone.Node.Portal;

/// <summary>How a portal is started.</summary>
internal sealed record PortalOptions
{
    /// <summary>How the views are connected to.</summary>
    public required string Views { get; init; }

    /// <summary>Where nodes of the ledger listen; the first that answers is asked.</summary>
    public required IReadOnlyList<string> Ledgers { get; init; }

    /// <summary>Where to listen.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:8081";

    /// <summary>Requests a minute that one caller may make before it is told to wait.</summary>
    public int RequestsPerMinute { get; init; } = 6_000;

    /// <summary>Most bytes of a request's body.</summary>
    public long MaxBodyBytes { get; init; } = 1024 * 1024;
}
