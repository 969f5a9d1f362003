using System.Xml.Linq;

namespace House.Tests;

/// <summary>
/// The rooms, what each may see of the others, and the packages it may bring in. docs/ARCHITECTURE.md says why.
/// </summary>
internal static class Walls
{
    /// <summary>The Node composes everything.</summary>
    public const string Front = "Node";

    public static readonly IReadOnlyDictionary<string, string[]> References = new Dictionary<string, string[]>
    {
        ["Vocabulary"] = [],
        ["Transparency"] = [],
        ["Rules"] = ["Vocabulary"],
        ["Interchange"] = ["Vocabulary"],
        ["Ledger"] = ["Interchange", "Rules", "Transparency", "Vocabulary"],
        ["Ordering"] = ["Ledger", "Transparency", "Vocabulary"],
        ["Views"] = ["Rules", "Vocabulary"],
        ["Verifier"] = ["Interchange", "Rules", "Transparency", "Vocabulary"],
        ["Demo"] = ["Interchange", "Transparency", "Vocabulary"],
        [Front] =
        [
            "Demo", "Interchange", "Ledger", "Ordering", "Rules", "Transparency", "Verifier", "Views", "Vocabulary",
        ],
    };

    public static readonly IReadOnlyDictionary<string, string[]> Packages = new Dictionary<string, string[]>
    {
        ["Vocabulary"] = [],
        ["Transparency"] = ["BouncyCastle.Cryptography", "NSec.Cryptography", "System.Formats.Cbor"],
        ["Rules"] = [],
        ["Interchange"] = ["Sylvan.Data.Csv", "System.IO.Packaging"],
        ["Ledger"] = ["Microsoft.Data.Sqlite"],
        ["Ordering"] = ["BouncyCastle.Cryptography", "Microsoft.Data.Sqlite", "Npgsql"],
        ["Views"] = ["Microsoft.Data.Sqlite", "Npgsql"],
        ["Verifier"] = [],
        ["Demo"] = [],
        [Front] =
        [
            "Microsoft.AspNetCore.OpenApi", "Microsoft.Data.Sqlite", "Npgsql", "OpenTelemetry.Exporter.Console",
            "OpenTelemetry.Exporter.OpenTelemetryProtocol", "OpenTelemetry.Extensions.Hosting", "QRCoder",
            "Scalar.AspNetCore", "Spectre.Console", "System.CommandLine", "Yarp.ReverseProxy",
        ],
    };

    public static string ProjectOf(string room) => $"src/Lodestone.{room}/Lodestone.{room}.csproj";

    /// <summary>What a project file includes of one kind, by bare name.</summary>
    public static string[] Includes(SourceFile project, string kind) =>
    [
        .. XDocument.Parse(project.Text).Descendants(kind)
            .Select(item => item.Attribute("Include")?.Value ?? string.Empty)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The rooms that a project refers to.</summary>
    public static string[] RoomsSeenBy(SourceFile project) =>
    [
        .. Includes(project, "ProjectReference")
            .Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))
            .Select(name => name.Replace("Lodestone.", string.Empty, StringComparison.Ordinal)),
    ];

    /// <summary>The packages whose version is fixed for all projects and that no project brings in.</summary>
    public static IEnumerable<Finding> UnusedPins(SourceFile pins, IEnumerable<SourceFile> projects) =>
        Includes(pins, "PackageVersion")
            .Except(projects.SelectMany(project => Includes(project, "PackageReference")))
            .Select(unused => new Finding(
                pins.Path, pins.LineOf($"\"{unused}\""), $"{unused} is used by no project", "delete the line"));

    /// <summary>Every difference between what a room may have and what its project file says.</summary>
    public static IEnumerable<Finding> Compare(
        SourceFile project, string what, IReadOnlyCollection<string> allowed, IReadOnlyCollection<string> actual)
    {
        foreach (string extra in actual.Except(allowed))
        {
            yield return new Finding(
                project.Path, project.LineOf(extra), $"{what} {extra} breaks a wall",
                "take it out, or move what needs it to the room that may have it");
        }

        foreach (string unused in allowed.Except(actual))
        {
            yield return new Finding(
                project.Path, 1, $"{what} {unused} is allowed and not used",
                "take it out of Walls.cs and docs/ARCHITECTURE.md, so that the wall stands where it is");
        }
    }
}
