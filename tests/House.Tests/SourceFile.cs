namespace House.Tests;

/// <summary>A text file of the repository, by its path from the root with forward slashes.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    public string[] Lines { get; } = Text.Split('\n');

    public string Name => System.IO.Path.GetFileName(Path);

    public bool IsUnder(string folder) => Path.StartsWith(folder, StringComparison.Ordinal);

    /// <summary>The number of the first line, from 1, that holds a text; 0 if none does.</summary>
    public int LineOf(string text) =>
        Array.FindIndex(Lines, line => line.Contains(text, StringComparison.Ordinal)) + 1;

    /// <summary>The number of the line, from 1, that holds a position of the text.</summary>
    public int LineAt(int position) => Text.AsSpan(0, position).Count('\n') + 1;
}
