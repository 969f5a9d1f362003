namespace Lodestone.Node.Pages;

/// <summary>How words are written.</summary>
internal static class Words
{
    /// <summary>With a capital, as a cell or a line begins.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
