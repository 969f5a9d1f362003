namespace Lodestone.Interchange;

/// <summary>
/// What the master data beside captured events says of places and things: attributes, and what lies within what (EPCIS
/// 2.0 section 9).
/// </summary>
public sealed class MasterFacts
{
    private readonly Dictionary<string, List<(string Attribute, string Value)>> attributes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> children = new(StringComparer.Ordinal);

    private MasterFacts()
    {
    }

    /// <summary>Nothing is known.</summary>
    public static MasterFacts None { get; } = new();

    /// <summary>What the headers of payloads say; later ones replace earlier ones, element by element.</summary>
    public static MasterFacts Of(IEnumerable<ReadOnlyMemory<byte>> payloads)
    {
        ArgumentNullException.ThrowIfNull(payloads);
        MasterFacts facts = new();
        foreach (ReadOnlyMemory<byte> payload in payloads)
        {
            if (StrictJson.TryParse(payload, JsonLimits.Payload, out StrictElement root) is null)
            {
                foreach (StrictElement header in EventNames.Items(root, "epcisHeader"))
                {
                    facts.Add(header);
                }
            }
        }

        return facts;
    }

    /// <summary>Whether a place lies within another, at any depth.</summary>
    public bool IsWithin(string place, string around)
    {
        HashSet<string> seen = new(StringComparer.Ordinal) { around };
        Queue<string> open = new(seen);
        while (open.TryDequeue(out string? at))
        {
            foreach (string child in children.GetValueOrDefault(at, []).Where(seen.Add))
            {
                open.Enqueue(child);
            }
        }

        return seen.Contains(place);
    }

    /// <summary>Whether something has an attribute.</summary>
    public bool Has(string name, string attribute) =>
        attributes.GetValueOrDefault(ThingName.Of(name), []).Exists(one => one.Attribute == attribute);

    /// <summary>Whether something has an attribute with a value.</summary>
    public bool Has(string name, string attribute, string value) =>
        attributes.GetValueOrDefault(ThingName.Of(name), []).Contains((attribute, value));

    private void Add(StrictElement header)
    {
        foreach (StrictElement vocabulary in EventNames.Items(header, "epcisMasterData").Prepend(header)
            .SelectMany(master => EventNames.Items(master, "vocabularyList")))
        {
            foreach (StrictElement element in EventNames.Items(vocabulary, "vocabularyElementList"))
            {
                AddElement(element);
            }
        }
    }

    private void AddElement(StrictElement element)
    {
        foreach (string name in QueryParameters.TextsOf(element, "id").Select(ThingName.Of))
        {
            attributes[name] = [.. EventNames.Items(element, "attributes").SelectMany(attribute =>
                QueryParameters.TextsOf(attribute, "id").SelectMany(id =>
                    QueryParameters.TextsOf(attribute, "attribute").DefaultIfEmpty(string.Empty)
                        .Select(value => (id, value))))];
            children[name] = [.. QueryParameters.TextsOf(element, "children").Select(ThingName.Of)];
        }
    }
}
