using Lodestone.Interchange;
using Lodestone.Node.Access;
using Lodestone.Node.Hosting;
using Lodestone.Node.Problems;
using Lodestone.Vocabulary;

namespace Lodestone.Node.EpcisQuery;

/// <summary>Answers requests for events: reads the query, finds a page, writes the document.</summary>
internal static class EventAnswers
{
    private const string MediaType = "application/ld+json";

    /// <summary>Answers the query of a request's address, with what its path asks beside.</summary>
    public static async Task<IResult> ByAddress(HttpContext http, OpenNode node, params QueryParameter[] given)
    {
        (EventQuery? query, Refusal? refusal) = EventQuery.Read(
            given, ParametersOf(http.Request), Negotiation.NamespacesOf(http.Request));
        return refusal is null
            ? await Page(http, node, query!, "SimpleEventQuery", StateOf(http.Request))
            : Problem.Of(refusal);
    }

    /// <summary>Answers a query page by page.</summary>
    /// <param name="http">The request.</param>
    /// <param name="node">The node.</param>
    /// <param name="query">The query.</param>
    /// <param name="name">Its name.</param>
    /// <param name="state">A text that differs for queries that differ.</param>
    public static async Task<IResult> Page(HttpContext http, OpenNode node, EventQuery query, string name, string state)
    {
        string hash = PageMark.HashOf(state);
        PageMark? mark = null;
        if (Paging.TryRead(http.Request, out int perPage, out string next) is { } wrong)
        {
            return Problem.Of(wrong);
        }

        if (next.Length > 0 && !PageMark.TryRead(next, hash, out mark))
        {
            return Problem.Of(Paging.WrongMark());
        }

        await EventFollowing.CaughtUp(node, http.RequestAborted);
        EventPage page = EventFinder.Find(node, AccessGate.CallerOf(http).Reader, query, hash, mark, perPage);
        if (page.Refusal is { } refusal)
        {
            return Problem.Of(refusal);
        }

        if (page.Next is { } more)
        {
            Paging.Link(http, more.Text);
        }

        return Document(node, page.Events, name, http.Request);
    }

    /// <summary>A document of events.</summary>
    public static IResult Document(
        OpenNode node, IReadOnlyList<CapturedEvent> events, string name, HttpRequest request) => Results.Bytes(
            EventDocument.Write(events, node.Time.Now, name),
            request.Headers.Accept.ToString().Contains(MediaType, StringComparison.OrdinalIgnoreCase)
                ? MediaType
                : "application/json");

    /// <summary>Whether any event that the caller may see is asked for by this parameter alone.</summary>
    public static async Task<bool> IsKnown(HttpContext http, OpenNode node, QueryParameter asked)
    {
        (EventQuery? query, Refusal? refusal) = EventQuery.Read([], [asked], []);
        if (refusal is not null)
        {
            return false;
        }

        await EventFollowing.CaughtUp(node, http.RequestAborted);
        EventPage page = EventFinder.Find(node, AccessGate.CallerOf(http).Reader, query!, string.Empty, null, 1);
        return page.Events.Count > 0;
    }

    private static IEnumerable<QueryParameter> ParametersOf(HttpRequest request) => request.Query
        .Where(pair => pair.Key is not (Paging.PerPage or Paging.Next))
        .Select(pair => new QueryParameter(pair.Key, [.. pair.Value.Select(value => value ?? string.Empty)], IsDivided: false));

    private static string StateOf(HttpRequest request) => string.Join('\n', request.Query
        .Where(pair => pair.Key is not (Paging.PerPage or Paging.Next))
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => $"{pair.Key}={pair.Value}")
        .Prepend(request.Path.ToString())
        .Append(request.Headers[Negotiation.ExtensionsHeader].ToString()));
}
