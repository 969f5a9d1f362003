namespace House.Tests;

/// <summary>
/// C# with its comments and the contents of its literals blanked out, position by position, so that the checks see code
/// only. The holes of interpolated strings are code and stay.
/// </summary>
internal sealed class CSharpText
{
    private readonly string text;
    private readonly char[] code;
    private int at;

    private CSharpText(string text)
    {
        this.text = text;
        code = text.ToCharArray();
    }

    /// <summary>The text, as long as before, with comments and literals blank.</summary>
    public static string CodeOnly(string text)
    {
        CSharpText scan = new(text);
        scan.Code(isHole: false);
        return new string(scan.code);
    }

    private void Code(bool isHole)
    {
        int depth = 0;
        while (at < text.Length)
        {
            if (Starts("//")) BlankUntil("\n", keepEnd: true);
            else if (Starts("/*")) BlankUntil("*/", keepEnd: false);
            else if (text[at] == '\'') Character();
            else if (IsText(out int dollars, out bool isVerbatim, out int quote)) Text(dollars, isVerbatim, quote);
            else if (text[at] == '}' && isHole && depth == 0) return;
            else
            {
                depth += text[at] switch { '{' => 1, '}' => -1, _ => 0 };
                at++;
            }
        }
    }

    private bool Starts(string mark) => string.CompareOrdinal(text, at, mark, 0, mark.Length) == 0;

    private void Blank(int count)
    {
        for (; count > 0 && at < text.Length; count--, at++)
        {
            if (text[at] != '\n') code[at] = ' ';
        }
    }

    private void BlankUntil(string end, bool keepEnd)
    {
        int found = text.IndexOf(end, at + (keepEnd ? 0 : 2), StringComparison.Ordinal);
        Blank((found < 0 ? text.Length : found + (keepEnd ? 0 : end.Length)) - at);
    }

    private void Character()
    {
        at++;
        while (at < text.Length && text[at] is not ('\'' or '\n')) Blank(text[at] == '\\' ? 2 : 1);
        at++;
    }

    private bool IsText(out int dollars, out bool isVerbatim, out int quote)
    {
        dollars = 0;
        isVerbatim = false;
        quote = at;
        while (quote < text.Length && text[quote] is '$' or '@')
        {
            dollars += text[quote] == '$' ? 1 : 0;
            isVerbatim |= text[quote] == '@';
            quote++;
        }

        return quote < text.Length && text[quote] == '"';
    }

    private void Text(int dollars, bool isVerbatim, int quote)
    {
        at = quote;
        int quotes = Run('"');
        if (!isVerbatim && quotes >= 3) Raw(dollars, quotes);
        else Plain(dollars, isVerbatim);
    }

    private int Run(char mark)
    {
        int end = at;
        while (end < text.Length && text[end] == mark) end++;
        return end - at;
    }

    private void Raw(int dollars, int quotes)
    {
        at++;
        Blank(quotes - 1);
        while (at < text.Length && Run('"') < quotes)
        {
            int braces = Run('{');
            if (dollars == 0 || braces < dollars) Blank(Math.Max(braces, 1));
            else
            {
                Blank(braces);
                Code(isHole: true);
                Blank(dollars);
            }
        }

        Blank(quotes - 1);
        at++;
    }

    private void Plain(int dollars, bool isVerbatim)
    {
        at++;
        while (at < text.Length && text[at] != '"' || isVerbatim && Starts("\"\""))
        {
            if (text[at] == '\\' && !isVerbatim || Starts("\"\"")) Blank(2);
            else if (dollars > 0 && (Starts("{{") || Starts("}}"))) Blank(2);
            else if (dollars > 0 && text[at] == '{')
            {
                Blank(1);
                Code(isHole: true);
                Blank(1);
            }
            else Blank(1);
        }

        at++;
    }
}
