using Lodestone.Node.Texts;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Pages;

/// <summary>A lot comes into being.</summary>
internal sealed class CommissionForm : ActForm
{
    /// <inheritdoc/>
    public override string Key => "commission";

    /// <inheritdoc/>
    public override Label Title => FormTexts.Commission;

    /// <inheritdoc/>
    public override Label Lead => FormTexts.CommissionLead;

    /// <inheritdoc/>
    public override PhysicalAct Read(FormReader it)
    {
        SiteId site = it.Site("site");
        LotDeclaration lot = LotFields.Read(it, "lot.");
        SourceKind kind = it.Choice<SourceKind>("source.kind");
        return new CommissionLot(
            it.Facts("commissioning", "active", site),
            site,
            lot,
            new SourceDeclaration(
                kind,
                it.Text("source.origin"),
                it.Choice<EvidenceGrade>("source.grade"),
                it.Uri("source.stream"),
                null,
                it.Text("source.country").ToUpperInvariant()));
    }

    /// <inheritdoc/>
    public override string Tell(PhysicalAct act, FormSetting setting)
    {
        CommissionLot it = (CommissionLot)act;
        return setting.Frame.T(
            FormTexts.CommissionTell, Figures.Exact(it.Lot.Mass), setting.Frame.T(Labels.OfMaterial(it.Lot.Material)),
            setting.SiteName(it.Site), it.Lot.LotNumber, Figures.Grouped(it.Lot.Eid));
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<FormField> Fields(FormSetting setting) =>
    [
        Choose(setting, "site", FieldTexts.Site, setting.MySites),
        .. LotFields.Of(setting, "lot.", null, isRequired: true),
        new("source.kind", FieldTexts.SourceKind, FieldKind.Choice)
        {
            Group = FieldTexts.Source,
            Choices = setting.Of<SourceKind>(Labels.Of),
            Initial = nameof(SourceKind.Mined),
        },
        new("source.origin", FieldTexts.Origin) { Hint = FieldTexts.OriginHint },
        new("source.grade", FieldTexts.Evidence, FieldKind.Choice)
        {
            Choices = setting.Of<EvidenceGrade>(
                Labels.Of, EvidenceGrade.Declared, EvidenceGrade.Documented, EvidenceGrade.Assayed),
            Initial = nameof(EvidenceGrade.Declared),
        },
        new("source.country", FieldTexts.Country) { Hint = FieldTexts.CountryHint },
        Choose(setting, "source.stream", FieldTexts.Stream, setting.Streams, isRequired: false),
    ];
}
