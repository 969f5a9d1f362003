namespace Lodestone.Ordering.Neo;

/// <summary>
/// What a node means when it does not take a transaction. The words are looked at, not the numbers: Neo 3.5 and 3.7 use the
/// same numbers for different things (https://docs.neo.org/docs/n3/reference/rpc/api.html, RpcError).
/// </summary>
internal static class NeoRefusal
{
    private static readonly string[] Known = ["alreadyexists", "alreadyinpool", "alreadyinmempool"];

    private static readonly string[] Final = ["funds", "fee", "policy", "blocked", "invalid", "size"];

    /// <summary>The node has it: a retry met the first try.</summary>
    public static bool MeansTaken(string message) => Known.Any(Letters(message).Contains);

    /// <summary>
    /// It will not be taken as it is. Expired, a full pool and all that is not understood are none of that: it is tried again.
    /// </summary>
    public static bool MeansNever(string message) => !MeansTaken(message) && Final.Any(Letters(message).Contains);

    private static string Letters(string message) => string.Concat(message.Where(char.IsLetter)).ToLowerInvariant();
}
