using Lodestone.Ledger;

namespace Lodestone.Node.Commands;

/// <summary>API keys in files of their own, so that they stand in no command line: <c>--api-key @FILE</c>.</summary>
internal static class ApiKeyFile
{
    /// <summary>The key that an option gives: itself, or the content of the file that it names.</summary>
    public static string? Read(string? option) =>
        option is ['@', .. var path] ? File.ReadAllText(path).Trim() : option;

    /// <summary>Writes a key into a folder under its person's name, for its owner only.</summary>
    /// <returns>The file's path.</returns>
    public static string Write(string folder, string person, string apiKey)
    {
        Directory.CreateDirectory(
            folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        string path = Path.Join(folder, $"{person}.key");
        PrivateFile.Write(path, apiKey);
        return path;
    }
}
