using Lodestone.Node.Texts;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Pages;

/// <summary>Lots, or parts of them, leave the books.</summary>
internal sealed class EndForm : ActForm
{
    /// <inheritdoc/>
    public override string Key => "end";

    /// <inheritdoc/>
    public override Label Title => FormTexts.End;

    /// <inheritdoc/>
    public override Label Lead => FormTexts.EndLead;

    /// <inheritdoc/>
    public override PhysicalAct Read(FormReader it)
    {
        it.Need("lots");
        return new EndLots(
            it.Facts("decommissioning", string.Empty, null) with { ReadPoint = it.Site("site") },
            it.Choice<EndKind>("kind"),
            it.Lots("lots"),
            it.Text("destination").ToUpperInvariant(),
            null);
    }

    /// <inheritdoc/>
    public override string Tell(PhysicalAct act, FormSetting setting)
    {
        EndLots it = (EndLots)act;
        return setting.Frame.T(
            FormTexts.EndTell, Named(setting, it.Lots.Select(lot => lot.Lot)), setting.Frame.T(Labels.Of(it.Kind)));
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<FormField> Fields(FormSetting setting) =>
    [
        new("kind", FieldTexts.EndKind, FieldKind.Choice)
        {
            Choices = setting.ToChoose(setting.Of<EndKind>(Labels.Of)),
            IsRequired = true,
        },
        Choose(setting, "site", FieldTexts.Site, setting.MySites),
        Lots("lots", FieldTexts.Lots, FieldTexts.PortionsHint),
        new("destination", FieldTexts.Destination) { Hint = FieldTexts.CountryHint },
    ];
}
