using Lodestone.Node.Texts;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Pages;

/// <summary>Lots are unpacked from a parent.</summary>
internal sealed class UnpackForm : ActForm
{
    /// <inheritdoc/>
    public override string Key => "unpack";

    /// <inheritdoc/>
    public override Label Title => FormTexts.Unpack;

    /// <inheritdoc/>
    public override Label Lead => FormTexts.UnpackLead;

    /// <inheritdoc/>
    public override PhysicalAct Read(FormReader it)
    {
        it.Need("parent");
        return new UnpackLots(
            it.Facts("unpacking", string.Empty, it.Site("site")), it.Uri("parent") ?? string.Empty, it.WholeLots("lots"));
    }

    /// <inheritdoc/>
    public override string Tell(PhysicalAct act, FormSetting setting)
    {
        UnpackLots it = (UnpackLots)act;
        return it.Lots.IsEmpty
            ? setting.Frame.T(FormTexts.UnpackAllTell, it.Parent)
            : setting.Frame.T(FormTexts.UnpackTell, Named(setting, it.Lots), it.Parent);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<FormField> Fields(FormSetting setting) =>
    [
        Choose(setting, "site", FieldTexts.Site, setting.MySites),
        new("parent", FieldTexts.Parent) { IsRequired = true, Hint = FieldTexts.ParentHint },
        Lots("lots", FieldTexts.Lots, FieldTexts.LotsOrAllHint, isRequired: false),
    ];
}
