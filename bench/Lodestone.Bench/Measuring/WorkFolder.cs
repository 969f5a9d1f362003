namespace Lodestone.Bench.Measuring;

/// <summary>The folder of one run, removed at its end.</summary>
internal sealed class WorkFolder : IDisposable
{
    private WorkFolder(string path) => Path = path;

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Makes a new folder below another, by default below the temporary one.</summary>
    public static WorkFolder In(string? parent)
    {
        string root = System.IO.Path.GetFullPath(parent ?? System.IO.Path.GetTempPath());
        string path = System.IO.Path.Join(root, $"lodestone-bench-{Guid.NewGuid():N}");
        Directory.CreateDirectory(path);
        return new WorkFolder(path);
    }

    /// <summary>A path in it.</summary>
    public string Join(string name) => System.IO.Path.Join(Path, name);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
