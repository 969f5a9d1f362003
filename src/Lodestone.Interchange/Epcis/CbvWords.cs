using System.Collections.Frozen;
using System.Text.Json;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>
/// The words of the Core Business Vocabulary (CBV 2.0). Each is accepted bare (<c>shipping</c>), as its URI
/// (<c>https://ref.gs1.org/cbv/BizStep-shipping</c>), as a compact IRI (<c>cbv:BizStep-shipping</c>) and as the older
/// URN (<c>urn:epcglobal:cbv:bizstep:shipping</c>), and kept bare. Other people's words must be whole URIs.
/// </summary>
internal static class CbvWords
{
    /// <summary>Business steps, CBV 2.0 section 7.1.</summary>
    public static readonly Form<string> Step = Words("BizStep", "bizstep",
        "accepting arriving assembling collecting commissioning consigning creating_class_instance cycle_counting "
        + "decommissioning departing destroying disassembling dispensing encoding entering_exiting holding inspecting "
        + "installing killing loading other packing picking receiving removing repackaging repairing replacing "
        + "reserving retail_selling sampling sensor_reporting shipping staging_outbound stock_taking stocking storing "
        + "transporting unloading unpacking void_shipping");

    /// <summary>Dispositions, CBV 2.0 section 7.2.</summary>
    public static readonly Form<string> Disposition = Words("Disp", "disp",
        "active available completeness_inferred completeness_verified conformant container_closed container_open "
        + "damaged destroyed dispensed disposed encoded expired in_progress in_transit inactive mismatch_class "
        + "mismatch_instance mismatch_quantity needs_replacement no_pedigree_match non_conformant non_sellable_other "
        + "partially_dispensed recalled reserved retail_sold returned sellable_accessible sellable_not_accessible "
        + "stolen unavailable unknown");

    /// <summary>Types of sources and destinations, CBV 2.0 section 7.4.</summary>
    public static readonly Form<string> SourceOrDestination = Words("SDT", "sdt",
        "location owning_party possessing_party");

    /// <summary>Types of business transactions, CBV 2.0 section 7.3.</summary>
    public static readonly Form<string> BusinessTransaction = Words("BTT", "btt",
        "bol cert desadv inv pedigree po poc prodorder recadv rma testprd testres upevt");

    /// <summary>Reasons of an error declaration, CBV 2.0 section 7.5; only these two are understood.</summary>
    public static readonly Form<string> ErrorReason = Words("ER", "er", "did_not_occur incorrect_data", isOpen: false);

    /// <summary>Actions, EPCIS 2.0 section 7.3.2.</summary>
    public static readonly Form<string> Action = new(
        (StrictElement at, out string text) => TextForms.Read(
            at, word => word is "ADD" or "OBSERVE" or "DELETE", RefusalCode.ValueNotAllowed, out text),
        Write);

    private static Form<string> Words(string name, string urn, string words, bool isOpen = true)
    {
        FrozenSet<string> known = words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
        string[] prefixes = [$"https://ref.gs1.org/cbv/{name}-", $"cbv:{name}-", $"urn:epcglobal:cbv:{urn}:"];
        return new Form<string>(
            (StrictElement at, out string word) =>
            {
                if (TextForms.Any.Read(at, out word) is { } refusal)
                {
                    return refusal;
                }

                string text = word;
                bool isCbv = prefixes.FirstOrDefault(
                    prefix => text.StartsWith(prefix, StringComparison.Ordinal)) is { } found
                    && (word = text[found.Length..]).Length > 0;
                bool good = known.Contains(word) || (isOpen && !isCbv && AsciiGrammar.IsUri(word));
                return good ? null : at.Refused(RefusalCode.ValueNotAllowed, JsonText.Printable(text));
            },
            Write);
    }

    private static void Write(Utf8JsonWriter json, string word) => json.WriteStringValue(word);
}
