using Microsoft.AspNetCore.Antiforgery;

namespace Lodestone.Node.Pages;

/// <summary>
/// Whether a form that comes in is one that this node's own page sent: the hidden field fits the cookie, and the browser,
/// if it says where the form stood, says here.
/// </summary>
internal static class OwnForm
{
    /// <summary>Whether it is; a form that cannot be read is not.</summary>
    public static async Task<bool> Is(HttpContext http, IAntiforgery forms)
    {
        string site = http.Request.Headers["Sec-Fetch-Site"].ToString();
        if (!http.Request.HasFormContentType || site is not ("" or "same-origin" or "none"))
        {
            return false;
        }

        try
        {
            return await forms.IsRequestValidAsync(http);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException)
        {
            return false;
        }
    }
}
