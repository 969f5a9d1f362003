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
    public static string Of(SiteId site) => $"{Gs1Key.CanonicalOrigin}/414/{site.Gln}";

    /// <summary>The URI that we write for a party.</summary>
    public static string Of(PartyId party) => party.Value.StartsWith("gln:", StringComparison.Ordinal)
        ? $"{Gs1Key.CanonicalOrigin}/417/{party.Value[4..]}"
        : PartyUrn + party.Value;

    /// <summary>
    /// Tells a controlled lot's URI from all others. Whatever looks like one but is not exactly one is refused, so that
    /// no confusable URI passes for a thing beside the lot that it resembles.
    /// </summary>
    public static Refusal? TryLot(string uri, out Eid? lot)
    {
        lot = null;
        string? code = uri.StartsWith(LotUrn, StringComparison.Ordinal)
            ? uri[LotUrn.Length..]
            : AfterLast(uri, "/eid/");
        if (code is null)
        {
            bool resembles = uri.Contains("/eid/", StringComparison.OrdinalIgnoreCase)
                || uri.Contains("lodestone:eid", StringComparison.OrdinalIgnoreCase);
            return resembles ? Malformed(uri) : null;
        }

        Refusal? refusal = Eid.TryParse(code, string.Empty, out Eid eid);
        lot = refusal is null ? eid : null;
        return refusal;
    }

    /// <summary>A site from the URI of a location; a sub-location (SGLN extension) counts as its site.</summary>
    public static Refusal? TrySite(string uri, out SiteId site)
    {
        site = default;
        Refusal? refusal = Gs1Key.TryParse(uri, string.Empty, out Gs1Key key);
        return refusal?.Code == RefusalCode.CheckDigitWrong ? refusal
            : refusal is null && key.Kind == Gs1KeyKind.Sgln ? SiteId.TryParse(key.Number, string.Empty, out site)
            : Malformed(uri);
    }

    /// <summary>A party from its PGLN, Digital Link, LEI link or our URN.</summary>
    public static Refusal? TryParty(string uri, out PartyId party)
    {
        if (uri.StartsWith(PartyUrn, StringComparison.Ordinal))
        {
            return PartyId.TryParse(uri[PartyUrn.Length..], string.Empty, out party);
        }

        if (AfterLast(uri, "/lei/") is { } lei)
        {
            return PartyId.TryParse("lei:" + lei, string.Empty, out party);
        }

        party = default;
        Refusal? refusal = Gs1Key.TryParse(uri, string.Empty, out Gs1Key key);
        return refusal?.Code == RefusalCode.CheckDigitWrong ? refusal
            : refusal is null && key.Kind == Gs1KeyKind.Pgln
                ? PartyId.TryParse("gln:" + key.Number, string.Empty, out party)
            : Malformed(uri);
    }

    /// <summary>
    /// One spelling of a packing parent: a GS1 key in its canonical form, any other URI as it stands.
    /// </summary>
    public static Refusal? TryParent(string uri, out string parent)
    {
        Refusal? refusal = Gs1Key.TryParse(uri, string.Empty, out Gs1Key key);
        parent = refusal is null ? key.Uri : uri;
        return refusal?.Code == RefusalCode.CheckDigitWrong ? refusal : null;
    }

    private static Refusal Malformed(string uri) =>
        new(RefusalCode.IdentifierMalformed, null, JsonText.Printable(uri));

    /// <summary>What follows a key in the path of a plain web link; null if it is none or has no such key.</summary>
    private static string? AfterLast(string uri, string key)
    {
        string? rest = uri.StartsWith("https://", StringComparison.Ordinal) ? uri[8..]
            : uri.StartsWith("http://", StringComparison.Ordinal) ? uri[7..]
            : null;
        int slash = rest?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        if (rest is null || slash <= 0 || rest.AsSpan().IndexOfAny("?#%@") >= 0)
        {
            return null;
        }

        int at = rest.LastIndexOf(key, StringComparison.Ordinal);
        return at >= slash ? rest[(at + key.Length)..] : null;
    }
}
