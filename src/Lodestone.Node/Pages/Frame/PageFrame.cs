using System.Globalization;
using Lodestone.Node.Access;
using Lodestone.Node.Portal;
using Lodestone.Views;

namespace Lodestone.Node.Pages;

/// <summary>What every page knows of its request: language, colours, who reads, and where it stands.</summary>
public sealed record PageFrame
{
    private PageFrame(HttpRequest request, Caller caller, NamedParty? readerName, bool isDemo, string? apiPage)
    {
        IsChinese = Texts.Language.Of(request) == Texts.Language.Chinese;
        Theme = request.Cookies[ThemeCookie] is { } chosen && Themes.Contains(chosen, StringComparer.Ordinal)
            ? chosen
            : Themes[0];
        Reader = caller.Reader;
        IsStaff = caller.Key is not null || caller.SeesAll;
        SignedIn = caller.Key?.Party.Value;
        ReaderName = readerName is null ? string.Empty : T(readerName.Name);
        IsDemo = isDemo;
        ApiPage = apiPage;
        Path = request.Path;
        Query = [.. request.Query.Where(pair => pair.Key != "lang").Select(pair => (pair.Key, pair.Value.ToString()))];
        Origin = $"{request.Scheme}://{request.Host}";
    }

    /// <summary>The cookie of the chosen colours.</summary>
    internal const string ThemeCookie = "theme";

    /// <summary>As the device has it, light, or dark.</summary>
    internal static readonly string[] Themes = ["auto", "light", "dark"];

    /// <summary>Whether the page speaks Chinese.</summary>
    public bool IsChinese { get; }

    /// <summary>The language as HTML names it.</summary>
    public string Language => IsChinese ? "zh-Hans" : "en";

    /// <summary>The chosen colours.</summary>
    public string Theme { get; }

    /// <summary>Who reads.</summary>
    public Reader Reader { get; }

    /// <summary>Whether the pages of signed-in people are open to the reader.</summary>
    public bool IsStaff { get; }

    /// <summary>Whether the reader can report acts: it has a managed key.</summary>
    public bool CanSign => SignedIn is not null;

    /// <summary>Identifier of the party that reads; null for the public.</summary>
    public string? SignedIn { get; }

    /// <summary>Name of the party that reads; empty for the public.</summary>
    public string ReaderName { get; }

    /// <summary>Whether all of this is made up.</summary>
    public bool IsDemo { get; }

    /// <summary>Path of the browsable API document; null if this node serves none.</summary>
    public string? ApiPage { get; }

    /// <summary>Path of the page.</summary>
    public string Path { get; }

    /// <summary>Query of the page, without the language.</summary>
    public IReadOnlyList<(string Name, string Value)> Query { get; }

    /// <summary>Scheme and host that the reader used.</summary>
    public string Origin { get; }

    /// <summary>What stands between two items in a row.</summary>
    public string Comma => IsChinese ? "，" : ", ";

    /// <summary>What stands between a name and what is said of it.</summary>
    public string Colon => IsChinese ? "：" : ": ";

    /// <summary>Path and query of the page.</summary>
    public string Address => With();

    /// <summary>The frame of a request that has passed the gate.</summary>
    internal static PageFrame Of(HttpContext http)
    {
        ReadSide side = http.RequestServices.GetRequiredService<ReadSide>();
        Caller caller = AccessGate.CallerOf(http);
        NamedParty? name = null;
        if (caller.Key is { } key)
        {
            using ViewReading reading = side.Views.Read();
            name = reading.NameOf(key.Party);
        }

        return new PageFrame(http.Request, caller, name, side.IsDemo, ApiPageOf(http));
    }

    /// <summary>A text in the reader's language.</summary>
    public string T(Label label)
    {
        ArgumentNullException.ThrowIfNull(label);
        return IsChinese ? label.Zh : label.En;
    }

    /// <summary>A text with figures put in.</summary>
    public string T(Label label, params object?[] figures) =>
        string.Format(CultureInfo.InvariantCulture, T(label), figures);

    /// <summary>The name of a party in the reader's language.</summary>
    public string NameOf(NamedParty? party) => party is null ? string.Empty : T(party.Name);

    /// <summary>A remark in brackets after something.</summary>
    public string InBrackets(string remark) => IsChinese ? $"（{remark}）" : $" ({remark})";

    /// <summary>The value of a query parameter, or null.</summary>
    public string? Asked(string name) =>
        Query.Where(pair => pair.Name == name).Select(pair => pair.Value).FirstOrDefault();

    /// <summary>The same page with other query parameters; null takes one away.</summary>
    public string With(params (string Name, string? Value)[] changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        IEnumerable<(string Name, string Value)> kept = Query
            .Where(pair => !changes.Any(change => change.Name == pair.Name))
            .Concat(changes.Where(change => change.Value is not null).Select(change => (change.Name, change.Value!)));
        string query = string.Join('&', kept.Select(pair =>
            $"{Uri.EscapeDataString(pair.Name)}={Uri.EscapeDataString(pair.Value)}"));
        return query.Length == 0 ? Path : $"{Path}?{query}";
    }

    /// <summary>Where a click sets a preference and comes back to this page.</summary>
    internal string Prefer(string name, string value) =>
        $"/preferences?{name}={value}&back={Uri.EscapeDataString(Address)}";

    private static string? ApiPageOf(HttpContext http) => http.RequestServices.GetRequiredService<EndpointDataSource>()
        .Endpoints.OfType<RouteEndpoint>()
        .Select(endpoint => $"/{endpoint.RoutePattern.RawText?.TrimStart('/')}")
        .Select(path => path.Split("/{")[0])
        .Where(path => path == Api.ApiDocument.PagePath)
        .FirstOrDefault();
}
