using Lodestone.Node.Access;
using Lodestone.Node.Lots;
using Lodestone.Node.Portal;
using Lodestone.Node.Problems;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Pages;

/// <summary>The passport of a lot: as a page, as JSON, and its tables as CSV. What is shown goes by right.</summary>
internal static class LotPages
{
    private const int NodesWhenCompact = 70;
    private const int NodesWhenFull = 600;
    private const int FlowNodes = 90;
    private const string EidField = "eid";

    /// <summary>Answers for an EID, under <c>/lots</c> and under the resolver's path.</summary>
    public static IResult Show(string eid, HttpContext http, ReadSide side)
    {
        string code = LotAddress.Normal(eid);
        if (Eid.TryParse(code, EidField, out Eid lot) is { } malformed)
        {
            return NoLot(http, malformed, eid);
        }

        if (code != eid)
        {
            return Results.LocalRedirect(lot.Path);
        }

        using ViewReading reading = side.Views.Read();
        Caller caller = AccessGate.CallerOf(http);
        if (reading.Passport(lot)?.Redact(caller.Reader) is not { } passport)
        {
            return NoLot(http, new Refusal(RefusalCode.LotUnknown, EidField, lot.Code), lot.Code);
        }

        if (!PageAnswer.IsWanted(http.Request))
        {
            http.Response.Headers.CacheControl = "private, no-cache";
            http.Response.Headers.Vary = "Accept, Cookie, Authorization";
            return PassportForm.Answer(passport, reading.RelationOf(caller.Reader, lot), http);
        }

        PageFrame frame = PageFrame.Of(http);
        return PageAnswer.Of<PassportPage>(http, Model(frame, side, reading, passport) with
        {
            MayHoldBundle = LotEndpoints.MayHold(caller, reading.FindLot(lot)),
        });
    }

    /// <summary>Resolves a GS1 Digital Link path to the lot's own.</summary>
    public static IResult Resolve(HttpContext http, ReadSide side)
    {
        string path = string.Join('/', http.Request.Path.Value!.Split('/').Select(Uri.EscapeDataString));
        if (Gs1Key.TryParse(Gs1Key.CanonicalOrigin + path, "path", out Gs1Key key) is { } malformed)
        {
            return NoLot(http, malformed, path);
        }

        using ViewReading reading = side.Views.Read();
        return reading.FindByAlias(key.Uri) is { } row
            ? Results.LocalRedirect(row.Eid.Path, permanent: false, preserveMethod: true)
            : NoLot(http, new Refusal(RefusalCode.LotUnknown, "path", key.Path), key.Path);
    }

    /// <summary>The timeline as CSV, filtered and sorted as the page is.</summary>
    public static IResult TimelineCsv(string eid, HttpContext http, ReadSide side) =>
        Table(eid, http, side, (frame, reading, passport) => TimelineTable
            .Of(frame, passport.Timeline, new Names().In(reading, passport.Timeline))
            .ToCsv(frame));

    /// <summary>The mass flow of one element as CSV.</summary>
    public static IResult FlowCsv(string eid, HttpContext http, ReadSide side) =>
        Table(eid, http, side, (frame, reading, passport) =>
            Chosen(frame, ElementsOf(passport)) is { } element
            && reading.MassFlow(passport.Eid, element)?.Redact(frame.Reader) is { } flow
                ? FlowTable.ToCsv(frame, flow, new Names().In(reading, flow))
                : string.Empty);

    private static IResult Table(
        string eid, HttpContext http, ReadSide side, Func<PageFrame, ViewReading, LotPassport, string> make)
    {
        if (Eid.TryParse(eid, EidField, out Eid lot) is { } malformed)
        {
            return NoLot(http, malformed, eid);
        }

        using ViewReading reading = side.Views.Read();
        PageFrame frame = PageFrame.Of(http);
        if (reading.Passport(lot)?.Redact(frame.Reader) is not { } passport)
        {
            return NoLot(http, new Refusal(RefusalCode.LotUnknown, EidField, lot.Code), lot.Code);
        }

        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{lot.Code}.csv\"";
        return Results.Text(make(frame, reading, passport), "text/csv; charset=utf-8");
    }

    private static IResult NoLot(HttpContext http, Refusal refusal, string asked) => PageAnswer.IsWanted(http.Request)
        ? PageAnswer.Of<NoLotPage>(
            http,
            new NoLotModel(asked, refusal.Code == RefusalCode.LotUnknown),
            StatusCodes.Status404NotFound)
        : Problem.Of(refusal, StatusCodes.Status404NotFound);

    private static PassportModel Model(PageFrame frame, ReadSide side, ViewReading reading, LotPassport passport)
    {
        LineageDirection direction = frame.Asked("lineage") switch
        {
            "up" => LineageDirection.Up,
            "down" => LineageDirection.Down,
            _ => LineageDirection.Both,
        };
        LineageGraph whole = reading.LineageOf(passport.Eid, direction)!.Redact(frame.Reader);
        LineageGraph drawn = whole.Collapse(frame.Asked("detail") == "full" ? NodesWhenFull : NodesWhenCompact);
        IReadOnlyList<Element> elements = ElementsOf(passport);
        Element? element = Chosen(frame, elements);
        MassFlow? flow = element is { } chosen
            ? reading.MassFlow(passport.Eid, chosen)?.Collapse(FlowNodes).Redact(frame.Reader)
            : null;
        Names names = new Names().In(reading, passport.Timeline).In(reading, whole).In(reading, flow);
        return new PassportModel(
            passport,
            reading.RelationOf(frame.Reader, passport.Eid),
            reading.Time,
            drawn,
            whole.Nodes.Count(it => it is LotNode),
            whole.Nodes.Count(it => it is not LotNode),
            whole.Nodes.Count > NodesWhenCompact,
            elements,
            element,
            flow,
            TimelineTable.Of(frame, passport.Timeline, names),
            names,
            MayHoldBundle: false);
    }

    // What the lot has most of comes first, by the classes that everybody may see.
    private static IReadOnlyList<Element> ElementsOf(LotPassport passport) =>
    [
        .. passport.Origins.Select(share => share.Element).Distinct()
            .OrderByDescending(element => passport.Content
                .Where(content => content.Element == element).Select(content => content.AtLeast.Value).FirstOrDefault())
            .ThenBy(element => element),
    ];

    private static Element? Chosen(PageFrame frame, IReadOnlyList<Element> elements) =>
        elements.Count == 0 ? null
        : Element.TryParse(frame.Asked("element"), out Element asked) && elements.Contains(asked) ? asked
        : elements[0];
}
