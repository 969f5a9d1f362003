using System.Text.RegularExpressions;

namespace House.Tests;

/// <summary>What can be checked of a Markdown file: its links, its paths, its tables, its commands.</summary>
internal static partial class Documents
{
    [GeneratedRegex(@"(?<!!)\[[^\]]*\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`(?<text>[^`\n]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^(\./|\.ci/|(src|tests|docs|vectors|reference|samples|bench)/)[\w./*-]*$")]
    private static partial Regex OurPath();

    [GeneratedRegex(@"^(?<level>#{1,6})\s+(?<text>.+?)\s*$")]
    private static partial Regex Heading();

    /// <summary>Relative links whose file or heading is not there.</summary>
    public static IEnumerable<Finding> BrokenLinks(SourceFile file)
    {
        foreach (Match match in Link().Matches(file.Text))
        {
            string target = match.Groups["target"].Value;
            if (target.Contains("://", StringComparison.Ordinal)) continue;
            string[] parts = target.Split('#', 2);
            string path = parts[0].Length == 0 ? file.Path : Beside(file, parts[0]);
            bool isThere = Repository.Exists(path)
                && (parts.Length == 1 || Anchors(Repository.File(path)).Contains(parts[1]));
            if (!isThere)
            {
                yield return new Finding(
                    file.Path, file.LineAt(match.Index), $"the link {target} leads nowhere", "link what is there");
            }
        }
    }

    /// <summary>Paths in backticks that are not in the repository; a star stands for any name.</summary>
    public static IEnumerable<Finding> MissingPaths(SourceFile file) =>
        Quoted().Matches(file.Text)
            .Where(match => OurPath().IsMatch(match.Groups["text"].Value) && !IsThere(match.Groups["text"].Value))
            .Select(match => new Finding(
                file.Path, file.LineAt(match.Index), $"{match.Groups["text"].Value} is not there",
                "name the path as it is now"));

    /// <summary>The headings of a document, by level.</summary>
    public static int[] HeadingLevels(SourceFile file) =>
        [.. Prose(file).Select(line => Heading().Match(line)).Where(match => match.Success)
            .Select(match => match.Groups["level"].Length)];

    /// <summary>The lines inside fenced blocks of shell commands.</summary>
    public static IEnumerable<(string Line, int Number)> Commands(SourceFile file)
    {
        bool isInside = false;
        for (int i = 0; i < file.Lines.Length; i++)
        {
            string line = file.Lines[i];
            if (line.StartsWith("```", StringComparison.Ordinal)) isInside = !isInside && line is "```sh";
            else if (isInside && line.Length > 0) yield return (line, i + 1);
        }
    }

    /// <summary>The rows of the table under a header whose first cell is given, each as its trimmed cells.</summary>
    public static IReadOnlyList<string[]> Table(SourceFile file, string firstHeader)
    {
        int start = Array.FindIndex(
            file.Lines, line => line.StartsWith($"| {firstHeader} |", StringComparison.Ordinal));
        return
        [
            .. file.Lines.Skip(start + 2).TakeWhile(line => start >= 0 && line.StartsWith('|'))
                .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray()),
        ];
    }

    /// <summary>The names in backticks of a cell.</summary>
    public static string[] Names(string cell) =>
        [.. Quoted().Matches(cell).Select(match => match.Groups["text"].Value).Order(StringComparer.Ordinal)];

    private static string Beside(SourceFile file, string target) => Path.GetRelativePath(
        Repository.Root,
        Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(file.Path) ?? string.Empty, target)));

    private static bool IsThere(string path)
    {
        string plain = path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
        if (!plain.Contains('*')) return Repository.Exists(plain);
        string folder = Path.GetDirectoryName(plain) ?? string.Empty;
        return Repository.Exists(folder) && Directory.EnumerateFileSystemEntries(
            Path.Combine(Repository.Root, folder), Path.GetFileName(plain)).Any();
    }

    private static IEnumerable<string> Prose(SourceFile file)
    {
        bool isCode = false;
        foreach (string line in file.Lines)
        {
            isCode ^= line.StartsWith("```", StringComparison.Ordinal);
            if (!isCode) yield return line;
        }
    }

    private static HashSet<string> Anchors(SourceFile file) =>
    [
        .. Prose(file).Select(line => Heading().Match(line)).Where(match => match.Success)
            .Select(match => string.Concat(match.Groups["text"].Value.ToLowerInvariant()
                .Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_')).Replace(' ', '-')),
    ];
}
