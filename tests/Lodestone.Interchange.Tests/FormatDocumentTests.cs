using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange.Tests;

/// <summary>Holds docs/formats to the code: every example on its pages is read here.</summary>
public sealed partial class FormatDocumentTests
{
    [GeneratedRegex("```(?<kind>json|csv)\n(?<text>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [Fact]
    public void Every_act_has_an_example_that_is_its_sample()
    {
        string[] examples = [.. Blocks("acts.md", "json")];
        Act[] read = [.. examples.SelectMany(text => Read(text, ContentTypes.Acts))];
        Assert.Equal(ActText.Of(Sorted(SampleActs.All)), ActText.Of(Sorted(read)));
    }

    [Fact]
    public void Every_event_has_an_example_that_is_its_sample()
    {
        string[] examples = [.. Blocks("epcis.md", "json")];
        Act[] read = [.. examples.SelectMany(text => Read(text, ContentTypes.Epcis))];
        Assert.Equal(
            ActText.Of(Sorted(SampleEvents.All)),
            ActText.Of(Sorted(read.Where(act => !IsSensorForm(act)))));
        Assert.Single(read, IsSensorForm);
    }

    [Fact]
    public void Every_table_in_the_documents_is_its_sample_and_is_read()
    {
        string[] tables = [.. Blocks("tables.md", "csv")];
        Assert.Equal(["lots.en", "lots.zh", "shipments.en", "shipments.zh"], tables.Select(NameOf));
        Assert.All(tables[..2], table => Assert.Empty(TableReading.Of(TableImport.ReadLots(
            new MemoryStream(Encoding.UTF8.GetBytes(table)), Cast.Mine, number => "nonce-of-" + number)).Refusals));
        Assert.All(tables[2..], table => Assert.Empty(TableReading.Of(TableImport.ReadShipments(
            new MemoryStream(Encoding.UTF8.GetBytes(table)), Cast.Mine)).Refusals));
    }

    [Fact]
    public void Titles_in_the_documents_are_the_templates()
    {
        string page = File.ReadAllText(Path.Combine(Golden.Root, "docs/formats/tables.md"));
        foreach (bool chinese in (bool[])[false, true])
        foreach (byte[] template in (byte[][])[CsvTemplate.Lots(chinese), CsvTemplate.Shipments(chinese)])
        {
            string titles = Encoding.UTF8.GetString(template).TrimStart('\ufeff').Split("\r\n")[0];
            Assert.All(titles.Split(','), title => Assert.Contains(title.TrimEnd('*'), page, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Words_that_the_format_allows_are_listed_in_its_documents()
    {
        string pages = string.Concat(((string[])["acts.md", "epcis.md"]).Select(
            name => File.ReadAllText(Path.Combine(Golden.Root, "docs/formats", name))));
        IEnumerable<string> words = ((Type[])
        [
            typeof(PartyRole), typeof(Activity), typeof(Chain), typeof(QuarantineOutcome), typeof(EndKind),
            typeof(SourceKind), typeof(EvidenceGrade), typeof(CustodyModel),
        ]).SelectMany(Enum.GetNames).Select(name => $"`{char.ToLowerInvariant(name[0])}{name[1..]}`");
        Assert.All(words, word => Assert.Contains(word, pages, StringComparison.Ordinal));
    }

    private static bool IsSensorForm(Act act) =>
        act is RecordAssay { Event.EventId: "urn:uuid:00000000-0000-4000-8000-000000000110" };

    private static IEnumerable<Act> Sorted(IEnumerable<Act> acts) =>
        acts.OrderBy(act => act.GetType().Name, StringComparer.Ordinal);

    private static ImmutableArray<Act> Read(string text, string contentType)
    {
        PayloadReading[] readings =
        [
            .. ((PartyId[])[Cast.Separator, Cast.Mine]).Select(
                issuer => Payload.Parse(Encoding.UTF8.GetBytes(text), contentType, issuer)),
        ];
        PayloadReading? read = readings.FirstOrDefault(reading => reading.Refusal is null);
        Assert.True(read is not null, $"{readings[0].Refusal} in {text}");
        return read.Acts;
    }

    private static string NameOf(string table) => Directory
        .GetFiles(Path.Combine(Golden.Root, "samples/csv"))
        .Where(file => File.ReadAllText(file).Trim() == table)
        .Select(file => Path.GetFileNameWithoutExtension(file)).Single();

    private static IEnumerable<string> Blocks(string page, string kind) =>
        Block().Matches(File.ReadAllText(Path.Combine(Golden.Root, "docs/formats", page)))
            .Where(match => match.Groups["kind"].Value == kind)
            .Select(match => match.Groups["text"].Value);
}
