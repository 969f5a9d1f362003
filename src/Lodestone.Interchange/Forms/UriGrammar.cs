using System.Buffers;

namespace Lodestone.Interchange;

/// <summary>Absolute URIs as JSON Schema's format <c>uri</c> means them (RFC 3986), in ASCII.</summary>
internal static class UriGrammar
{
    /// <summary>Most characters of a URI that names something here; it may become a key of the ledger.</summary>
    public const int MaxName = 255;

    /// <summary>Most characters of a URI that only points somewhere, such as to a file of measurements.</summary>
    public const int MaxLink = 2_048;

    // Unreserved and reserved characters without the brackets and the fragment's mark, which have their own places.
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?");

    private static readonly SearchValues<char> Address = SearchValues.Create("0123456789abcdefABCDEF:.");

    /// <summary>Whether the text is a scheme, a colon and characters that may follow.</summary>
    public static bool IsUri(string text, int most)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        if (text.Length > most || colon < 1 || colon == text.Length - 1 || !IsScheme(text.AsSpan(0, colon)))
        {
            return false;
        }

        ReadOnlySpan<char> rest = WithoutBracketedHost(text.AsSpan(colon + 1));
        bool inFragment = false;
        for (int i = 0; i < rest.Length; i++)
        {
            switch (rest[i])
            {
                case '#' when !inFragment:
                    inFragment = true;
                    break;
                case '%' when i + 2 < rest.Length && char.IsAsciiHexDigit(rest[i + 1]) && char.IsAsciiHexDigit(rest[i + 2]):
                    i += 2;
                    break;
                case char other when Plain.Contains(other):
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    private static bool IsScheme(ReadOnlySpan<char> scheme)
    {
        foreach (char c in scheme)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.'))
            {
                return false;
            }
        }

        return char.IsAsciiLetter(scheme[0]);
    }

    // An address of version 6 stands in brackets: //[2001:db8::1]/...
    private static ReadOnlySpan<char> WithoutBracketedHost(ReadOnlySpan<char> rest)
    {
        if (!rest.StartsWith("//[") || rest.IndexOf(']') is not (> 3 and int end))
        {
            return rest;
        }

        return rest[3..end].IndexOfAnyExcept(Address) < 0 ? rest[(end + 1)..] : rest;
    }
}
