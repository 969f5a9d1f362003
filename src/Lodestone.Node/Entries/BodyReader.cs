using Lodestone.Vocabulary;
using Microsoft.Net.Http.Headers;

namespace Lodestone.Node.Entries;

/// <summary>
/// Reads a request's body whole, of a media type and up to a limit, and says so when it is another or longer.
/// </summary>
internal static class BodyReader
{
    /// <summary>The bytes, or the refusal.</summary>
    /// <param name="request">The request.</param>
    /// <param name="maxBytes">The most bytes.</param>
    /// <param name="types">The media types that are taken.</param>
    public static async Task<(byte[] Body, Refusal? Refusal)> Read(
        HttpRequest request, int maxBytes, params string[] types)
    {
        using MemoryStream body = new();
        return await CopyTo(body, request, maxBytes, types) is { } refusal ? ([], refusal) : (body.ToArray(), null);
    }

    /// <summary>Writes the body to a new file; leaves none if it is refused or the caller goes away.</summary>
    /// <param name="request">The request.</param>
    /// <param name="path">The file.</param>
    /// <param name="maxBytes">The most bytes.</param>
    /// <param name="types">The media types that are taken.</param>
    public static async Task<Refusal?> Save(HttpRequest request, string path, int maxBytes, params string[] types)
    {
        bool isWhole = false;
        try
        {
            await using FileStream file = new(path, FileMode.CreateNew, FileAccess.Write);
            Refusal? refusal = await CopyTo(file, request, maxBytes, types);
            isWhole = refusal is null;
            return refusal;
        }
        finally
        {
            if (!isWhole)
            {
                File.Delete(path);
            }
        }
    }

    private static async Task<Refusal?> CopyTo(Stream body, HttpRequest request, int maxBytes, string[] types)
    {
        if (!IsOneOf(request.ContentType, types))
        {
            return new Refusal(RefusalCode.MediaTypeNotOffered, "Content-Type", string.Join(", ", types));
        }

        if (request.ContentLength > maxBytes)
        {
            return TooLong(maxBytes);
        }

        byte[] buffer = new byte[8192];
        int length = 0;
        int read;
        while ((read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0)
        {
            length += read;
            if (length > maxBytes)
            {
                return TooLong(maxBytes);
            }

            await body.WriteAsync(buffer.AsMemory(0, read), request.HttpContext.RequestAborted);
        }

        return length == 0 ? new Refusal(RefusalCode.RequestMalformed, "body", "empty") : null;
    }

    // JSON is UTF-8 (RFC 8259 section 8.1), whatever a header says; a table says itself how it is encoded.
    private static bool IsOneOf(string? contentType, string[] types) =>
        MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? type)
        && types.Any(known => type.MediaType.Equals(known, StringComparison.OrdinalIgnoreCase))
        && (!type.Charset.HasValue || type.MediaType.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
            || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase));

    private static Refusal TooLong(int maxBytes) => new(RefusalCode.TooLong, "body", $"{maxBytes} bytes at most");
}
