namespace Lodestone.Node.Tests;

/// <summary>
/// Other people's documents and requests, which are never part of this repository: checkouts in the folder that the
/// environment variable <c>LODESTONE_OUTSIDE</c> names (docs/operating/judges.md).
/// </summary>
internal static class OutsideFiles
{
    /// <summary>All files of a checkout's folder with an ending; at least one.</summary>
    public static IReadOnlyList<string> In(string folder, string ending)
    {
        string root = Environment.GetEnvironmentVariable("LODESTONE_OUTSIDE")
            ?? throw new InvalidOperationException("LODESTONE_OUTSIDE names no folder.");
        string[] files =
        [
            .. Directory.EnumerateFiles(Path.Join(root, folder), "*" + ending, SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal),
        ];
        Assert.NotEmpty(files);
        return files;
    }
}
