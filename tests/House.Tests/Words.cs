using System.Text.RegularExpressions;

namespace House.Tests;

/// <summary>Names and words that this house does not use, and what it says instead.</summary>
internal static partial class Words
{
    /// <summary>Words that say nothing about what a type or folder is for.</summary>
    private static readonly string[] EmptyWords =
    [
        "Common", "Util", "Utils", "Utility", "Utilities", "Helper", "Helpers", "Manager", "Managers", "Impl", "Misc",
    ];

    private static readonly string[] EmptyEndings = ["Base", "Service", "Info", "Data"];

    /// <summary>Words of other chains, which mislead about this one.</summary>
    private static readonly Dictionary<string, string> ChainWords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Miner"] = "say producer or consensus node",
        ["Gas"] = "say fee or limit, and off-gas in a plant",
        ["Token"] = "say key, credit or code",
        ["Trustless"] = "say what is checked and by whom",
    };

    /// <summary>Names of the framework that hold one of them and are not ours to choose.</summary>
    [GeneratedRegex(
        @"^([cC]ancellation|stopping)Token|^(Json)?Token(Type|StartIndex|Limit)$|TokenBucket|[aA]nti[fF]orgery"
        + "|VerificationToken$|^RequestToken$|^CreateLinkedTokenSource$")]
    private static partial Regex FrameworkName();

    [GeneratedRegex(@"\bCancellationTokenSource\??\s+(?<name>\w+)")]
    private static partial Regex CancellationSource();

    [GeneratedRegex(@"[A-Za-z_]\w*")]
    private static partial Regex Identifier();

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+")]
    private static partial Regex Segment();

    [GeneratedRegex(@"\b(miners?|smart contracts?|trustless|tokens?|(?<!off-)gas)\b", RegexOptions.IgnoreCase)]
    private static partial Regex ChainProse();

    /// <summary>Types and folders with a name that says nothing.</summary>
    public static IEnumerable<Finding> EmptyNames(SourceFile file)
    {
        foreach (string folder in file.Path.Split('/')[..^1].Where(IsEmptyName))
        {
            yield return new Finding(file.Path, 1, $"the folder {folder} says nothing", "name it after what it holds");
        }

        foreach (DeclaredType type in CSharpShape.Of(file.Text).Types.Where(type => IsEmptyName(type.Name)))
        {
            yield return new Finding(
                file.Path, type.FirstLine, $"the name {type.Name} says nothing", "name it after what it is or does");
        }
    }

    /// <summary>Identifiers made of another chain's words.</summary>
    public static IEnumerable<Finding> ChainNames(SourceFile file)
    {
        string code = CSharpText.CodeOnly(file.Text);
        return Identifier().Matches(code)
            .Where(match => !FrameworkName().IsMatch(match.Value) && !IsOfCancellation(code, match))
            .SelectMany(match => SegmentsOf(match.Value).Where(ChainWords.ContainsKey).Select(word => new Finding(
                file.Path, file.LineAt(match.Index), $"{match.Value} is a word of other chains", ChainWords[word])));
    }

    /// <summary>Prose that uses another chain's words, except where the glossary lists them.</summary>
    public static IEnumerable<Finding> ChainSentences(SourceFile file)
    {
        int end = Array.FindIndex(file.Lines, line => line.StartsWith("## Words we", StringComparison.Ordinal));
        return file.Lines.Take(end < 0 ? file.Lines.Length : end)
            .SelectMany((line, index) => ChainProse().Matches(line).Select(match => new Finding(
                file.Path, index + 1, $"\"{match.Value}\" is a word of other chains",
                "see the last section of docs/GLOSSARY.md for ours")));
    }

    public static IEnumerable<string> SegmentsOf(string identifier) =>
        Segment().Matches(identifier).Select(match => match.Value);

    /// <summary>What a <c>CancellationTokenSource</c> hands out, which the framework named.</summary>
    private static bool IsOfCancellation(string code, Match match) =>
        match.Value == "Token" && CancellationSource().Matches(code).Any(source =>
            code.AsSpan(0, match.Index).EndsWith($"{source.Groups["name"].Value}.", StringComparison.Ordinal));

    private static bool IsEmptyName(string name)
    {
        string[] segments = [.. SegmentsOf(name)];
        return segments.Intersect(EmptyWords).Any()
            || (segments.Length > 1 && EmptyEndings.Contains(segments[^1]) && char.IsUpper(name[0]));
    }
}
