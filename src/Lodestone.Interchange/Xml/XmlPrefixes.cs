using System.Xml.Linq;

namespace Lodestone.Interchange;

/// <summary>
/// The prefixes that a document's namespaces have in JSON-LD: their own where that is possible. XML may bind one prefix
/// twice, and JSON-LD has prefixes that cannot be bound anew.
/// </summary>
internal sealed class XmlPrefixes
{
    private const string MasterData = "urn:epcglobal:cbv:mda";

    private static readonly string[] Silent =
    [
        "http://www.w3.org/2001/XMLSchema-instance", "http://www.w3.org/2001/XMLSchema",
        XNamespace.Xml.NamespaceName, XNamespace.Xmlns.NamespaceName,
    ];

    // Prefixes that GS1's context binds: they need no binding, and mean nothing else.
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["https://ref.gs1.org/epcis/"] = "epcis",
        ["https://ref.gs1.org/cbv/"] = "cbv",
        ["https://gs1.org/voc/"] = "gs1",
        [MasterData] = "cbvmda",
        [MasterData + ":"] = "cbvmda",
    };

    private readonly Dictionary<string, string> prefixes = new(Known, StringComparer.Ordinal);
    private readonly HashSet<string> taken = new(Known.Values, StringComparer.Ordinal);
    private readonly List<(string Prefix, string Namespace)> bound = [];
    private int invented;

    /// <summary>Gives every namespace of a document its prefix.</summary>
    public XmlPrefixes(XElement root)
    {
        foreach (XElement element in root.DescendantsAndSelf())
        {
            foreach (XAttribute declared in element.Attributes().Where(it => it.IsNamespaceDeclaration))
            {
                // Values may use a prefix too, so every one of them is kept but those of the standard's own documents.
                if (!declared.Value.StartsWith("urn:epcglobal:epcis", StringComparison.Ordinal))
                {
                    Bind(declared.Value, declared.Name.LocalName == "xmlns" ? string.Empty : declared.Name.LocalName);
                }
            }
        }

        foreach (XElement element in root.Descendants())
        {
            BindName(element, element.Name);
            foreach (XAttribute attribute in element.Attributes().Where(it => !it.IsNamespaceDeclaration))
            {
                BindName(element, attribute.Name);
            }
        }
    }

    /// <summary>What the context binds beside GS1's own, in the order of the document.</summary>
    public IReadOnlyList<(string Prefix, string Namespace)> Bound => bound;

    /// <summary>Whether a name is somebody's extension: in a namespace, and not in one of XML's own.</summary>
    public static bool IsExtension(XName name) => name.NamespaceName.Length > 0 && !Silent.Contains(name.NamespaceName);

    /// <summary>The name of an element or attribute in JSON-LD.</summary>
    public string Of(XName name) => IsExtension(name)
        ? $"{prefixes[name.NamespaceName]}:{name.LocalName}"
        : name.LocalName;

    private void BindName(XElement at, XName name)
    {
        if (IsExtension(name))
        {
            Bind(name.NamespaceName, at.GetPrefixOfNamespace(name.Namespace) ?? string.Empty);
        }
    }

    private void Bind(string iri, string wanted)
    {
        if (iri.Length == 0 || prefixes.ContainsKey(iri) || Silent.Contains(iri))
        {
            return;
        }

        string prefix = iri == JsonLdContext.Namespace ? JsonLdContext.Prefix : wanted;
        while (iri != JsonLdContext.Namespace && !IsFree(prefix))
        {
            prefix = $"ns{++invented}";
        }

        taken.Add(prefix);
        prefixes[iri] = prefix;
        bound.Add((prefix, iri));
    }

    private bool IsFree(string prefix) =>
        prefix.Length > 0
        && prefix.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
        && !prefix.StartsWith(JsonLdContext.Prefix, StringComparison.OrdinalIgnoreCase)
        && !EpcisMembers.IsStandard(prefix)
        && !taken.Contains(prefix);
}
