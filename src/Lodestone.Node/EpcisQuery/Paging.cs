using System.Globalization;
using Lodestone.Vocabulary;

namespace Lodestone.Node.EpcisQuery;

/// <summary>How much a caller wants at once, and where it goes on (EPCIS 2.0 section 12).</summary>
internal static class Paging
{
    /// <summary>The parameter of how much.</summary>
    public const string PerPage = "perPage";

    /// <summary>The parameter of where to go on.</summary>
    public const string Next = "nextPageToken";

    private const int Usual = 30;
    private const int Most = 1_000;

    /// <summary>How many a page holds; or why not.</summary>
    public static Refusal? TryRead(HttpRequest request, out int perPage, out string next)
    {
        perPage = Usual;
        next = request.Query[Next].ToString();
        string stated = request.Query[PerPage].ToString();
        bool good = stated.Length == 0
            || (int.TryParse(stated, NumberStyles.None, CultureInfo.InvariantCulture, out perPage) && perPage is >= 1 and <= Most);
        return good ? null : new Refusal(RefusalCode.QueryParameterWrong, PerPage, $"1 to {Most}");
    }

    /// <summary>Says where the next page is: the same address, with another mark.</summary>
    public static void Link(HttpContext http, string next)
    {
        QueryString query = QueryString.Create(
        [
            .. http.Request.Query.Where(pair => pair.Key != Next)
                .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value))),
            KeyValuePair.Create(Next, (string?)next),
        ]);
        string path = http.Request.Path.ToUriComponent();
        http.Response.Headers.Link = $"<{path}{query.ToUriComponent()}>; rel=\"next\"";
    }

    /// <summary>A mark that is none.</summary>
    public static Refusal WrongMark() => new(RefusalCode.QueryParameterWrong, Next, "not of this query");
}
