using Lodestone.Node.Texts;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Pages;

/// <summary>Title passes without movement.</summary>
internal sealed class TitleForm : ActForm
{
    /// <inheritdoc/>
    public override string Key => "title";

    /// <inheritdoc/>
    public override Label Title => FormTexts.PassTitle;

    /// <inheritdoc/>
    public override Label Lead => FormTexts.PassTitleLead;

    /// <inheritdoc/>
    public override PhysicalAct Read(FormReader it)
    {
        it.Need("to");
        it.Need("lots");
        return new TransferTitle(
            it.Facts("accepting", string.Empty, null), it.WholeLots("lots"), it.Setting.Party, it.Party("to") ?? default);
    }

    /// <inheritdoc/>
    public override string Tell(PhysicalAct act, FormSetting setting)
    {
        TransferTitle it = (TransferTitle)act;
        return setting.Frame.T(FormTexts.PassTitleTell, Named(setting, it.Lots), setting.PartyName(it.To));
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<FormField> Fields(FormSetting setting) =>
    [
        Lots("lots", FieldTexts.Lots, FieldTexts.WholeLotsHint),
        Choose(setting, "to", FieldTexts.NewOwner, setting.Others),
    ];
}
