using System.Buffers;

namespace Lodestone.Vocabulary;

/// <summary>The ASCII grammars that identifiers are held to, so that no two of them can look alike.</summary>
public static class AsciiGrammar
{
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly SearchValues<char> InNames = SearchValues.Create(Alphanumeric + "-._");

    private static readonly SearchValues<char> InLotNumbers = SearchValues.Create(Alphanumeric + "-._/");

    private static readonly SearchValues<char> InUris =
        SearchValues.Create(Alphanumeric + "!#$%&'()*+,-./:;=?@[]^_{|}~");

    private static readonly SearchValues<char> InHashes = SearchValues.Create("0123456789abcdef");

    /// <summary>Whether every character is one of the allowed ones.</summary>
    public static bool ContainsOnly(this ReadOnlySpan<char> text, string allowed) =>
        text.IndexOfAnyExcept(allowed) < 0;

    /// <summary>
    /// Whether the text is a name of 1 to <paramref name="maxLength"/> characters of <c>A-Z a-z 0-9 - . _</c>.
    /// </summary>
    public static bool IsName(string? text, int maxLength = 64) =>
        text is { Length: > 0 } && text.Length <= maxLength && !text.AsSpan().ContainsAnyExcept(InNames);

    /// <summary>
    /// Whether the text is a GS1 batch or lot number: 1 to 20 characters of the file-safe set that every GS1 lot field
    /// allows (<c>A-Z a-z 0-9 - . _ /</c>).
    /// </summary>
    public static bool IsLotNumber(string? text) =>
        text is { Length: > 0 and <= 20 } && !text.AsSpan().ContainsAnyExcept(InLotNumbers);

    /// <summary>
    /// Whether the text is an absolute URI of 3 to 255 printable ASCII characters without spaces or quotes.
    /// </summary>
    public static bool IsUri(string? text) =>
        text is { Length: >= 3 and <= 255 } && text.Contains(':', StringComparison.Ordinal)
        && !text.AsSpan().ContainsAnyExcept(InUris);

    /// <summary>Whether every character is a lower-case hexadecimal digit.</summary>
    public static bool IsHex(string text) => !text.AsSpan().ContainsAnyExcept(InHashes);
}
