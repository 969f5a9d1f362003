using Lodestone.Node.Texts;

namespace Lodestone.Node.Pages;

/// <summary>Sets language and colours by a plain link, and goes back to the page.</summary>
internal static class Preferences
{
    /// <summary>Sets what the query names and goes back.</summary>
    public static IResult Set(HttpContext http)
    {
        Keep(http, "lang", [Language.English, Language.Chinese]);
        Keep(http, PageFrame.ThemeCookie, PageFrame.Themes);
        http.Response.Headers.CacheControl = "no-store";
        return Results.LocalRedirect(SafeBack(http.Request.Query["back"]));
    }

    /// <summary>A path of this node to go back to, whatever a link says.</summary>
    public static string SafeBack(string? back) =>
        back is { Length: > 0 and <= 2_000 } && back[0] == '/'
        && (back.Length == 1 || (back[1] is not ('/' or '\\')))
        && !back.Any(char.IsControl)
            ? back
            : "/";

    private static void Keep(HttpContext http, string name, string[] allowed)
    {
        string asked = http.Request.Query[name].ToString();
        if (allowed.Contains(asked, StringComparer.Ordinal))
        {
            http.Response.Cookies.Append(name, asked, new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
                Path = "/",
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
            });
        }
    }
}
