using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>Identifiers of parties, sites, lots and elements.</summary>
internal static class IdentityForms
{
    private delegate Refusal? Parse<T>(string? text, string field, out T value);

    /// <summary>A party: <c>lei:</c>, <c>uscc:</c> or <c>gln:</c> and the code.</summary>
    public static readonly Form<PartyId> Party = Identifier<PartyId>(PartyId.TryParse, party => party.Value);

    /// <summary>A site's GLN.</summary>
    public static readonly Form<SiteId> Site = Identifier<SiteId>(SiteId.TryParse, site => site.Gln);

    /// <summary>A lot's code.</summary>
    public static readonly Form<Eid> Lot = Identifier<Eid>(Eid.TryParse, lot => lot.Code);

    /// <summary>An element's symbol.</summary>
    public static readonly Form<Element> Element = new(
        (StrictElement at, out Element element) =>
        {
            element = default;
            return TextForms.Any.Read(at, out string text)
                ?? (Vocabulary.Element.TryParse(text, out element)
                    ? null
                    : at.Refused(RefusalCode.ElementUnknown, JsonText.Printable(text)));
        },
        (json, element) => json.WriteStringValue(element.Symbol));

    /// <summary>A process step of the catalogue.</summary>
    public static readonly Form<string> Step = Known(
        code => StepCatalogue.TryFind(code, out _), RefusalCode.ProcessStepUnknown);

    /// <summary>A material of the catalogue.</summary>
    public static readonly Form<string> Material = Known(
        code => MaterialCatalogue.TryFind(code, out _), RefusalCode.MaterialUnknown);

    private static Form<string> Known(Func<string, bool> isKnown, RefusalCode code) => new(
        (StrictElement at, out string text) => TextForms.Name.Read(at, out text)
            ?? (isKnown(text) ? null : at.Refused(code, JsonText.Printable(text))),
        (json, text) => json.WriteStringValue(text));

    private static Form<T> Identifier<T>(Parse<T> parse, Func<T, string> write) => new(
        (StrictElement at, out T value) =>
        {
            value = default!;
            return TextForms.Any.Read(at, out string text) ?? at.Located(parse(text, string.Empty, out value));
        },
        (json, value) => json.WriteStringValue(write(value)));
}
