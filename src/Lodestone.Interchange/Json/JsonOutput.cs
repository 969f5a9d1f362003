using System.Text.Encodings.Web;
using System.Text.Json;

namespace Lodestone.Interchange;

/// <summary>
/// How our JSON is written: compact, and in the characters that it stands for (中文 and <c>+08:00</c> as such).
/// </summary>
internal static class JsonOutput
{
    /// <summary>The relaxed encoder is safe here: payloads are never embedded in a page unescaped.</summary>
    public static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };
}
