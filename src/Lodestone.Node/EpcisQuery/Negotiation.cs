using Lodestone.Node.Problems;
using Lodestone.Vocabulary;
using Microsoft.Net.Http.Headers;

namespace Lodestone.Node.EpcisQuery;

/// <summary>
/// What the EPCIS interfaces say of themselves in headers, and what they cannot give (EPCIS 2.0 section 12): versions,
/// media types, forms of EPCs.
/// </summary>
internal static class Negotiation
{
    /// <summary>The header of namespaces.</summary>
    public const string ExtensionsHeader = "GS1-Extensions";

    /// <summary>The media types in which events are answered.</summary>
    public static readonly string[] Forms = ["application/json", "application/ld+json"];

    private const string Version = "2.0.0";
    private const string Extensions = "lodestone=https://lodestone.example/ns/";

    /// <summary>Puts the headers on every answer, and refuses what is asked for and not offered.</summary>
    public static async ValueTask<object?> Apply(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        HttpContext http = context.HttpContext;
        IHeaderDictionary headers = http.Response.Headers;
        headers["GS1-EPCIS-Version"] = Version;
        headers["GS1-CBV-Version"] = Version;
        headers[ExtensionsHeader] = Extensions;
        return Refusal(http.Request) is { } refusal ? Problem.Of(refusal) : await next(context);
    }

    /// <summary>Puts the headers of discovery on an answer to <c>OPTIONS</c>.</summary>
    public static void Describe(IHeaderDictionary headers, string allow)
    {
        headers.Allow = allow;
        headers["GS1-EPCIS-Min"] = Version;
        headers["GS1-EPCIS-Max"] = Version;
        headers["GS1-CBV-Min"] = Version;
        headers["GS1-CBV-Max"] = Version;
        headers["GS1-EPC-Format"] = "Never_Translates";
        headers["GS1-CBV-XML-Format"] = "Never_Translates";
        headers["GS1-Vendor-Version"] =
            $"lodestone-{typeof(Negotiation).Assembly.GetName().Version!.ToString(3)}";
    }

    /// <summary>Namespaces that a caller states, such as <c>ext=http://example.com/ext/</c>.</summary>
    public static IEnumerable<KeyValuePair<string, string>> NamespacesOf(HttpRequest request) =>
        request.Headers[ExtensionsHeader]
            .SelectMany(line => (line ?? string.Empty).Split(',', StringSplitOptions.TrimEntries))
            .Select(pair => pair.Split('=', 2, StringSplitOptions.TrimEntries))
            .Where(pair => pair.Length == 2 && pair[0].Length > 0)
            .Select(pair => KeyValuePair.Create(pair[0], pair[1]));

    /// <summary>Why a document of the version that a caller states is not taken; null if it is.</summary>
    public static Refusal? VersionRefused(HttpRequest request) =>
        Bound(request, "GS1-EPCIS-Version", order => order > 0 || (order < 0 && !Capture.CaptureRequest.IsXml(request)))
        ?? Bound(request, "GS1-CBV-Version", order => order > 0);

    private static Refusal? Refusal(HttpRequest request) =>
        HttpMethods.IsOptions(request.Method) ? null
            : Accept(request)
            ?? Bound(request, "GS1-EPCIS-Min", order => order > 0)
            ?? Bound(request, "GS1-EPCIS-Max", order => order < 0)
            ?? Bound(request, "GS1-CBV-Min", order => order > 0)
            ?? Bound(request, "GS1-CBV-Max", order => order < 0)
            ?? Form(request);

    private static Refusal? Accept(HttpRequest request)
    {
        string[] stated = [.. request.Headers.Accept.OfType<string>()];
        if (stated.Length == 0)
        {
            return null;
        }

        bool good = MediaTypeHeaderValue.TryParseList(stated, out IList<MediaTypeHeaderValue>? types)
            && types.Any(type => type.Quality is not 0 && (type.MatchesAllTypes
                || Forms.Any(form => new MediaTypeHeaderValue(form).IsSubsetOf(type))
                || type.MediaType.Equals("application/problem+json", StringComparison.OrdinalIgnoreCase)
                || type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase)));
        return good ? null : new Refusal(RefusalCode.FormNotOffered, "Accept", string.Join(", ", Forms));
    }

    private static Refusal? Bound(HttpRequest request, string header, Func<int, bool> excludes)
    {
        string stated = request.Headers[header].ToString();
        if (stated.Length == 0)
        {
            return null;
        }

        string[] parts = stated.Split('.');
        return !System.Version.TryParse(parts.Length == 1 ? $"{stated}.0" : stated, out Version? version)
            || excludes(new Version(version.Major, version.Minor).CompareTo(new Version(2, 0)))
                ? new Refusal(RefusalCode.FormNotOffered, header, "2.0")
                : null;
    }

    private static Refusal? Form(HttpRequest request) => request.Headers["GS1-EPC-Format"].ToString() switch
    {
        "" or "No_Preference" or "Never_Translates" => null,
        _ => new Refusal(RefusalCode.FormNotOffered, "GS1-EPC-Format", "Never_Translates"),
    };
}
