namespace Lodestone.Vocabulary;

/// <summary>Reads a formula such as <c>Nd2(CO3)3.8H2O</c> and weighs it.</summary>
internal static class FormulaWeight
{
    /// <summary>The mass of one element in the formula unit, and of the whole unit, in microdaltons.</summary>
    internal static (long Element, long Whole) Of(string formula, string element)
    {
        long ofElement = 0;
        long whole = 0;
        foreach (string part in formula.Split('.'))
        {
            int at = 0;
            int times = Number(part, ref at);
            (long partElement, long partWhole) = Group(part, ref at, element);
            ofElement += times * partElement;
            whole += times * partWhole;
        }

        return (ofElement, whole);
    }

    private static (long Element, long Whole) Group(string text, ref int at, string element)
    {
        long ofElement = 0;
        long whole = 0;
        while (at < text.Length && text[at] != ')')
        {
            long innerElement;
            long innerWhole;
            if (text[at] == '(')
            {
                at++;
                (innerElement, innerWhole) = Group(text, ref at, element);
                at++;
            }
            else
            {
                int length = at + 1 < text.Length && char.IsAsciiLetterLower(text[at + 1]) ? 2 : 1;
                string symbol = text.Substring(at, length);
                at += length;
                innerWhole = ElementTable.Find(symbol)?.Microdaltons
                    ?? throw new ArgumentException($"'{text}' holds '{symbol}', whose atomic weight is not listed.");
                innerElement = symbol == element ? innerWhole : 0;
            }

            int times = Number(text, ref at);
            ofElement += times * innerElement;
            whole += times * innerWhole;
        }

        return (ofElement, whole);
    }

    private static int Number(string text, ref int at)
    {
        int number = 0;
        for (; at < text.Length && char.IsAsciiDigit(text[at]); at++)
        {
            number = (number * 10) + (text[at] - '0');
        }

        return number == 0 ? 1 : number;
    }
}
