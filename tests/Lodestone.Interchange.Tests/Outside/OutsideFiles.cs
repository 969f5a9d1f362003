using Lodestone.Vocabulary;

namespace Lodestone.Interchange.Tests;

/// <summary>
/// Other people's documents, which are never part of this repository: checkouts in the folder that the environment
/// variable <c>LODESTONE_OUTSIDE</c> names (docs/operating/judges.md says where each comes from).
/// </summary>
internal static class OutsideFiles
{
    /// <summary>Where the OpenEPCIS documents to capture lie.</summary>
    public const string OpenEpcis = "openepcis-test-resources/core/src/main/resources/2.0/EPCIS";

    /// <summary>All files of a checkout's folder with one of the endings; at least one.</summary>
    public static IReadOnlyList<string> In(string folder, params string[] endings)
    {
        string[] files =
        [
            .. Directory.EnumerateFiles(PathOf(folder), "*", SearchOption.AllDirectories)
                .Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
                .Order(StringComparer.Ordinal),
        ];
        Assert.NotEmpty(files);
        return files;
    }

    /// <summary>The path of a file or folder inside the checkouts.</summary>
    public static string PathOf(string inside)
    {
        string root = Environment.GetEnvironmentVariable("LODESTONE_OUTSIDE")
            ?? throw new InvalidOperationException("LODESTONE_OUTSIDE names no folder.");
        return Path.Combine(root, inside);
    }

    /// <summary>Reads a document as if somebody had sent it.</summary>
    public static PayloadReading Read(byte[] document) => Payload.Parse(document, ContentTypes.Epcis, Cast.Separator);
}
