namespace Lodestone.Rules;

/// <summary>
/// The origins that books name: the code of a mined deposit, or <c>unverified:</c> and what was claimed. What came in
/// over the edge of the system stays unverified through all descendants.
/// </summary>
public static class Origins
{
    private const string UnverifiedPrefix = "unverified:";

    /// <summary>An origin that is only claimed.</summary>
    public static string Unverified(string claimed, string country)
    {
        ArgumentNullException.ThrowIfNull(claimed);
        ArgumentNullException.ThrowIfNull(country);
        return UnverifiedPrefix + (claimed.Length > 0 ? claimed : country.Length > 0 ? country : "unknown");
    }

    /// <summary>Whether an origin is a deposit known to the ledger.</summary>
    public static bool IsVerified(string origin)
    {
        ArgumentNullException.ThrowIfNull(origin);
        return !origin.StartsWith(UnverifiedPrefix, StringComparison.Ordinal);
    }
}
