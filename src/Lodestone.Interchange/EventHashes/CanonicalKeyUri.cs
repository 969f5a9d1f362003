using System.Buffers;
using System.Text;

namespace Lodestone.Interchange;

/// <summary>
/// GS1 keys of every kind as constrained canonical Digital Link URIs: under <c>id.gs1.org</c>, without query, and with the
/// finest level of identification only. Keys are rewritten, not judged: a wrong check digit stays wrong.
/// </summary>
internal static class CanonicalKeyUri
{
    private const string Origin = "https://id.gs1.org";

    private static readonly SearchValues<char> Extension = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!'()*+,;=:<>?\"%");

    // By scheme: digits of prefix and reference together, what stands before them, what follows the check digit, and
    // how long that may be. The first digit of an item's reference stands before the prefix.
    private static readonly Dictionary<string, Key> Schemes = new(StringComparer.Ordinal)
    {
        ["id:sgtin"] = new(13, "/01/", "/21/", 20) { IsIndicatorFirst = true },
        ["class:lgtin"] = new(13, "/01/", "/10/", 20) { IsIndicatorFirst = true },
        ["id:upui"] = new(13, "/01/", "/235/", 28) { IsIndicatorFirst = true },
        ["id:sscc"] = new(17, "/00/", null, 0) { IsIndicatorFirst = true },
        ["id:sgln"] = new(12, "/414/", "/254/", 20),
        ["id:pgln"] = new(12, "/417/", null, 0),
        ["id:grai"] = new(12, "/8003/0", string.Empty, 16),
        ["id:gdti"] = new(12, "/253/", string.Empty, 20),
        ["id:sgcn"] = new(12, "/255/", string.Empty, 12),
        ["id:gsrn"] = new(17, "/8018/", null, 0),
        ["id:gsrnp"] = new(17, "/8017/", null, 0),
        ["id:gsin"] = new(16, "/402/", null, 0),
        ["id:giai"] = new(0, "/8004/", null, 30),
        ["id:ginc"] = new(0, "/401/", null, 30),
        ["idpat:sgtin"] = new(13, "/01/", "*", 1) { IsIndicatorFirst = true },
        ["idpat:upui"] = new(13, "/01/", "*", 1) { IsIndicatorFirst = true },
        ["idpat:grai"] = new(12, "/8003/0", "*", 1),
        ["idpat:gdti"] = new(12, "/253/", "*", 1),
        ["idpat:sgcn"] = new(12, "/255/", "*", 1),
    };

    private sealed record Key(int Digits, string Path, string? Follows, int MostOfRest)
    {
        public bool IsIndicatorFirst { get; init; }
    }

    /// <summary>The canonical URI of a key in an EPC URN or a Digital Link; null for anything else.</summary>
    public static string? TryOf(string uri) =>
        uri.StartsWith("urn:epc:", StringComparison.Ordinal) ? OfUrn(uri["urn:epc:".Length..]) : DigitalLinkPath.TryOf(uri);

    /// <summary>Escapes what Digital Links escape and EPC URNs do not.</summary>
    internal static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            escaped.Append(c is '!' or '(' or ')' or '*' or '+' or ',' or ':' ? $"%{(int)c:X2}" : c);
        }

        return escaped.ToString();
    }

    /// <summary>Whether a text may be a serial number, a lot number or an extension.</summary>
    internal static bool IsExtension(string text, int most)
    {
        if (text.Length == 0 || text.AsSpan().IndexOfAnyExcept(Extension) >= 0)
        {
            return false;
        }

        int length = 0;
        for (int i = 0; i < text.Length; i++, length++)
        {
            if (text[i] == '%')
            {
                if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2]))
                {
                    return false;
                }

                i += 2;
            }
        }

        return length <= most;
    }

    private static string? OfUrn(string rest)
    {
        int last = rest.LastIndexOf(':');
        int colon = last < 0 ? -1 : rest.IndexOf(':', rest.IndexOf(':', StringComparison.Ordinal) + 1);
        if (colon < 0)
        {
            return null;
        }

        string scheme = rest[..colon];
        string value = rest[(colon + 1)..];
        string prefix = value.Split('.')[0];
        if (prefix.Length is < 6 or > 12 || !prefix.All(char.IsAsciiDigit))
        {
            return null;
        }

        return scheme switch
        {
            "id:cpi" or "idpat:cpi" => OfPart(value, isPattern: scheme == "idpat:cpi"),
            "id:itip" or "idpat:itip" => OfPiece(value, isPattern: scheme == "idpat:itip"),
            _ => Schemes.TryGetValue(scheme, out Key? key) ? OfKey(value, prefix, key) : null,
        };
    }

    private static string? OfKey(string value, string prefix, Key key)
    {
        string after = value.Length > prefix.Length ? value[(prefix.Length + 1)..] : string.Empty;
        if (key.Digits == 0)
        {
            return IsExtension(after, key.MostOfRest - prefix.Length) ? Origin + key.Path + prefix + Escaped(after) : null;
        }

        string[] parts = after.Split('.', 2);
        if (Number(prefix, parts[0], key) is not { } number || (key.Follows is null) != (parts.Length == 1))
        {
            return null;
        }

        string path = Origin + key.Path + number;
        return key.Follows switch
        {
            null => path,
            "*" => parts[1] == "*" ? path : null,
            "/254/" when parts[1] == "0" => path,
            _ => IsExtension(parts[1], key.MostOfRest) ? path + key.Follows + Escaped(parts[1]) : null,
        };
    }

    private static string? Number(string prefix, string reference, Key key)
    {
        if (prefix.Length + reference.Length != key.Digits || !reference.All(char.IsAsciiDigit))
        {
            return null;
        }

        string digits = key.IsIndicatorFirst ? reference[..1] + prefix + reference[1..] : prefix + reference;
        return digits + CheckDigit(digits);
    }

    // Components and parts: the reference has letters and no check digit.
    private static string? OfPart(string value, bool isPattern)
    {
        string[] parts = value.Split('.');
        return parts.Length == 3 && IsExtension(parts[1], 24) && (isPattern ? parts[2] == "*" : IsDigits(parts[2], 12))
            ? $"{Origin}/8010/{Escaped(parts[0] + parts[1])}{(isPattern ? string.Empty : "/8011/" + parts[2])}"
            : null;
    }

    // Pieces of a trade item: which of how many.
    private static string? OfPiece(string value, bool isPattern)
    {
        string[] parts = value.Split('.', 5);
        return parts.Length == 5 && Number(parts[0], parts[1], Schemes["id:sgtin"]) is { } item
            && parts[2].Length == 2 && IsDigits(parts[2], 2) && parts[3].Length == 2 && IsDigits(parts[3], 2)
            && (isPattern ? parts[4] == "*" : IsExtension(parts[4], 20))
            ? $"{Origin}/8006/{item}{parts[2]}{parts[3]}{(isPattern ? string.Empty : "/21/" + Escaped(parts[4]))}"
            : null;
    }

    private static bool IsDigits(string text, int most) =>
        text.Length > 0 && text.Length <= most && text.All(char.IsAsciiDigit);

    private static char CheckDigit(string digits)
    {
        int sum = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            sum += (digits[^(i + 1)] - '0') * (i % 2 == 0 ? 3 : 1);
        }

        return (char)('0' + ((10 - (sum % 10)) % 10));
    }
}
