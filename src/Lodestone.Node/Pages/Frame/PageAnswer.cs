using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Lodestone.Node.Pages;

/// <summary>Answers with a page, and knows who wants one.</summary>
internal static class PageAnswer
{
    /// <summary>Whether the caller asked for a page by name: a browser does, a program that takes anything does not.</summary>
    public static bool IsWanted(HttpRequest request)
    {
        string accept = request.Headers.Accept.ToString();
        return (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsPost(request.Method))
            && (accept.Contains("text/html", StringComparison.OrdinalIgnoreCase)
                || accept.Contains("application/xhtml+xml", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A page with its model.</summary>
    public static IResult Of<TPage>(HttpContext http, object? model = null, int status = StatusCodes.Status200OK)
        where TPage : IComponent
    {
        PageFrame frame = PageFrame.Of(http);
        IHeaderDictionary headers = http.Response.Headers;
        headers.ContentLanguage = frame.Language;
        headers.CacheControl = "private, no-cache";
        headers.Vary = "Accept, Accept-Language, Cookie, Authorization";
        Dictionary<string, object?> parameters = new(StringComparer.Ordinal) { ["Frame"] = frame };
        if (model is not null)
        {
            parameters["Model"] = model;
        }

        return new RazorComponentResult<TPage>(parameters) { StatusCode = status };
    }
}
