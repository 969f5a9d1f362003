using System.Text.RegularExpressions;
using Lodestone.Ledger;

namespace House.Tests;

public sealed partial class DocumentTests
{
    [Fact]
    public void Links_lead_somewhere() => Finding.None(Repository.Markdown.SelectMany(Documents.BrokenLinks));

    [Fact]
    public void Paths_in_documents_are_there() => Finding.None(Repository.Markdown.SelectMany(Documents.MissingPaths));

    [Fact]
    public void The_table_of_rooms_is_the_projects()
    {
        SourceFile document = Repository.File("docs/ARCHITECTURE.md");
        IReadOnlyList<string[]> rows = Documents.Table(document, "room");
        Assert.Equal(
            Walls.References.Keys.Order(StringComparer.Ordinal),
            rows.Select(row => Documents.Names(row[0]).Single()).Order(StringComparer.Ordinal));
        Finding.None(rows.SelectMany(row => Differences(document, Documents.Names(row[0]).Single(), row)));
    }

    [Fact]
    public void Both_front_pages_say_the_same_in_the_same_order()
    {
        SourceFile english = Repository.File("README.md");
        SourceFile chinese = Repository.File("README.zh.md");
        Assert.Equal(Documents.HeadingLevels(english), Documents.HeadingLevels(chinese));
        Assert.Equal(
            Documents.Commands(english).Select(command => command.Line),
            Documents.Commands(chinese).Select(command => command.Line));
        Assert.Equal(LinksOf(english).Except(["README.zh.md"]), LinksOf(chinese).Except(["README.md"]));
    }

    [Fact]
    public void Words_of_the_glossary_are_in_the_code()
    {
        SourceFile glossary = Repository.File("docs/GLOSSARY.md");
        IReadOnlyList<string[]> rows = Documents.Table(glossary, "word");
        Assert.True(rows.Count > 40, "docs/GLOSSARY.md has lost its table");
        HashSet<string> words =
        [
            .. Repository.Shipped.SelectMany(file => Word().Matches(CSharpText.CodeOnly(file.Text)))
                .Select(match => match.Value),
        ];
        Finding.None(
            from row in rows
            let name = Documents.Names(row[3]).FirstOrDefault(string.Empty)
            where !words.Contains(name) || !Chinese().IsMatch(row[1])
            select new Finding(
                glossary.Path, glossary.LineOf(row[0]), $"{row[0]} has no `{name}` in the code or no Chinese word",
                "use the word in the code, or take the row out"));
    }

    [Fact]
    public void Decisions_are_numbered_listed_and_have_their_three_parts()
    {
        SourceFile list = Repository.File("docs/decisions/README.md");
        SourceFile[] records =
            [.. Repository.Markdown.Where(file => file.IsUnder("docs/decisions/") && file != list)];
        Assert.Equal(
            Enumerable.Range(1, records.Length).Select(number => $"{number:D4}"),
            records.Select(file => file.Name[..4]));
        string[] parts = ["## Context", "## Decision", "## Consequence"];
        Finding.None(
            from record in records
            from part in parts
            where !record.Lines.Contains(part)
                || !record.Lines[0].StartsWith($"# {record.Name[..4]} ", StringComparison.Ordinal)
                || !list.Text.Contains($"({record.Name})", StringComparison.Ordinal)
            select new Finding(
                record.Path, 1, $"has no number in its title, no {part}, or no row in the list",
                "a record has context, decision and consequence, and stands in docs/decisions/README.md"));
    }

    [Fact]
    public void Every_version_of_the_changelog_speaks_of_log_format_rules_and_api()
    {
        string[] versions = Repository.File("CHANGELOG.md").Text.Split("\n## ")[1..];
        Assert.NotEmpty(versions);
        Assert.All(versions, version => Assert.Equal(
            ["### Log format", "### Rules", "### API"],
            version.Split('\n').Where(line => line.StartsWith("### ", StringComparison.Ordinal))));
    }

    [Fact]
    public void Documents_that_code_refers_to_are_there() => Finding.None(
        from file in Repository.CSharp
        where !file.IsUnder("tests/House.Tests/")
        from Match match in DocumentPath().Matches(file.Text)
        where !Repository.Exists(match.Value)
        select new Finding(
            file.Path, file.LineAt(match.Index), $"{match.Value} is not there", "write it, or name another"));

    [Fact]
    public void Every_format_is_reached_from_the_architecture() => Assert.All(
        Repository.Markdown.Where(file => file.IsUnder("docs/formats/")),
        file => Assert.Contains(
            $"](formats/{file.Name})", Repository.File("docs/ARCHITECTURE.md").Text, StringComparison.Ordinal));

    [Fact]
    public void Every_reason_not_to_open_is_explained() => Assert.Equal(
        Enum.GetNames<OpenFault>(),
        Documents.Table(Repository.File("docs/operating/restoring.md"), "fault")
            .Select(row => Documents.Names(row[0]).Single()));

    [Fact]
    public void Planted_links_and_paths_are_found()
    {
        SourceFile file = new(
            "docs/X.md",
            "[a](GLOSSARY.md) [b](GONE.md) [c](../README.md#start) [d](../README.md#end)\n"
            + "`src/Gone` `src/*` `./test`\n");
        Assert.Equal(
            ["the link GONE.md leads nowhere", "the link ../README.md#end leads nowhere"],
            Documents.BrokenLinks(file).Select(finding => finding.What));
        Assert.Equal(["src/Gone is not there"], Documents.MissingPaths(file).Select(finding => finding.What));
    }

    private static IEnumerable<Finding> Differences(SourceFile document, string room, string[] row)
    {
        int line = document.LineOf($"| `{room}` |");
        string[] sees = row[2] == "all"
            ? [.. Walls.References.Keys.Where(name => name != room)]
            : Documents.Names(row[2]);
        if (!sees.Order(StringComparer.Ordinal).SequenceEqual(Walls.References[room]))
        {
            yield return new Finding(
                document.Path, line, $"{room} may see other rooms", string.Join(", ", Walls.References[room]));
        }

        if (!Documents.Names(row[3]).SequenceEqual(Walls.Packages[room]))
        {
            yield return new Finding(
                document.Path, line, $"{room} has other packages", string.Join(", ", Walls.Packages[room]));
        }
    }

    private static IEnumerable<string> LinksOf(SourceFile file) =>
        LinkTarget().Matches(file.Text).Select(match => match.Groups["target"].Value);

    [GeneratedRegex(@"\]\((?<target>[^)]+)\)")]
    private static partial Regex LinkTarget();

    [GeneratedRegex(@"\bdocs/[\w/-]+\.md\b")]
    private static partial Regex DocumentPath();
    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();
}
