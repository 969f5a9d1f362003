using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>
/// The URIs that lots, sites and parties have in EPCIS: GS1 Digital Link under any host, EPC URNs, and our own forms.
/// </summary>
internal static class EpcUri
{
    private const string LotUrn = "urn:lodestone:eid:";
    private const string PartyUrn = "urn:lodestone:party:";

    /// <summary>The URI that we write for a lot.</summary>
    public static string Of(Eid lot) => $"https://id.lodestone.example{lot.Path}";

    /// <summary>The URI that we write for a site.</summary>
    public static string Of(SiteId site) => $"https://id.gs1.org/414/{site.Gln}";

    /// <summary>The URI that we write for a party.</summary>
    public static string Of(PartyId party) => party.Value.StartsWith("gln:", StringComparison.Ordinal)
        ? $"https://id.gs1.org/417/{party.Value[4..]}"
        : PartyUrn + party.Value;

    /// <summary>
    /// Tells a controlled lot's URI from all others. Whatever looks like one but is not exactly one is refused, so that
    /// no confusable URI passes for a thing beside the lot that it resembles.
    /// </summary>
    public static Refusal? TryLot(string uri, string field, out Eid? lot)
    {
        lot = null;
        string code;
        if (uri.StartsWith(LotUrn, StringComparison.Ordinal))
        {
            code = uri[LotUrn.Length..];
        }
        else if (LinkPath(uri) is { } path && path.LastIndexOf("/eid/", StringComparison.Ordinal) is >= 0 and int at)
        {
            code = path[(at + 5)..];
        }
        else
        {
            bool resembles = uri.Contains("/eid/", StringComparison.OrdinalIgnoreCase)
                || uri.Contains("lodestone:eid", StringComparison.OrdinalIgnoreCase);
            return resembles
                ? new Refusal(RefusalCode.IdentifierMalformed, field, JsonText.Printable(uri))
                : null;
        }

        Refusal? refusal = Eid.TryParse(code, field, out Eid eid);
        lot = refusal is null ? eid : null;
        return refusal;
    }

    /// <summary>A site from the URI of a location; a sub-location (SGLN extension) counts as its site.</summary>
    public static Refusal? TrySite(string uri, string field, out SiteId site)
    {
        site = default;
        return GlnOf(uri, "urn:epc:id:sgln:", "/414/", mayHaveExtension: true) is { } gln
            ? SiteId.TryParse(gln, field, out site)
            : new Refusal(RefusalCode.IdentifierMalformed, field, JsonText.Printable(uri));
    }

    /// <summary>A party from its PGLN, Digital Link, LEI link or our URN.</summary>
    public static Refusal? TryParty(string uri, string field, out PartyId party)
    {
        string? id = uri.StartsWith(PartyUrn, StringComparison.Ordinal)
            ? uri[PartyUrn.Length..]
            : GlnOf(uri, "urn:epc:id:pgln:", "/417/", mayHaveExtension: false) is { } gln
                ? "gln:" + gln
                : AfterLast(uri, "/lei/") is { } lei
                    ? "lei:" + lei
                    : null;
        party = default;
        return id is null
            ? new Refusal(RefusalCode.IdentifierMalformed, field, JsonText.Printable(uri))
            : PartyId.TryParse(id, field, out party);
    }

    private static string? GlnOf(string uri, string urn, string key, bool mayHaveExtension)
    {
        if (uri.StartsWith(urn, StringComparison.Ordinal))
        {
            string[] parts = uri[urn.Length..].Split('.');
            int most = mayHaveExtension ? 3 : 2;
            return parts.Length == most && Gs1.IsDigits(parts[0] + parts[1], 12) && parts[0].Length is >= 6 and <= 12
                ? parts[0] + parts[1] + Gs1.CheckDigit(parts[0] + parts[1])
                : null;
        }

        string? rest = AfterLast(uri, key);
        int extension = mayHaveExtension ? rest?.IndexOf("/254/", StringComparison.Ordinal) ?? -1 : -1;
        return extension >= 0 ? rest![..extension] : rest;
    }

    private static string? AfterLast(string uri, string key) =>
        LinkPath(uri) is { } path && path.LastIndexOf(key, StringComparison.Ordinal) is >= 0 and int at
            ? path[(at + key.Length)..]
            : null;

    /// <summary>The path of a web link with a host and without query or fragment; null if it is none.</summary>
    private static string? LinkPath(string uri)
    {
        string? rest = uri.StartsWith("https://", StringComparison.Ordinal) ? uri[8..]
            : uri.StartsWith("http://", StringComparison.Ordinal) ? uri[7..]
            : null;
        int slash = rest?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        return slash > 0 && rest!.IndexOfAny(['?', '#', '%', '@']) < 0 ? rest[slash..] : null;
    }
}
