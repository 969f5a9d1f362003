namespace House.Tests;

/// <summary>The work tree that these tests were built from, without what is built or downloaded.</summary>
internal static class Repository
{
    private static readonly HashSet<string> NotOurs =
        [".git", "artifacts", "bin", "obj", "node_modules", ".vs", ".idea", "lodestone-data"];

    private static readonly HashSet<string> TextEndings =
    [
        ".cs", ".csproj", ".props", ".targets", ".slnx", ".json", ".md", ".css", ".js", ".html", ".razor", ".cshtml",
        ".svg", ".csv", ".txt", ".yml", ".yaml", ".editorconfig", ".gitignore", ".gitattributes", ".npmrc", "",
    ];

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceFile> TextFiles { get; } = [.. Walk(Root).Select(Read)];

    public static IEnumerable<SourceFile> CSharp => Ending(".cs");

    public static IEnumerable<SourceFile> Shipped => CSharp.Where(file => file.IsUnder("src/"));

    public static IEnumerable<SourceFile> Tests => CSharp.Where(file => file.IsUnder("tests/"));

    public static IEnumerable<SourceFile> Markdown => Ending(".md");

    public static IEnumerable<SourceFile> Ending(string ending) =>
        TextFiles.Where(file => file.Path.EndsWith(ending, StringComparison.Ordinal));

    /// <summary>The C# files of one room.</summary>
    public static IEnumerable<SourceFile> Room(string room) =>
        Shipped.Where(file => file.IsUnder($"src/Lodestone.{room}/"));

    public static SourceFile File(string path) => TextFiles.SingleOrDefault(file => file.Path == path)
        ?? throw new FileNotFoundException($"{path} is missing: the house needs it.");

    public static bool Exists(string path) =>
        System.IO.File.Exists(Path.Combine(Root, path)) || Directory.Exists(Path.Combine(Root, path));

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "Lodestone.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("No Lodestone.slnx above the tests.");
    }

    private static IEnumerable<string> Walk(string folder) =>
        Directory.EnumerateFiles(folder).Where(file => TextEndings.Contains(Path.GetExtension(file)))
            .Concat(Directory.EnumerateDirectories(folder)
                .Where(inner => !NotOurs.Contains(Path.GetFileName(inner)))
                .SelectMany(Walk))
            .Order(StringComparer.Ordinal);

    private static SourceFile Read(string path) =>
        new(Path.GetRelativePath(Root, path).Replace('\\', '/'), System.IO.File.ReadAllText(path));
}
