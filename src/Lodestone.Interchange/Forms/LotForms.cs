using System.Collections.Immutable;
using System.Text.Json;
using Lodestone.Vocabulary;
using static Lodestone.Interchange.TextForms;

namespace Lodestone.Interchange;

/// <summary>What our EPCIS extension says of lots (docs/formats/epcis.md).</summary>
internal static class LotForms
{
    /// <summary>A declared loss, or an amount of an element that was measured.</summary>
    public static readonly Form<ElementLoss> Loss = Form.Object<ElementLoss>((it, loss) => new ElementLoss(
        it.Need("element", IdentityForms.Element, loss?.Element),
        it.Need("amount", QuantityForms.Amount, loss?.Amount)));

    /// <summary>Where a commissioned lot comes from.</summary>
    public static readonly Form<SourceDeclaration> Source = Form.Object<SourceDeclaration>((it, source) =>
        new SourceDeclaration(
            it.Need("kind", OneOf<SourceKind>(), source?.Kind),
            it.OrEmpty("origin", Name, source?.Origin),
            it.Need("grade", OneOf<EvidenceGrade>(), source?.Grade),
            it.May("stream", TextForms.Uri, source?.Stream),
            it.May("counterparty", Hash, source?.Counterparty),
            it.OrEmpty("country", Country, source?.Country)));

    /// <summary>A composition: one row an element, as an element or as a compound of the catalogue.</summary>
    public static readonly Form<Composition> Composition = new(ReadComposition, WriteComposition);

    private static readonly Form<OriginClaim> Claim = Form.Object<OriginClaim>((it, claim) => new OriginClaim(
        it.Need("element", IdentityForms.Element, claim?.Element),
        it.Need("origin", Name, claim?.Origin),
        it.Need("share", QuantityForms.Share, claim?.Share),
        it.OrFalse("byCredit", claim?.ByCredit)));

    /// <summary>A new lot.</summary>
    public static readonly Form<LotDeclaration> Lot = Form.Object<LotDeclaration>(DescribeLot);

    private static readonly Form<ElementShare> Share = new(ReadShare, WriteShare);

    // Both spellings of a GS1 key are one alias: it is kept in the canonical one.
    private static readonly Form<string> Alias = new(
        (StrictElement at, out string alias) =>
        {
            Gs1Key? key = null;
            Refusal? refusal = TextForms.Uri.Read(at, out alias)
                ?? at.Located(Gs1Key.TryParse(alias, string.Empty, out key))
                ?? (key.NamesOneLot ? null : at.Refused(RefusalCode.ValueNotAllowed, key.Kind.ToString()));
            alias = key?.Uri ?? alias;
            return refusal;
        },
        (json, alias) => json.WriteStringValue(alias));

    private static readonly Form<Compound> CompoundForm = new(
        (StrictElement at, out Compound compound) =>
        {
            compound = null!;
            return Any.Read(at, out string formula)
                ?? (CompoundCatalogue.TryFind(formula, out compound!)
                    ? null
                    : at.Refused(RefusalCode.ElementUnknown, JsonText.Printable(formula)));
        },
        (json, compound) => json.WriteStringValue(compound.Formula));

    /// <summary>An element's share from what was stated of it, or of a compound of it.</summary>
    public static ElementShare ShareOf(
        Element element, Compound? compound, Ppb stated, bool below, Ppb uncertainty) => compound is null
        ? new ElementShare(element, stated, below, uncertainty)
        : new ElementShare(
            element,
            below ? RoundedUp(compound, stated) : compound.ElementShareOf(stated),
            below,
            RoundedUp(compound, uncertainty));

    private static LotDeclaration DescribeLot(Fields it, LotDeclaration? lot)
    {
        Eid eid = it.Need("eid", IdentityForms.Lot, lot?.Eid);
        string number = it.Need("lotNumber", LotNumber, lot?.LotNumber);
        string nonce = it.Need("nonce", Nonce, lot?.Nonce);
        string material = it.Need("material", IdentityForms.Material, lot?.Material);
        Mass mass = it.Need("mass", QuantityForms.Mass, lot?.Mass);
        Basis basis = it.Need("basis", OneOf<Basis>(), lot?.Basis);
        it.Require(basis is Basis.Net or Basis.Dry or Basis.Wet, RefusalCode.BasisNotUsable, "basis");
        bool statesMoisture = lot is not null && (basis == Basis.Wet || lot.Moisture > Ppb.Zero);
        Ppb? moisture = it.May("moisture", QuantityForms.Share, statesMoisture ? lot!.Moisture : null);
        it.Require(
            moisture.HasValue == (basis == Basis.Wet),
            RefusalCode.BasisNotUsable,
            "moisture",
            "stated if, and only if, the basis is wet");
        return new LotDeclaration(
            eid,
            number,
            nonce,
            material,
            mass,
            basis,
            moisture ?? Ppb.Zero,
            it.May("pieces", QuantityForms.Count, lot?.Pieces),
            it.May("composition", Composition, lot?.Composition is { Shares.Length: > 0 } known ? known : null)
                ?? Vocabulary.Composition.Unknown,
            it.Need("model", OneOf<CustodyModel>(), lot?.Model),
            it.OrEmpty("grade", Name, lot?.Grade),
            it.May("alias", Alias, lot?.Alias),
            it.List("originClaims", Claim, lot?.OriginClaims));
    }

    private static Refusal? ReadComposition(StrictElement at, out Composition composition)
    {
        composition = Vocabulary.Composition.Unknown;
        return Form.ReadList(at, Share, least: 0, out ImmutableArray<ElementShare> shares)
            ?? at.Located(Vocabulary.Composition.TryCreate(shares, string.Empty, out composition));
    }

    private static void WriteComposition(Utf8JsonWriter json, Composition composition) =>
        Form.WriteList(json, Share, composition.Shares);

    private static Refusal? ReadShare(StrictElement at, out ElementShare share)
    {
        var it = new ReadingFields(at);
        Compound? compound = it.May("compound", CompoundForm, null);
        Element element = compound is null ? it.Need("element", IdentityForms.Element, null) : compound.Element;
        Ppb stated = it.Need("share", QuantityForms.Share, null);
        bool below = it.OrFalse("below", null);
        Ppb uncertainty = it.May("uncertainty", QuantityForms.Share, null) ?? Ppb.Zero;
        it.NothingElse();
        share = ShareOf(element, compound, stated, below, uncertainty);
        return it.Refusal;
    }

    private static void WriteShare(Utf8JsonWriter json, ElementShare share)
    {
        var it = new WritingFields(json);
        json.WriteStartObject();
        it.Need("element", IdentityForms.Element, share.Element);
        it.Need("share", QuantityForms.Share, share.Share);
        it.OrFalse("below", share.IsCensored);
        it.May("uncertainty", QuantityForms.Share, share.Uncertainty > Ppb.Zero ? share.Uncertainty : null);
        json.WriteEndObject();
    }

    // A bound and an uncertainty lose nothing when the compound is converted: they are rounded away from zero.
    private static Ppb RoundedUp(Compound compound, Ppb share) => Ppb.Of((long)(
        (((Int128)share.Value * compound.ElementMicrodaltons) + compound.MolarMicrodaltons - 1)
        / compound.MolarMicrodaltons));
}
