namespace Lodestone.Node.Texts;

/// <summary>The two languages that the node speaks, and which one a caller wants.</summary>
internal static class Language
{
    /// <summary>English.</summary>
    public const string English = "en";

    /// <summary>Chinese (simplified).</summary>
    public const string Chinese = "zh";

    /// <summary>
    /// The language of a request: the <c>lang</c> query parameter, the <c>lang</c> cookie, or the first of the two that
    /// <c>Accept-Language</c> names; English otherwise.
    /// </summary>
    public static string Of(HttpRequest request)
    {
        string? asked = request.Query["lang"].ToString() is { Length: > 0 } inQuery ? inQuery : request.Cookies["lang"];
        if (asked is English or Chinese)
        {
            return asked;
        }

        string accepted = request.Headers.AcceptLanguage.ToString();
        int chinese = accepted.IndexOf("zh", StringComparison.OrdinalIgnoreCase);
        int english = accepted.IndexOf("en", StringComparison.OrdinalIgnoreCase);
        return chinese >= 0 && (english < 0 || chinese < english) ? Chinese : English;
    }
}
