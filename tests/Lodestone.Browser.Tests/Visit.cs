using Microsoft.Playwright;

namespace Lodestone.Browser.Tests;

/// <summary>How somebody looks at the pages.</summary>
/// <param name="IsChinese">In Chinese, else in English.</param>
/// <param name="Width">Width of the window: 1280 for a desk, 390 for a phone.</param>
public sealed record Look(bool IsChinese, int Width)
{
    internal static IEnumerable<Look> All =>
        from chinese in new[] { false, true }
        from width in new[] { 1280, 390 }
        select new Look(chinese, width);

    /// <inheritdoc/>
    public override string ToString() =>
        $"{(IsChinese ? "zh" : "en")}-{(Width < 800 ? "phone" : "desktop")}";
}

/// <summary>One person's window: what the browser complained of is kept.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    private Visit(PageServer server, IBrowserContext context, IPage page)
    {
        Server = server;
        this.context = context;
        Page = page;
        page.Console += (_, message) => Note(message.Type is "error" or "warning", $"console: {message.Text}");
        page.PageError += (_, error) => Note(true, $"script: {error}");
        page.RequestFailed += (_, request) => Note(
            request.Failure is not "net::ERR_ABORTED", $"failed: {request.Url} {request.Failure}");
        page.Response += (_, response) => Note(response.Status >= 400, $"{response.Status}: {response.Url}");
    }

    public PageServer Server { get; }

    public IPage Page { get; }

    /// <summary>Console errors, failed requests and refused answers so far.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    public static async Task<Visit> Begin(PageServer server, Look look, bool withScript = true)
    {
        IBrowserContext context = await server.Chromium.NewContextAsync(new BrowserNewContextOptions
        {
            BypassCSP = true,
            ColorScheme = ColorScheme.Light,
            IsMobile = look.Width < 800,
            HasTouch = look.Width < 800,
            JavaScriptEnabled = withScript,
            Locale = look.IsChinese ? "zh-CN" : "en-GB",
            ViewportSize = new ViewportSize { Width = look.Width, Height = look.Width < 800 ? 844 : 900 },
        });
        context.SetDefaultTimeout(15_000);
        return new Visit(server, context, await context.NewPageAsync());
    }

    public Task<IResponse?> Open(string path) => Page.GotoAsync(Server.Origin + path);

    /// <summary>Does what leads to another page, and waits for that page, even if its address is the same.</summary>
    public async Task Leave(Func<Task> act)
    {
        await Page.EvaluateAsync("() => { document.documentElement.dataset.left = 'true'; }");
        await act();
        await Page.Locator("html:not([data-left]) footer").WaitForAsync();
    }

    /// <summary>Signs in as a demo party by the form.</summary>
    public async Task SignIn(string party)
    {
        await Open("/sign-in");
        await Page.FillAsync("#key", PageServer.KeyOf(party));
        await Leave(() => Page.Locator("form:has(#key) button").ClickAsync());
        Assert.DoesNotContain("sign-in", Page.Url, StringComparison.Ordinal);
    }

    /// <summary>Comes with the session of a demo party that signed in before; the form is tried elsewhere.</summary>
    public async Task BeSignedIn(string party) => await context.AddCookiesAsync([await Server.SessionOf(party)]);

    public async Task Upload(byte[] file)
    {
        await Open("/verify");
        await Page.SetInputFilesAsync(
            "#bundle", new FilePayload { Name = "lot.lodestone", MimeType = "application/octet-stream", Buffer = file });
        await Page.Locator("form.upload button").ClickAsync();
        await Page.Locator(".verdict, .note-stop").First.WaitForAsync();
    }

    public Task<string> Text(string selector) => Page.Locator(selector).First.InnerTextAsync();

    public async Task Picture(string name)
    {
        string folder = Path.Join(Places.Artifacts, "screenshots");
        Directory.CreateDirectory(folder);
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Join(folder, $"{name}.png"), FullPage = true });
    }

    /// <summary>By how many pixels the page is wider than its window.</summary>
    public Task<int> Overflow() => Page.EvaluateAsync<int>(
        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private void Note(bool isComplaint, string what)
    {
        if (isComplaint)
        {
            complaints.Add(what);
        }
    }
}
