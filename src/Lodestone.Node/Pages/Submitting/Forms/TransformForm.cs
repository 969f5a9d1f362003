using Lodestone.Node.Texts;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Pages;

/// <summary>Lots become lots.</summary>
internal sealed class TransformForm : ActForm
{
    /// <inheritdoc/>
    public override string Key => "transform";

    /// <inheritdoc/>
    public override Label Title => FormTexts.Transform;

    /// <inheritdoc/>
    public override Label Lead => FormTexts.TransformLead;

    /// <inheritdoc/>
    public override bool HasOutputs => true;

    /// <inheritdoc/>
    public override PhysicalAct Read(FormReader it)
    {
        SiteId site = it.Site("site");
        return new TransformLots(
            it.Facts(string.Empty, string.Empty, site),
            site,
            it.Need("processStep"),
            it.Lots("inputs"),
            [
                .. Enumerable.Range(0, it.Setting.Outputs).Select(i => $"outputs[{i}].")
                    .Where(prefix => LotFields.AreFilled(it, prefix)).Select(prefix => LotFields.Read(it, prefix)),
            ],
            it.Amounts("losses"),
            it.Uri("circuit"),
            it.Party("onBehalfOf"));
    }

    /// <inheritdoc/>
    public override string Tell(PhysicalAct act, FormSetting setting)
    {
        TransformLots it = (TransformLots)act;
        return setting.Frame.T(
            FormTexts.TransformTell, setting.Frame.T(Labels.OfStep(it.ProcessStep)), setting.SiteName(it.Site),
            it.Inputs.Length, it.Outputs.Length, Figures.Kilograms(it.Outputs.Sum(lot => lot.Mass.Milligrams)));
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<FormField> Fields(FormSetting setting) =>
    [
        Choose(setting, "site", FieldTexts.Site, setting.MySites),
        Choose(setting, "processStep", FieldTexts.Step, setting.Steps),
        Lots("inputs", FieldTexts.Inputs, FieldTexts.PortionsHint, isRequired: false),
        Choose(setting, "circuit", FieldTexts.Circuit, setting.Circuits, isRequired: false) with
        {
            Hint = FieldTexts.CircuitHint,
        },
        Choose(setting, "onBehalfOf", FieldTexts.OnBehalfOf, setting.Others, isRequired: false),
        new("losses", FieldTexts.Losses, FieldKind.Lines) { Hint = FieldTexts.AmountsHint },
        .. Enumerable.Range(0, setting.Outputs)
            .SelectMany(i => LotFields.Of(setting, $"outputs[{i}].", i + 1, isRequired: false)),
    ];
}
