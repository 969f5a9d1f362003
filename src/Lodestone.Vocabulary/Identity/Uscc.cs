namespace Lodestone.Vocabulary;

/// <summary>Unified Social Credit Code (统一社会信用代码), GB 32100-2015: 17 characters and one check character.</summary>
public static class Uscc
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    /// <summary>Whether the code has the form of a USCC.</summary>
    public static bool IsShaped(string code) => code is { Length: 18 } && code.AsSpan().ContainsOnly(Alphabet);

    /// <summary>
    /// Whether a well-shaped code's check character holds. Real codes exist that fail: callers warn and do not refuse.
    /// </summary>
    public static bool Checks(string code) => IsShaped(code) && CheckCharacter(code[..17]) == code[17];

    /// <summary>The check character of the first 17 characters.</summary>
    public static char CheckCharacter(string first17)
    {
        ArgumentNullException.ThrowIfNull(first17);
        int sum = 0;
        for (int i = 0; i < 17; i++)
        {
            sum += Alphabet.IndexOf(first17[i], StringComparison.Ordinal) * Weights[i];
        }

        return Alphabet[(31 - (sum % 31)) % 31];
    }
}
