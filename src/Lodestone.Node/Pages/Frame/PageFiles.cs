using System.Collections.Frozen;
using System.Security.Cryptography;

namespace Lodestone.Node.Pages;

/// <summary>
/// Style, script and emblem, carried inside the executable: no folder to find, the same bytes wherever it runs. Their
/// address holds their hash, so they are cached for ever.
/// </summary>
internal static class PageFiles
{
    private const string Prefix = "wwwroot/";

    private static readonly FrozenDictionary<string, (byte[] Bytes, string Hash)> Files = typeof(PageFiles).Assembly
        .GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToFrozenDictionary(name => name[Prefix.Length..], Read, StringComparer.Ordinal);

    /// <summary>The address of a file.</summary>
    public static string Address(string name) => $"/assets/{name}?v={Files[name].Hash}";

    /// <summary>Serves a file.</summary>
    public static IResult Serve(string name, HttpContext http)
    {
        if (!Files.TryGetValue(name, out (byte[] Bytes, string Hash) file))
        {
            return Results.NotFound();
        }

        http.Response.Headers.CacheControl = http.Request.Query["v"] == file.Hash
            ? "public, max-age=31536000, immutable"
            : "public, no-cache";
        return Results.Bytes(
            file.Bytes,
            Path.GetExtension(name) switch
            {
                ".css" => "text/css; charset=utf-8",
                ".js" => "text/javascript; charset=utf-8",
                _ => "image/svg+xml",
            },
            entityTag: new Microsoft.Net.Http.Headers.EntityTagHeaderValue($"\"{file.Hash}\""));
    }

    private static (byte[] Bytes, string Hash) Read(string name)
    {
        using Stream stream = typeof(PageFiles).Assembly.GetManifestResourceStream(name)!;
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return (bytes, Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8)));
    }
}
