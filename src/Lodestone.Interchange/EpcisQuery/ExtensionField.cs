namespace Lodestone.Interchange;

/// <summary>Where an extension field of a query's parameter stands.</summary>
/// <param name="Scope">The object that holds it: empty for the event itself.</param>
/// <param name="IsInner">Whether it stands at any depth inside an extension field of that object.</param>
/// <param name="Name">Its whole name, or with a prefix that nobody has explained.</param>
internal sealed record ExtensionField(string Scope, bool IsInner, string Name)
{
    /// <summary>Where <c>ILMD_</c> and the others lead.</summary>
    public static readonly IReadOnlyDictionary<string, string> Scopes = new Dictionary<string, string>
    {
        [""] = "",
        ["ILMD_"] = "ilmd",
        ["ERROR_DECLARATION_"] = "errorDeclaration",
        ["SENSORELEMENT_"] = "sensorElementList",
        ["SENSORMETADATA_"] = "sensorMetadata",
        ["SENSORREPORT_"] = "sensorReport",
    };

    /// <summary>Whether an event has the field.</summary>
    public bool Exists(CapturedEvent captured) => Found(captured).Any();

    /// <summary>The values of the field.</summary>
    public IEnumerable<FieldValue> Values(CapturedEvent captured) => Found(captured).SelectMany(FieldValue.Of);

    private IEnumerable<StrictElement> Found(CapturedEvent captured) => Holders(captured.At).SelectMany(holder =>
        IsInner
            ? Extensions(holder).SelectMany(Inside).Where(member => Is(member, captured.Prefixes))
            : EventNames.ItemsOf(holder).Where(member => Is(member, captured.Prefixes)));

    private IEnumerable<StrictElement> Holders(StrictElement at) => Scope switch
    {
        "" => [at],
        "sensorMetadata" or "sensorReport" =>
            EventNames.Items(at, "sensorElementList").SelectMany(element => EventNames.Items(element, Scope)),
        _ => EventNames.Items(at, Scope),
    };

    private static IEnumerable<StrictElement> Extensions(StrictElement holder) =>
        EventNames.ItemsOf(holder).Where(member => member.Name.Contains(':', StringComparison.Ordinal));

    private static IEnumerable<StrictElement> Inside(StrictElement at) =>
        EventNames.ItemsOf(at).SelectMany(member => Inside(member).Prepend(member));

    // A namespace and a name may also be joined by '#', as EPCIS 1 does.
    private bool Is(StrictElement member, Prefixes prefixes)
    {
        string own = member.Name;
        if (own.Length == 0)
        {
            return false;
        }

        string whole = prefixes.Whole(own);
        return whole == Name || own == Name
            || (Name.Contains('#', StringComparison.Ordinal)
                && (whole == Name.Replace("#", string.Empty, StringComparison.Ordinal)
                    || whole == Name.Replace('#', '/')));
    }
}
