using System.Globalization;

namespace Lodestone.Node.Tests;

/// <summary>
/// The public Postman and Bruno collections of the EPCIS repository FasTnT, run against a node. What the collections claim
/// holds, but where the standard says otherwise: each difference stands in docs/formats/epcis-rest.md with its clause.
/// </summary>
public sealed class OutsideCollectionTests(ITestOutputHelper output)
{
    private const string Page = "docs/formats/epcis-rest.md";

    [Fact(Explicit = true)]
    [Trait("Judge", "outside")]
    public async Task FasTnTs_collections_are_answered_by_the_standard_and_each_difference_is_written_down()
    {
        await using World world = new() { Change = options => options with { CallbackHosts = ["localhost"] } };
        await world.InitializeAsync();
        EpcisClient client = new(world, Cast.Mine);
        await Prepare(client);
        Dictionary<string, int> differences = Differences();
        List<string> failures = [];
        HashSet<string> met = [];
        int asClaimed = 0;
        foreach (CollectionRequest request in Requests())
        {
            Answer answer = await Send(client, request);
            string? wrong = Wrong(request, answer);
            output.WriteLine($"{answer.Status} {request.Method} {request.Address} ({request.Name}){(wrong is null ? "" : $": {wrong}")}");
            if (answer.Status >= 500)
            {
                failures.Add($"{request.Name}: {answer.Status}");
            }

            if (differences.TryGetValue(request.Name, out int status))
            {
                met.Add(request.Name);
                failures.AddRange(status == answer.Status ? [] : [$"{request.Name}: {answer.Status}, not {status} as written: {answer.Text}"]);
            }
            else
            {
                asClaimed += wrong is null ? 1 : 0;
                failures.AddRange(wrong is null ? [] : [$"{request.Name}: {wrong}: {answer.Text}"]);
            }

            failures.AddRange(Shape(request, answer) is { } shape ? [$"{request.Name}: {shape}"] : []);
            world.Node.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        failures.AddRange(differences.Keys.Except(met).Select(name => $"{Page} names {name}, which was not asked"));
        output.WriteLine($"{asClaimed} as claimed, {met.Count} differ as the standard has it");
        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    // What the collections take for granted: a store with events and the queries that they name.
    private static async Task Prepare(EpcisClient client)
    {
        await client.Take(EpcisClient.Event(
            """
            "eventID": "ni:///sha-256;df7bb3c352fef055578554f09f5e2aa41782150ced7bd0b8af24dd3ccb30ba69?ver=CBV2.0",
            "epcList": ["urn:epc:id:sgtin:0614141.107346.2018"], "bizStep": "receiving", "disposition": "in_progress",
            "readPoint": {"id": "urn:epc:id:sgln:0012345.11111.400"}, "bizLocation": {"id": "urn:epc:id:sgln:0012345.11111.400"}
            """));
        foreach (string name in new[] { "MyQuery", "CustomQuery" })
        {
            Assert.Equal(201, (await client.Send(
                HttpMethod.Post, "/epcis/queries", $$$"""{"name": "{{{name}}}", "query": {"eventType": ["ObjectEvent"]}}""")).Status);
        }
    }

    // A collection may ask in any order; a query is made before it is read, and removed at the end.
    private static IEnumerable<CollectionRequest> Requests()
    {
        CollectionRequest[] bruno = [.. CollectionRequest.OfBruno("fastnt/Documents/API/EPCIS 2.0")
            .OrderBy(request => request.Method == "DELETE").ThenBy(request => request.Address.Length == "/queries".Length && request.Method != "POST")];
        IEnumerable<CollectionRequest> postman = OutsideFiles.In("fastnt/Documents", ".postman_collection.json")
            .SelectMany(CollectionRequest.OfPostman)
            .OrderBy(request => request.Method == "DELETE")
            .ThenBy(request => request.Name.EndsWith("Store Query", StringComparison.Ordinal) ? 0 : 1);
        return bruno.Concat(postman);
    }

    private static Task<Answer> Send(EpcisClient client, CollectionRequest request) => client.SendAs(
        new HttpMethod(request.Method), $"/epcis{request.Address}", request.Body, request.ContentType, [.. request.Headers]);

    private static string? Wrong(CollectionRequest request, Answer answer)
    {
        string[] claims = request.Claims.Any(claim => claim.StartsWith("res.status", StringComparison.Ordinal))
            ? [.. request.Claims]
            : [.. request.Claims, $"res.status: eq {Usual(request)}"];
        return claims.FirstOrDefault(claim => !Holds(claim, answer)) is { } claim ? $"{claim}, but {answer.Status}" : null;
    }

    // The Postman collections claim nothing: then the standard's own status of success is expected.
    private static int Usual(CollectionRequest request) => (request.Method, request.Address.ToUpperInvariant()) switch
    {
        ("POST", "/CAPTURE") => 202,
        ("POST", _) => 201,
        ("DELETE", _) => 204,
        _ => 200,
    };

    private static bool Holds(string claim, Answer answer)
    {
        string[] parts = claim.Split(':', 2);
        string what = parts[1].Trim();
        return parts[0] switch
        {
            "res.status" => answer.Status == int.Parse(what.Split(' ')[1], CultureInfo.InvariantCulture),
            "res.body" => (answer.Body.Length == 0) == (what == "isEmpty"),
            "res.body.members" => answer.Json.TryGetProperty("members", out _),
            string header => answer.Headers.ContainsKey(header["res.headers.".Length..]),
        };
    }

    private static string? Shape(CollectionRequest request, Answer answer)
    {
        if (answer.Status >= 400)
        {
            return answer.ContentType == "application/problem+json" && answer.Json.GetProperty("type").GetString()!
                .StartsWith("epcisException:", StringComparison.Ordinal) ? null : "no problem of the standard's form";
        }

        bool isEvents = request.Method == "GET" && request.Address.Split('?')[0].Contains("/events", StringComparison.Ordinal);
        return isEvents && answer.Json.GetProperty("type").GetString() != "EPCISQueryDocument" ? "no query document" : null;
    }

    // The rows of the table of differences: request, status, clause.
    private static Dictionary<string, int> Differences() => File.ReadAllLines(Repository.PathOf(Page))
        .Where(line => line.StartsWith("| `Bruno/", StringComparison.Ordinal) || line.StartsWith("| `Postman/", StringComparison.Ordinal))
        .Select(line => line.Split('|'))
        .ToDictionary(cells => cells[1].Trim().Trim('`'), cells => int.Parse(cells[2], CultureInfo.InvariantCulture));
}
