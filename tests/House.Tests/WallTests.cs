using System.Text.Json;
using System.Text.RegularExpressions;

namespace House.Tests;

public sealed partial class WallTests
{
    private static readonly SourceFile Central = Repository.File("Directory.Packages.props");

    [Fact]
    public void Every_project_is_a_known_room_and_is_in_the_solution()
    {
        string[] projects = [.. Repository.Ending(".csproj").Select(file => file.Path).Order(StringComparer.Ordinal)];
        string solution = Repository.File("Lodestone.slnx").Text;
        Finding.None(projects.Where(path => !solution.Contains($"\"{path}\"", StringComparison.Ordinal)).Select(path =>
            new Finding(path, 1, "is not in the solution", $"add it to Lodestone.slnx: <Project Path=\"{path}\" />")));
        Assert.Equal(
            Walls.References.Keys.Select(Walls.ProjectOf).Order(StringComparer.Ordinal),
            projects.Where(path => path.StartsWith("src/", StringComparison.Ordinal)));
    }

    [Fact]
    public void Rooms_refer_to_the_rooms_that_they_may_see_and_no_others() =>
        Finding.None(Walls.References.SelectMany(room =>
        {
            SourceFile project = Repository.File(Walls.ProjectOf(room.Key));
            return Walls.Compare(project, "reference", room.Value, Walls.RoomsSeenBy(project));
        }));

    [Fact]
    public void References_run_one_way() =>
        Assert.All(Walls.References.Keys, room => Assert.DoesNotContain(room, Reach(room)));

    [Fact]
    public void Rooms_bring_in_the_packages_that_they_may_have_and_no_others() =>
        Finding.None(Walls.Packages.SelectMany(room =>
        {
            SourceFile project = Repository.File(Walls.ProjectOf(room.Key));
            return Walls.Compare(project, "package", room.Value, Walls.Includes(project, "PackageReference"));
        }));

    [Theory]
    [InlineData("Vocabulary")]
    [InlineData("Rules")]
    public void The_nouns_and_the_law_restore_no_package_at_all(string room)
    {
        string[] restored = RestoredBy($"src/Lodestone.{room}/packages.lock.json");
        // Both run in the compiler and ship nothing: one keeps the clock and the disk out of these rooms, the other
        // says
        // whether they can be compiled ahead of time.
        Assert.Empty(restored.Except(["Microsoft.CodeAnalysis.BannedApiAnalyzers", "Microsoft.NET.ILLink.Tasks"]));
    }

    [Fact]
    public void Projects_share_no_package_but_the_analyzer_that_ships_nothing()
    {
        SourceFile shared = Repository.File("Directory.Build.props");
        Assert.Equal(["Microsoft.CodeAnalysis.BannedApiAnalyzers"], Walls.Includes(shared, "PackageReference"));
        Assert.Contains("PrivateAssets=\"all\"", shared.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Package_versions_are_exact() => Finding.None(PinnedPackages()
        .Where(pinned => !ExactVersion().IsMatch(pinned.Version))
        .Select(pinned => new Finding(
            Central.Path, pinned.Line, "the version is a range", "name one exact version")));

    [Fact]
    public void Every_pinned_package_is_used() => Finding.None(Walls.UnusedPins(
        Central, [.. Repository.Ending(".csproj"), .. Repository.Ending("Directory.Build.props")]));

    [Fact]
    public void A_planted_pin_that_nobody_uses_is_found()
    {
        SourceFile pins = new("Directory.Packages.props", """
            <Project>
              <PackageVersion Include="Dapper" Version="2.1.0" />
              <PackageVersion Include="Dapper.Contrib" Version="2.1.0" />
            </Project>
            """);
        SourceFile project = new(
            "src/A/A.csproj", "<Project><PackageReference Include=\"Dapper.Contrib\" /></Project>");
        Finding unused = Assert.Single(Walls.UnusedPins(pins, [project]));
        Assert.Equal((2, "Dapper is used by no project"), (unused.Line, unused.What));
    }

    [Fact]
    public void Every_project_commits_its_lock_file() =>
        Finding.None(Repository.Ending(".csproj")
            .Where(file => !Repository.Exists(Path.Combine(Path.GetDirectoryName(file.Path)!, "packages.lock.json")))
            .Select(file => new Finding(
                file.Path, 1, "has no packages.lock.json", "run dotnet restore and commit the lock file")));

    [Fact]
    public void A_planted_reference_and_a_planted_package_are_found()
    {
        SourceFile project = new("src/Lodestone.Rules/Lodestone.Rules.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup>
                <ProjectReference Include="../Lodestone.Ledger/Lodestone.Ledger.csproj" />
                <PackageReference Include="Dapper" />
              </ItemGroup>
            </Project>
            """);
        Assert.Equal(
            ["reference Ledger breaks a wall", "reference Vocabulary is allowed and not used"],
            Walls.Compare(project, "reference", ["Vocabulary"], Walls.RoomsSeenBy(project)).Select(one => one.What));
        Finding package =
            Assert.Single(Walls.Compare(project, "package", [], Walls.Includes(project, "PackageReference")));
        Assert.Equal(4, package.Line);
    }

    private static IEnumerable<(string Name, string Version, int Line)> PinnedPackages() =>
        PackageVersion().Matches(Central.Text).Select(match => (
            match.Groups["name"].Value, match.Groups["version"].Value, Central.LineAt(match.Index)));

    private static HashSet<string> Reach(string room)
    {
        HashSet<string> reached = [];
        Queue<string> open = new(Walls.References[room]);
        while (open.TryDequeue(out string? next))
        {
            if (!reached.Add(next)) continue;
            foreach (string further in Walls.References[next]) open.Enqueue(further);
        }

        return reached;
    }

    private static string[] RestoredBy(string lockFile)
    {
        using JsonDocument document = JsonDocument.Parse(Repository.File(lockFile).Text);
        return
        [
            .. document.RootElement.GetProperty("dependencies").EnumerateObject()
                .SelectMany(framework => framework.Value.EnumerateObject())
                .Where(package => package.Value.GetProperty("type").GetString() != "Project")
                .Select(package => package.Name),
        ];
    }

    [GeneratedRegex("""<PackageVersion Include="(?<name>[^"]+)" Version="(?<version>[^"]*)" />""")]
    private static partial Regex PackageVersion();

    [GeneratedRegex(@"^\d+(\.\d+)+(-[\w.]+)?$")]
    private static partial Regex ExactVersion();
}
