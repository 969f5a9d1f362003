using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>
/// A value of a <c>MATCH_</c> parameter (EPCIS 2.0 section 8.2.7.1.1): a URI that must be equal, or an EPC pattern
/// <c>urn:epc:idpat:...</c> whose last parts may be <c>*</c>.
/// </summary>
internal sealed class EpcPattern
{
    private const string Pattern = "urn:epc:idpat:";
    private readonly string[] parts;
    private readonly string? canonicalHead;

    private EpcPattern(string uri)
    {
        Name = ThingName.Of(uri);
        parts = IsPattern(uri) ? Split(uri) : [];
        canonicalHead = parts.Length > 0 ? HeadOf(uri) : null;
    }

    /// <summary>The one spelling that is equal to it; a pattern's own text.</summary>
    public string Name { get; }

    /// <summary>Whether it can match other texts than its own.</summary>
    public bool IsOpen => parts.Length > 0;

    /// <summary>The pattern of a URI.</summary>
    public static EpcPattern Of(string uri) => new(uri);

    /// <summary>Whether a pattern has stars elsewhere than at its end.</summary>
    public static bool IsMalformed(string uri)
    {
        if (!IsPattern(uri))
        {
            return false;
        }

        string[] parts = Split(uri);
        int star = Array.IndexOf(parts, "*");
        return parts.Length < 2 || parts.Any(part => part.Length == 0)
            || (star >= 0 && parts[star..].Any(part => part != "*"));
    }

    /// <summary>Whether an EPC or class of an event matches.</summary>
    public bool Matches(string uri)
    {
        string name = ThingName.Of(uri);
        if (name == Name)
        {
            return true;
        }

        if (!IsOpen)
        {
            return false;
        }

        return (canonicalHead is not null && name.StartsWith(canonicalHead, StringComparison.Ordinal))
            || (uri.StartsWith("urn:epc:", StringComparison.Ordinal) && MatchesParts(Split(uri)));
    }

    private bool MatchesParts(string[] other)
    {
        if (other.Length != parts.Length)
        {
            return false;
        }

        for (int i = 0; i < parts.Length; i++)
        {
            if (parts[i] != "*" && parts[i] != other[i])
            {
                return false;
            }
        }

        return true;
    }

    // Scheme and parts: "sgtin", "0614141", "107346", "*".
    private static string[] Split(string uri)
    {
        string rest = uri[(uri.IndexOf(':', "urn:epc:".Length) + 1)..];
        int colon = rest.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? [rest] : [rest[..colon], .. rest[(colon + 1)..].Split('.')];
    }

    private static bool IsPattern(string uri) => uri.StartsWith(Pattern, StringComparison.Ordinal);

    // All serials of one GTIN: also what is written as a Digital Link matches.
    private static string? HeadOf(string uri)
    {
        if (!uri.EndsWith(".*", StringComparison.Ordinal) || uri.EndsWith("*.*", StringComparison.Ordinal))
        {
            return null;
        }

        string one = string.Concat("urn:epc:id:", uri.AsSpan(Pattern.Length, uri.Length - Pattern.Length - 1), "0");
        return Gs1Key.TryParse(one, string.Empty, out Gs1Key key) is null && key.Kind == Gs1KeyKind.Sgtin
            ? key.Uri[..^1]
            : null;
    }
}
