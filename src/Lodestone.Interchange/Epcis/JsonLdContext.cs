using System.Collections.Frozen;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>
/// The JSON-LD context of a document or event. Nothing is fetched: the standard's own context is known by its address,
/// prefixes are read as they stand, and our prefix can mean nothing but our namespace.
/// </summary>
internal sealed record JsonLdContext(bool BindsOurs, bool HasForeign)
{
    /// <summary>Our one extension's prefix.</summary>
    public const string Prefix = "lodestone";

    /// <summary>The namespace that it stands for.</summary>
    public const string Namespace = "https://lodestone.example/ns/";

    /// <summary>The context that we write.</summary>
    public const string Standard = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld";

    /// <summary>No context.</summary>
    public static readonly JsonLdContext None = new(false, false);

    private static readonly string[] Standards =
    [
        Standard,
        "https://ref.gs1.org/standards/epcis/2.0.1/epcis-context.jsonld",
        "https://ref.gs1.org/standards/epcis/epcis-context.jsonld",
        "https://gs1.github.io/EPCIS/epcis-context.jsonld",
    ];

    // Prefixes that the standard's own context protects (JSON-LD 1.1 section 4.1.11): others' meaning is refused.
    private static readonly FrozenDictionary<string, string> Protected = new Dictionary<string, string>
    {
        ["epcis"] = "https://ref.gs1.org/epcis/",
        ["cbv"] = "https://ref.gs1.org/cbv/",
        ["gs1"] = "https://gs1.org/voc/",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>This context and another one inside it.</summary>
    public JsonLdContext And(JsonLdContext inner) => new(BindsOurs || inner.BindsOurs, HasForeign || inner.HasForeign);

    /// <summary>Reads a context: an address, an object of prefixes, or a list of these.</summary>
    public static Refusal? TryRead(StrictElement at, out JsonLdContext context)
    {
        context = None;
        if (!at.IsList)
        {
            return ReadOne(at, ref context);
        }

        foreach (StrictElement item in at.Values)
        {
            if (ReadOne(item, ref context) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private static Refusal? ReadOne(StrictElement at, ref JsonLdContext context)
    {
        if (at.IsText)
        {
            if (TextForms.Uri.Read(at, out string address) is { } malformed)
            {
                return malformed;
            }

            context = context with { HasForeign = context.HasForeign || !Standards.Contains(address) };
            return null;
        }

        if (!at.IsObject)
        {
            return at.Refused(RefusalCode.WrongType, "an address or an object is required");
        }

        foreach (StrictElement term in at.Values)
        {
            string name = term.Name;
            string? iri = term.IsText ? term.Text : null;
            bool ours = iri == Namespace;
            if (name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) != ours
                || (ours && name != Prefix)
                || EpcisMembers.IsStandard(name)
                || (Protected.TryGetValue(name, out string? standard) && iri != standard))
            {
                return term.Refused(RefusalCode.ValueNotAllowed, JsonText.Printable(iri ?? name));
            }

            context = context with
            {
                BindsOurs = context.BindsOurs || ours,
                HasForeign = context.HasForeign || iri is null || name.StartsWith('@'),
            };
        }

        return null;
    }
}
