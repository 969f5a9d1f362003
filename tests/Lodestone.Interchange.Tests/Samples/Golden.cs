using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Lodestone.Interchange.Tests;

/// <summary>Files of the repository that tests hold to the code.</summary>
internal static class Golden
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>JSON with each member on its line, its numbers as they were written.</summary>
    public static string Pretty(byte[] json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document.RootElement, Readable) + "\n";
    }

    /// <summary>
    /// The content of a golden file. With <c>LODESTONE_WRITE_GOLDEN=1</c> what is handed in is written to it first:
    /// look at the difference before you commit it, it is a change of the format.
    /// </summary>
    public static string Content(string path, string made)
    {
        string file = Path.Combine(Root, path);
        if (Environment.GetEnvironmentVariable("LODESTONE_WRITE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, made, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }

        return File.ReadAllText(file);
    }

    // Not by the compiler's own path of this file: a deterministic build writes "/_/" there.
    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Lodestone.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("No folder above the tests holds Lodestone.slnx.");
    }
}
