namespace Lodestone.Vocabulary.Tests;

/// <summary>Where the repository's own files lie.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    internal static string Root { get; } = FindRoot();

    internal static string PathOf(string relative) => Path.Combine(Root, relative);

    private static string FindRoot()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Lodestone.slnx")))
            {
                return at.FullName;
            }
        }

        throw new DirectoryNotFoundException("No folder above the tests holds Lodestone.slnx.");
    }
}
