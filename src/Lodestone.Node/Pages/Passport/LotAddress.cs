namespace Lodestone.Node.Pages;

/// <summary>How people write lot identities down.</summary>
internal static class LotAddress
{
    /// <summary>As a person typed it from a label: upper case, without the spaces and dashes between groups.</summary>
    public static string Normal(string typed) => string.Concat(typed
        .Where(c => c is not (' ' or '-' or '\u00a0' or '\u3000'))
        .Select(char.ToUpperInvariant));
}
