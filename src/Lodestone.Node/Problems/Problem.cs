using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Problems;

/// <summary>
/// A refusal as HTTP answers it: <c>application/problem+json</c> (RFC 9457) with the number, the sentence, the field
/// and what to do, in the caller's language.
/// </summary>
internal static class Problem
{
    private const string MediaType = "application/problem+json; charset=utf-8";

    // Not escaped more than JSON needs: people read it, and it is never taken for a page.
    private static readonly JsonWriterOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Answers with a refusal.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <param name="status">HTTP status; by default the one of the refusal's number.</param>
    /// <param name="signed">The log's signed refusal, base64; null if there is none.</param>
    /// <param name="retryAfterSeconds">When to come back; null if retrying does not help.</param>
    /// <param name="more">Writes further members.</param>
    public static IResult Of(
        Refusal refusal,
        int? status = null,
        ReadOnlyMemory<byte>? signed = null,
        int? retryAfterSeconds = null,
        Action<Utf8JsonWriter>? more = null) =>
        new ProblemResult(refusal, status ?? StatusOf(refusal.Code), signed, retryAfterSeconds, more);

    /// <summary>The HTTP status of a refusal: never 5xx but when the node itself cannot take statements.</summary>
    public static int StatusOf(RefusalCode code) => code switch
    {
        RefusalCode.SignInRequired => StatusCodes.Status401Unauthorized,
        RefusalCode.NotPermitted or RefusalCode.KeyIsPublic => StatusCodes.Status403Forbidden,
        RefusalCode.TooManyRequests => StatusCodes.Status429TooManyRequests,
        RefusalCode.NotFound => StatusCodes.Status404NotFound,
        RefusalCode.MethodNotOffered => StatusCodes.Status405MethodNotAllowed,
        RefusalCode.MediaTypeNotOffered => StatusCodes.Status415UnsupportedMediaType,
        RefusalCode.NotAccepting or RefusalCode.ViewsUnavailable or RefusalCode.LedgerUnreachable =>
            StatusCodes.Status503ServiceUnavailable,
        RefusalCode.TooLong or RefusalCode.QueryTooLarge => StatusCodes.Status413PayloadTooLarge,
        RefusalCode.FormNotOffered => StatusCodes.Status406NotAcceptable,
        RefusalCode.QueryParameterWrong or RefusalCode.DestinationNotAllowed => StatusCodes.Status400BadRequest,
        _ when (int)code / 100 is 3 => StatusCodes.Status403Forbidden,
        _ when (int)code / 100 is 1 or 2 || code == RefusalCode.RequestMalformed => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status409Conflict,
    };

    /// <summary>Answers that the node itself has failed, without saying how.</summary>
    public static async Task OfFault(HttpContext http)
    {
        bool chinese = Texts.Language.Of(http.Request) == Texts.Language.Chinese;
        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        http.Response.ContentType = MediaType;
        await using Utf8JsonWriter json = new(http.Response.Body, Form);
        json.WriteStartObject();
        json.WriteString("type", "about:blank");
        json.WriteString("title", chinese ? "节点出现故障，请求未完成。" : "The node failed; the request is not done.");
        json.WriteNumber("status", StatusCodes.Status500InternalServerError);
        json.WriteString("instance", http.TraceIdentifier);
        json.WriteEndObject();
    }

    private sealed class ProblemResult(
        Refusal refusal,
        int status,
        ReadOnlyMemory<byte>? signed,
        int? retryAfterSeconds,
        Action<Utf8JsonWriter>? more) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            if (retryAfterSeconds is { } seconds)
            {
                httpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            }

            if (status == StatusCodes.Status401Unauthorized)
            {
                httpContext.Response.Headers.WWWAuthenticate = "Bearer realm=\"lodestone\"";
            }

            // A page would be read from just where there is nothing to be read.
            if (refusal.Code != RefusalCode.ViewsUnavailable && Pages.PageAnswer.IsWanted(httpContext.Request))
            {
                await Pages.PageAnswer.Of<Pages.ProblemPage>(
                    httpContext, new Pages.ProblemModel(refusal, status), status).ExecuteAsync(httpContext);
                return;
            }

            RefusalText text = RefusalCatalogue.Of(refusal.Code);
            bool chinese = Texts.Language.Of(httpContext.Request) == Texts.Language.Chinese;
            httpContext.Response.StatusCode = status;
            httpContext.Response.ContentType = MediaType;
            httpContext.Response.Headers.ContentLanguage = chinese ? "zh" : "en";
            await using Utf8JsonWriter json = new(httpContext.Response.Body, Form);
            json.WriteStartObject();
            json.WriteString("type", EpcisQuery.EpcisException.TypeOf(httpContext.Request.Path, refusal)
                ?? $"/problems/{(int)refusal.Code}");
            json.WriteString("title", chinese ? text.SentenceZh : text.SentenceEn);
            json.WriteNumber("status", status);
            json.WriteNumber("refusal", (int)refusal.Code);
            json.WriteString("name", refusal.Code.ToString());
            Write(json, "field", refusal.Field);
            Write(json, "detail", refusal.Detail);
            json.WriteString("remedy", chinese ? text.RemedyZh : text.RemedyEn);
            json.WriteBoolean("retryHelps", text.RetryHelps);
            if (signed is { } evidence)
            {
                json.WriteBase64String("signedRefusal", evidence.Span);
            }

            more?.Invoke(json);
            json.WriteEndObject();
        }

        private static void Write(Utf8JsonWriter json, string name, string? value)
        {
            if (value is not null)
            {
                json.WriteString(name, value);
            }
        }
    }
}
