using System.Text;
using System.Text.Json;

namespace Lodestone.Node.Tests;

/// <summary>GS1's and OpenEPCIS's documents, captured on a running node and found again.</summary>
public sealed class OutsideCaptureTests(ITestOutputHelper output)
{
    [Fact(Explicit = true)]
    [Trait("Judge", "outside")]
    public async Task GS1s_documents_are_found_again_equal_event_by_event()
    {
        (int documents, int events, int stores) = (0, 0, 0);
        List<string> failures = [];
        List<string> open = [.. OutsideFiles.In("EPCIS/JSON", ".jsonld")];
        Assert.Equal(47, open.Count);
        while (open.Count > 0)
        {
            // Sets that say different things under one identifier each get a store of their own.
            await using World world = new();
            await world.InitializeAsync();
            stores++;
            EpcisClient client = new(world, Cast.Mine);
            HashSet<string> known = [];
            List<string> left = [];
            foreach (string file in open)
            {
                using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
                JsonElement[] captured = EventsOf(document.RootElement);
                string[] ids = [.. captured.Select(IdOf).OfType<string>()];
                if (ids.Any(known.Contains))
                {
                    left.Add(file);
                    continue;
                }

                known.UnionWith(ids);
                string? failure = await CaptureAndFind(client, file, document.RootElement, captured);
                documents += failure is null ? 1 : 0;
                events += captured.Length;
                failures.AddRange(failure is null ? [] : [$"{Path.GetFileName(file)}: {failure}"]);
                world.Node.Clock.Advance(TimeSpan.FromSeconds(1));
            }

            open = left;
        }

        output.WriteLine($"{documents} documents with {events} events found again, on {stores} stores");
        string refused = Assert.Single(failures);
        Assert.Equal("AssociationEvent-h.jsonld: 400 JsonDuplicateMember at epcisBody.eventList[0].eventID", refused);
        Assert.Equal(46, documents);
    }

    [Fact(Explicit = true)]
    [Trait("Judge", "outside")]
    public async Task OpenEPCIS_invalid_documents_are_refused_by_the_node_with_the_field()
    {
        await using World world = new();
        await world.InitializeAsync();
        EpcisClient client = new(world, Cast.Mine);
        IReadOnlyList<string> files = OutsideFiles.In(
            "openepcis-test-resources/core/src/main/resources/2.0/EPCIS/JSON/Capture/Invalid", ".json");
        Assert.Equal(15, files.Count);
        string before = await world.StateText();
        foreach (string file in files)
        {
            Answer answer = await client.Capture(File.ReadAllText(file));
            answer.AssertProblem();
            Assert.False(string.IsNullOrEmpty(answer.Field), file);
            Assert.Equal("epcisException:ValidationException", answer.Json.GetProperty("type").GetString());
            output.WriteLine($"{Path.GetFileName(file)}: {answer.Status} {(int)answer.Refusal!} {answer.Field}");
        }

        Assert.Equal(before, await world.StateText());
    }

    private static async Task<string?> CaptureAndFind(
        EpcisClient client, string file, JsonElement root, JsonElement[] captured)
    {
        int before = (await client.Find("perPage=1000")).Count;
        Answer answer = await client.Capture(Encoding.UTF8.GetString(File.ReadAllBytes(file)));
        if (answer.Status != 202)
        {
            return $"{answer.Status} {answer.Refusal} at {answer.Field}";
        }

        List<JsonElement> all = await client.Find("perPage=1000");
        JsonElement[] found = [.. all.Skip(before)];
        if (found.Length != captured.Length)
        {
            return $"{found.Length} events, not {captured.Length}";
        }

        for (int i = 0; i < captured.Length; i++)
        {
            if (SameJson.Difference(captured[i], found[i]) is { } path)
            {
                return $"event {i} differs at {path}";
            }

            string id = Uri.EscapeDataString(found[i].GetProperty("eventID").GetString()!);
            Answer alone = await client.Get($"/epcis/events/{id}");
            if (!EpcisClient.Events(alone).Any(one => SameJson.Difference(captured[i], one) is null))
            {
                return $"event {i} is not at its own address";
            }

            if (Terms(root).Except(Terms(alone.Json)).FirstOrDefault() is { } term)
            {
                return $"the answer does not explain {term}";
            }
        }

        return null;
    }

    private static IEnumerable<string> Terms(JsonElement document) => !document.TryGetProperty("@context", out JsonElement context)
        || context.ValueKind != JsonValueKind.Array || !document.TryGetProperty("epcisBody", out _)
            ? []
            : context.EnumerateArray().SelectMany(part => part.ValueKind == JsonValueKind.Object
                ? part.EnumerateObject().Select(member => $"{member.Name}={member.Value.GetRawText()}")
                : [part.GetString()!]);

    private static JsonElement[] EventsOf(JsonElement root)
    {
        if (!root.TryGetProperty("epcisBody", out JsonElement body))
        {
            return [root];
        }

        JsonElement at = body.TryGetProperty("queryResults", out JsonElement results) ? results.GetProperty("resultsBody") : body;
        return [.. at.GetProperty("eventList").EnumerateArray()];
    }

    private static string? IdOf(JsonElement captured) =>
        captured.TryGetProperty("eventID", out JsonElement id) ? id.GetString() : null;
}
