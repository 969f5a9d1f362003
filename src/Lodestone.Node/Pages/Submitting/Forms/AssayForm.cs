using Lodestone.Node.Texts;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Pages;

/// <summary>A result of analysis.</summary>
internal sealed class AssayForm : ActForm
{
    /// <inheritdoc/>
    public override string Key => "assay";

    /// <inheritdoc/>
    public override Label Title => FormTexts.Assay;

    /// <inheritdoc/>
    public override Label Lead => FormTexts.AssayLead;

    /// <inheritdoc/>
    public override PhysicalAct Read(FormReader it)
    {
        it.Need("lot");
        it.Need("composition");
        return new RecordAssay(
            it.Facts("inspecting", string.Empty, it.Site("site")),
            it.Lot("lot") ?? default,
            it.Lot("sample"),
            it.Composition("composition"),
            it.Need("method"),
            it.Uri("instrument"),
            it.Check("isFinal"));
    }

    /// <inheritdoc/>
    public override string Tell(PhysicalAct act, FormSetting setting)
    {
        RecordAssay it = (RecordAssay)act;
        return setting.Frame.T(
            it.IsFinal ? FormTexts.AssayFinalTell : FormTexts.AssayTell, it.Lot.Code, it.Method,
            it.Composition.Shares.Length);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<FormField> Fields(FormSetting setting) =>
    [
        Choose(setting, "site", FieldTexts.Site, setting.MySites),
        new("lot", FieldTexts.Lot) { IsRequired = true, Hint = FieldTexts.LotHint },
        new("sample", FieldTexts.Sample) { Hint = FieldTexts.LotHint },
        new("composition", FieldTexts.Result, FieldKind.Lines) { IsRequired = true, Hint = FieldTexts.CompositionHint },
        new("method", FieldTexts.Method) { IsRequired = true, Initial = "ICP-OES" },
        Choose(setting, "instrument", FieldTexts.Instrument, setting.Instruments, isRequired: false),
        new("isFinal", FieldTexts.FinalResult, FieldKind.Check),
    ];
}
