namespace Lodestone.Views;

/// <summary>How lots' own numbers are looked for and sorted: whatever letters of A to Z they are written in.</summary>
internal static class LotNames
{
    /// <summary>A number with its letters A to Z made small.</summary>
    public static string Folded(string number) => string.Create(number.Length, number, (folded, from) =>
    {
        for (int i = 0; i < folded.Length; i++)
        {
            folded[i] = char.IsAsciiLetterUpper(from[i]) ? (char)(from[i] | 0x20) : from[i];
        }
    });
}
