namespace Lodestone.Node.Pages;

/// <summary>How words are written.</summary>
internal static class Words
{
    /// <summary>The last part of a URI: what people call the thing.</summary>
    public static string Last(string uri) => uri[(uri.LastIndexOfAny([':', '/']) + 1)..];

    /// <summary>With a capital, as a cell or a line begins.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
