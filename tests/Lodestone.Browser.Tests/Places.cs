namespace Lodestone.Browser.Tests;

/// <summary>Folders of the work tree that these tests were built from.</summary>
internal static class Places
{
    public static string Artifacts { get; } = Path.Join(Root(), "artifacts");

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Join(folder.FullName, "Lodestone.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("No Lodestone.slnx above the tests.");
    }
}
