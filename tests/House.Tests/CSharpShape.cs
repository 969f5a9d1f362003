using System.Text.RegularExpressions;

namespace House.Tests;

/// <summary>A type as declared: what kind, where, how long.</summary>
internal sealed record DeclaredType(
    string Kind, string Name, bool IsNested, bool IsPrivateToFile, string Header, int FirstLine, int LastLine)
{
    public int Length => LastLine - FirstLine + 1;
}

/// <summary>A member with a body: method, constructor, operator, property.</summary>
internal sealed record DeclaredFunction(string Name, int FirstLine, int LastLine)
{
    public int Length => LastLine - FirstLine + 1;
}

/// <summary>
/// The types and functions of a C# file, found by braces: enough to measure them, and nothing that needs a compiler.
/// Tables (members whose whole body is a collection) are not functions.
/// </summary>
internal sealed partial class CSharpShape
{
    private readonly string code;
    private readonly List<DeclaredType> types = [];
    private readonly List<DeclaredFunction> functions = [];
    private int firstStatement = -1;
    private int lastStatement = -1;

    private CSharpShape(string text) => code = CSharpText.CodeOnly(text);

    public IReadOnlyList<DeclaredType> Types => types;

    public IReadOnlyList<DeclaredFunction> Functions => functions;

    public static CSharpShape Of(string text)
    {
        CSharpShape shape = new(text);
        shape.Declarations(0, isType: false, isNested: false);
        if (shape.firstStatement >= 0)
        {
            shape.functions.Add(new DeclaredFunction(
                "the top-level statements", shape.LineAt(shape.firstStatement), shape.LineAt(shape.lastStatement)));
        }

        return shape;
    }

    private int LineAt(int position) => code.AsSpan(0, Math.Min(position, code.Length)).Count('\n') + 1;

    /// <summary>Reads declarations up to the brace that closes their scope; answers its position.</summary>
    private int Declarations(int at, bool isType, bool isNested)
    {
        while (at < code.Length && code[at] != '}')
        {
            if (char.IsWhiteSpace(code[at]) || code[at] == ';') at++;
            else if (code[at] == '#') at = EndOfLine(at);
            else at = Declaration(at, isType, isNested) + 1;
        }

        return at;
    }

    private int EndOfLine(int at)
    {
        int end = code.IndexOf('\n', at);
        return end < 0 ? code.Length : end;
    }

    /// <summary>Reads one declaration; answers the position of its last character.</summary>
    private int Declaration(int start, bool isType, bool isNested)
    {
        int body = EndOfHeader(start);
        string header = code[start..Math.Min(body, code.Length)];
        bool isBlock = body < code.Length && code[body] == '{';
        if (NamespaceHeader().IsMatch(header)) return isBlock ? Declarations(body + 1, false, false) : body;
        Match type = TypeHeader().Match(header);
        if (type.Success) return Type(start, body, isBlock, type, header, isNested || isType);
        int end = isBlock ? EndOfMember(body) : EndOfExpression(body);
        // A property's initialiser is no part of what it does.
        if (isType) Function(start, body, isBlock ? Closing(body) : end, header);
        else if (!UsingHeader().IsMatch(header)) Statement(start, end);
        return end;
    }

    private int Type(int start, int body, bool isBlock, Match header, string text, bool isNested)
    {
        string kind = header.Groups["kind"].Value;
        int end = !isBlock ? body : kind == "enum" ? Closing(body) : Declarations(body + 1, true, isNested);
        bool isPrivateToFile = FileModifier().IsMatch(text[..header.Groups["kind"].Index]);
        types.Add(new DeclaredType(
            kind, header.Groups["name"].Value, isNested, isPrivateToFile, text, LineAt(start), LineAt(end)));
        return end;
    }

    private void Function(int start, int body, int end, string header)
    {
        if (body + 1 >= code.Length || code[body] == ';' || IsInitialiser(body) || IsTable(body)) return;
        int list = header.IndexOf('(', StringComparison.Ordinal);
        string name = LastWord().Match(list < 0 ? header : header[..list]).Value;
        functions.Add(new DeclaredFunction(name, LineAt(start), LineAt(end)));
    }

    private bool IsInitialiser(int body) => code[body] == '=' && code[body + 1] != '>';

    private bool IsTable(int body) => code[body] == '=' && Rest(body + 2) == '[';

    private void Statement(int start, int end)
    {
        firstStatement = firstStatement < 0 ? start : firstStatement;
        lastStatement = end;
    }

    private char Rest(int at)
    {
        while (at < code.Length && char.IsWhiteSpace(code[at])) at++;
        return at < code.Length ? code[at] : '\0';
    }

    /// <summary>Where the header ends: at a block, an arrow, an initialiser or the semicolon.</summary>
    private int EndOfHeader(int at)
    {
        int depth = 0;
        for (; at < code.Length; at++)
        {
            depth += code[at] switch { '(' or '[' => 1, ')' or ']' => -1, _ => 0 };
            if (depth == 0 && code[at] is '{' or ';') return at;
            if (depth == 0 && code[at] == '=' && !IsOperator(at)) return at;
            if (depth == 0 && code[at] == '}') return at - 1;
        }

        return at;
    }

    /// <summary>Whether an equals sign belongs to <c>==</c>, <c>!=</c>, <c>&lt;=</c> or <c>&gt;=</c>.</summary>
    private bool IsOperator(int at) =>
        code[at - 1] is '=' or '!' or '<' or '>' || (at + 1 < code.Length && code[at + 1] == '=');

    private int Closing(int open)
    {
        int depth = 0;
        int at = open;
        for (; at < code.Length; at++)
        {
            depth += code[at] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0) return at;
        }

        return at;
    }

    /// <summary>The end of a member with a block: a property's initialiser may follow it.</summary>
    private int EndOfMember(int open)
    {
        int close = Closing(open);
        int next = close + 1;
        while (next < code.Length && char.IsWhiteSpace(code[next])) next++;
        return next < code.Length && code[next] == '=' ? EndOfExpression(next) : close;
    }

    private int EndOfExpression(int at)
    {
        int depth = 0;
        for (; at < code.Length; at++)
        {
            depth += code[at] switch { '(' or '[' or '{' => 1, ')' or ']' or '}' => -1, _ => 0 };
            if (depth < 0) return at - 1;
            if (depth == 0 && code[at] == ';') return at;
        }

        return at;
    }

    [GeneratedRegex(@"^namespace\s")]
    private static partial Regex NamespaceHeader();

    [GeneratedRegex(@"^(global\s+)?using\s+(?!\()")]
    private static partial Regex UsingHeader();

    [GeneratedRegex(
        @"^(?:\[[^\]]*\]\s*)*(?:(?:public|internal|private|protected|static|sealed|abstract|readonly|partial|file|ref|"
        + @"unsafe|new)\s+)*(?<kind>record\s+struct|record\s+class|record|class|struct|interface|enum)\s+(?<name>\w+)")]
    private static partial Regex TypeHeader();

    [GeneratedRegex(@"\bfile\b")]
    private static partial Regex FileModifier();

    [GeneratedRegex(@"[\w@]+(?=\W*$)")]
    private static partial Regex LastWord();
}
