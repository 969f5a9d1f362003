using System.Net;
using System.Text.RegularExpressions;

namespace Lodestone.Node.Tests;

/// <summary>Somebody at a browser without script: keeps cookies, follows links, fills forms in.</summary>
internal sealed partial class PortalPerson : IDisposable
{
    private readonly HttpClient http;
    private readonly TestNode node;

    private PortalPerson(TestNode node)
    {
        this.node = node;
        http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
        {
            BaseAddress = node.Http.BaseAddress,
        };
        http.DefaultRequestHeaders.Add("Accept", "text/html");
        http.DefaultRequestHeaders.Add("Accept-Language", "en");
    }

    public static async Task<PortalPerson> SignIn(World world, Firm firm, int person = 1)
    {
        PortalPerson made = new(world.Node);
        Answer page = await made.Get("/sign-in");
        Answer answer = await made.Post("/sign-in", new() { ["key"] = world.ApiKeyOf(firm, person) }, page);
        Assert.Equal(302, answer.Status);
        return made;
    }

    public async Task<Answer> Get(string path)
    {
        await node.FollowAll();
        using HttpResponseMessage response = await http.GetAsync(path);
        return await Answer.Of(response);
    }

    /// <summary>Fills a form in as far as a test says and presses a button; the rest stays as the form has it.</summary>
    public async Task<Answer> Fill(string form, string action, params (string Name, string Value)[] values)
    {
        Answer page = await Get($"/submit/{form}");
        Assert.Equal(200, page.Status);
        Dictionary<string, string> all = HeldBy(page);
        foreach ((string name, string value) in values)
        {
            all[name] = value;
        }

        all["action"] = action;
        return await Post($"/submit/{form}", all, page);
    }

    /// <summary>Sends what a preview holds back with another button.</summary>
    public Task<Answer> Press(string form, string action, Answer preview)
    {
        Dictionary<string, string> all = HeldBy(preview);
        all["action"] = action;
        return Post($"/submit/{form}", all, preview);
    }

    public async Task<Answer> Post(
        string path, Dictionary<string, string> values, Answer? page, params (string Name, string Value)[] headers)
    {
        if (page is not null)
        {
            values["__RequestVerificationToken"] = HeldBy(page)["__RequestVerificationToken"];
        }

        using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(values) };
        foreach ((string name, string value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using HttpResponseMessage response = await http.SendAsync(request);
        return await Answer.Of(response);
    }

    /// <summary>Sends a form as it is.</summary>
    public async Task<Answer> Send(string path, HttpContent form)
    {
        using HttpResponseMessage response = await http.PostAsync(path, form);
        return await Answer.Of(response);
    }

    /// <summary>Sends any request, with the cookies of the session.</summary>
    public async Task<Answer> Send(HttpRequestMessage request)
    {
        using (request)
        {
            using HttpResponseMessage response = await http.SendAsync(request);
            return await Answer.Of(response);
        }
    }

    /// <summary>What the fields of a page hold.</summary>
    public static Dictionary<string, string> HeldBy(Answer page)
    {
        Dictionary<string, string> held = [];
        foreach (Match input in Input().Matches(page.Text).Where(it => !it.Value.Contains("checkbox")))
        {
            held[WebUtility.HtmlDecode(Name().Match(input.Value).Groups[1].Value)] =
                WebUtility.HtmlDecode(Value().Match(input.Value).Groups[1].Value);
        }

        foreach (Match select in Select().Matches(page.Text))
        {
            Match chosen = Chosen().Match(select.Groups["options"].Value);
            held[WebUtility.HtmlDecode(select.Groups["name"].Value)] =
                WebUtility.HtmlDecode(chosen.Success ? Value().Match(chosen.Value).Groups[1].Value : string.Empty);
        }

        return held;
    }

    public void Dispose() => http.Dispose();

    [GeneratedRegex("<input[^>]* name=\"[^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex("<select[^>]* name=\"(?<name>[^\"]*)\"[^>]*>(?<options>.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex Select();

    [GeneratedRegex("<option[^>]* selected[^>]*>")]
    private static partial Regex Chosen();

    [GeneratedRegex("name=\"([^\"]*)\"")]
    private static partial Regex Name();

    [GeneratedRegex("value=\"([^\"]*)\"")]
    private static partial Regex Value();
}
