using System.Diagnostics;
using System.Text.RegularExpressions;

namespace House.Tests;

/// <summary>Every command line in the documents is one that the program knows, with options that it knows.</summary>
public sealed partial class CommandTests
{
    private static readonly string Program =
        Path.Combine(Repository.Root, "artifacts", "bin", "Lodestone.Node", "release", "lodestone.dll");

    private static readonly Lazy<(SourceFile File, int Number, string Line)[]> Lines = new(() =>
    [
        .. Repository.Markdown.SelectMany(file => Documents.Commands(file).Select(command => (
            file, command.Number, command.Line.Split(" #")[0].TrimEnd()))),
    ]);

    [Fact]
    public void Commands_and_options_in_documents_are_known()
    {
        Dictionary<string, string> help = Lines.Value.Select(row => VerbsOf(row.Line)).Where(verbs => verbs.Length > 0)
            .Distinct().ToDictionary(verbs => verbs, HelpOf);
        Finding.None(Lines.Value.SelectMany(row => Faults(row.File, row.Number, row.Line, help)));
    }

    [Fact]
    public void Every_command_is_listed_for_operators() => Assert.Equal(
        ListedCommand().Matches(HelpOf(string.Empty)).Select(match => match.Groups["name"].Value),
        Documents.Table(Repository.File("docs/operating/running.md"), "command")
            .Select(row => Documents.Names(row[0]).Single()));

    [Fact]
    public void Paths_in_requests_are_served()
    {
        string node = string.Concat(Repository.Room("Node").Select(file => file.Text));
        Finding.None(
            from row in Lines.Value
            from Match request in Request().Matches(row.Line)
            let first = request.Groups["first"].Value
            where !node.Contains($"\"/{first}", StringComparison.Ordinal)
            select new Finding(
                row.File.Path, row.Number, $"/{first} is not served", "ask for what the OpenAPI document lists"));
    }

    [Fact]
    public void A_planted_command_and_a_planted_option_are_found()
    {
        SourceFile file = new("docs/X.md", string.Empty);
        Dictionary<string, string> help = new() { ["mine"] = string.Empty, ["serve"] = "--urls --data" };
        Assert.Equal(
            ["mine is no command", "serve has no option --port"],
            Faults(file, 1, "./lodestone mine", help)
                .Concat(Faults(file, 2, "./lodestone serve --port 1 --data x", help))
                .Select(finding => finding.What));
    }

    private static IEnumerable<Finding> Faults(
        SourceFile file, int number, string line, Dictionary<string, string> help)
    {
        string verbs = VerbsOf(line);
        if (verbs.Length == 0) yield break;
        if (help[verbs].Length == 0)
        {
            yield return new Finding(file.Path, number, $"{verbs} is no command", "see ./lodestone --help");
            yield break;
        }

        foreach (string option in LongOption().Matches(line).Select(match => match.Groups["name"].Value).Distinct())
        {
            if (!help[verbs].Contains(option, StringComparison.Ordinal))
            {
                yield return new Finding(
                    file.Path, number, $"{verbs} has no option {option}", $"see ./lodestone {verbs} --help");
            }
        }
    }

    /// <summary>The command words of a line such as <c>./lodestone prove inclusion --json</c>.</summary>
    private static string VerbsOf(string line) => Verbs().Match(line).Groups["verbs"].Value.TrimEnd();

    /// <summary>What the program says of a command; nothing if it knows none of that name.</summary>
    private static string HelpOf(string verbs)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] words = verbs.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (string part in (string[])[Program, .. words, "--help"]) start.ArgumentList.Add(part);
        using Process program = System.Diagnostics.Process.Start(start)!;
        Task<string> errors = program.StandardError.ReadToEndAsync();
        string help = program.StandardOutput.ReadToEnd();
        program.WaitForExit();
        // An unknown command is answered with the help of what stands before it.
        string known = words.FirstOrDefault("[command]");
        return program.ExitCode == 0 && errors.Result.Length == 0
            && help.Contains($"  lodestone {known} ", StringComparison.Ordinal) ? help : string.Empty;
    }

    [GeneratedRegex(@"^\S*\./lodestone (?<verbs>[a-z]+( [a-z]+)?(?=\s|$))")]
    private static partial Regex Verbs();

    [GeneratedRegex(@"(?<=Commands:\n(  .*\n)*)  (?<name>[a-z]+) ")]
    private static partial Regex ListedCommand();

    [GeneratedRegex(@"(?<=\s)(?<name>--[a-z][a-z-]*)")]
    private static partial Regex LongOption();

    [GeneratedRegex(@"https?://(127\.0\.0\.1|localhost)(:\d+)?/(?<first>[\w.-]+)")]
    private static partial Regex Request();
}
