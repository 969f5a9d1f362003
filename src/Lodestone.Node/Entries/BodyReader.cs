using Lodestone.Vocabulary;

namespace Lodestone.Node.Entries;

/// <summary>Reads a request's body whole, up to a limit, and says so when it is longer.</summary>
internal static class BodyReader
{
    /// <summary>The bytes, or the refusal.</summary>
    public static async Task<(byte[] Body, Refusal? Refusal)> Read(HttpRequest request, int maxBytes)
    {
        if (request.ContentLength > maxBytes)
        {
            return ([], TooLong(maxBytes));
        }

        using MemoryStream body = new();
        byte[] buffer = new byte[8192];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0)
        {
            if (body.Length + read > maxBytes)
            {
                return ([], TooLong(maxBytes));
            }

            body.Write(buffer, 0, read);
        }

        return body.Length == 0
            ? ([], new Refusal(RefusalCode.RequestMalformed, "body", "empty"))
            : (body.ToArray(), null);
    }

    private static Refusal TooLong(int maxBytes) => new(RefusalCode.TooLong, "body", $"{maxBytes} bytes at most");
}
