using Lodestone.Demo;
using Lodestone.Node.Access;
using Lodestone.Node.Demo;
using Lodestone.Node.Portal;
using Lodestone.Node.Texts;
using Lodestone.Views;
using Microsoft.AspNetCore.Antiforgery;

namespace Lodestone.Node.Pages;

/// <summary>Signing in to the pages with an API key, and out again.</summary>
internal static class SignInPages
{
    private const int MostKeyCharacters = 200;

    /// <summary>The form.</summary>
    public static IResult Form(HttpContext http, ReadSide side, IAntiforgery forms) =>
        Page(http, side, forms, http.Request.Query["back"], null, StatusCodes.Status200OK);

    /// <summary>Opens a session for a known key.</summary>
    public static async Task<IResult> SignIn(HttpContext http, ReadSide side, IAntiforgery forms, Sessions sessions)
    {
        if (!await OwnForm.Is(http, forms))
        {
            return Page(http, side, forms, null, SignInTexts.Expired, StatusCodes.Status400BadRequest);
        }

        IFormCollection form = await http.Request.ReadFormAsync(http.RequestAborted);
        string key = form["key"].ToString().Trim();
        string back = form["back"].ToString();
        if (key.Length is 0 or > MostKeyCharacters || sessions.Open(key) is not { } number)
        {
            return Page(http, side, forms, back, SignInTexts.Unknown, StatusCodes.Status403Forbidden);
        }

        http.Response.Cookies.Append(Sessions.Cookie, number, CookieOf(http));
        return Results.LocalRedirect(Preferences.SafeBack(back));
    }

    /// <summary>Ends the session.</summary>
    public static async Task<IResult> SignOut(HttpContext http, ReadSide side, IAntiforgery forms, Sessions sessions)
    {
        if (!await OwnForm.Is(http, forms))
        {
            return Page(http, side, forms, null, SignInTexts.Expired, StatusCodes.Status400BadRequest);
        }

        sessions.Close(http.Request);
        http.Response.Cookies.Delete(Sessions.Cookie, CookieOf(http));
        return Results.LocalRedirect("/");
    }

    private static IResult Page(
        HttpContext http, ReadSide side, IAntiforgery forms, string? back, Label? fault, int status)
    {
        AntiforgeryTokenSet set = forms.GetAndStoreTokens(http);
        return PageAnswer.Of<SignInPage>(
            http,
            new SignInModel(
                Preferences.SafeBack(back),
                fault,
                set.FormFieldName,
                set.RequestToken!,
                side.IsDemo ? DemoKeys() : []),
            status);
    }

    private static IReadOnlyList<(Label Name, string Key)> DemoKeys() =>
    [
        .. DemoConsortium.Describe().Parties.Where(party => party.Persons.Length > 0).Select(party =>
            (new Label(party.NameEn, party.NameZh), DemoLoading.ApiKeyOf(party.Id, party.Persons[0]))),
    ];

    private static CookieOptions CookieOf(HttpContext http) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        Path = "/",
        SameSite = SameSiteMode.Strict,
        Secure = http.Request.IsHttps,
    };
}
