namespace Lodestone.Vocabulary;

/// <summary>Legal Entity Identifier, ISO 17442: 18 characters and two check digits by ISO 7064 MOD 97-10.</summary>
public static class Lei
{
    /// <summary>Whether the code has the form of an LEI.</summary>
    public static bool IsShaped(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return code.Length == 20
            && code.AsSpan().ContainsOnly("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
            && char.IsAsciiDigit(code[18]) && char.IsAsciiDigit(code[19]);
    }

    /// <summary>Whether a well-shaped code's check digits hold.</summary>
    public static bool Checks(string code) => IsShaped(code) && Remainder(code) == 1;

    /// <summary>The two check digits of the first 18 characters.</summary>
    public static string CheckDigits(string first18)
    {
        ArgumentNullException.ThrowIfNull(first18);
        return (98 - Remainder(first18 + "00")).ToString("D2", null);
    }

    private static int Remainder(string code)
    {
        int remainder = 0;
        foreach (char c in code)
        {
            remainder = char.IsAsciiDigit(c)
                ? ((remainder * 10) + (c - '0')) % 97
                : ((remainder * 100) + (c - 'A' + 10)) % 97;
        }

        return remainder;
    }
}
