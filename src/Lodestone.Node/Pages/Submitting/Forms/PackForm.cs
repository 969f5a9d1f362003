using Lodestone.Node.Texts;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Pages;

/// <summary>Lots are packed into a parent.</summary>
internal sealed class PackForm : ActForm
{
    /// <inheritdoc/>
    public override string Key => "pack";

    /// <inheritdoc/>
    public override Label Title => FormTexts.Pack;

    /// <inheritdoc/>
    public override Label Lead => FormTexts.PackLead;

    /// <inheritdoc/>
    public override PhysicalAct Read(FormReader it)
    {
        it.Need("parent");
        it.Need("lots");
        return new PackLots(
            it.Facts("packing", string.Empty, it.Site("site")), it.Uri("parent") ?? string.Empty, it.WholeLots("lots"));
    }

    /// <inheritdoc/>
    public override string Tell(PhysicalAct act, FormSetting setting)
    {
        PackLots it = (PackLots)act;
        return setting.Frame.T(FormTexts.PackTell, Named(setting, it.Lots), it.Parent);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<FormField> Fields(FormSetting setting) =>
    [
        Choose(setting, "site", FieldTexts.Site, setting.MySites),
        new("parent", FieldTexts.Parent) { IsRequired = true, Hint = FieldTexts.ParentHint },
        Lots("lots", FieldTexts.Lots, FieldTexts.WholeLotsHint),
    ];
}
