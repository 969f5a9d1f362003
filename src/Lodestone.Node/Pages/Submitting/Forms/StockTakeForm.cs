using Lodestone.Node.Texts;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Pages;

/// <summary>What is really there.</summary>
internal sealed class StockTakeForm : ActForm
{
    /// <inheritdoc/>
    public override string Key => "stock-take";

    /// <inheritdoc/>
    public override Label Title => FormTexts.StockTake;

    /// <inheritdoc/>
    public override Label Lead => FormTexts.StockTakeLead;

    /// <inheritdoc/>
    public override PhysicalAct Read(FormReader it)
    {
        SiteId site = it.Site("site");
        return new TakeStock(
            it.Facts("cycle_counting", string.Empty, site), site, it.Uri("circuit"), it.Amounts("measured"),
            it.Lots("lots"));
    }

    /// <inheritdoc/>
    public override string Tell(PhysicalAct act, FormSetting setting)
    {
        TakeStock it = (TakeStock)act;
        return setting.Frame.T(FormTexts.StockTakeTell, setting.SiteName(it.Site), it.Lots.Length, it.Measured.Length);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<FormField> Fields(FormSetting setting) =>
    [
        Choose(setting, "site", FieldTexts.Site, setting.MySites),
        Choose(setting, "circuit", FieldTexts.Circuit, setting.Circuits, isRequired: false) with
        {
            Hint = FieldTexts.StockCircuitHint,
        },
        new("measured", FieldTexts.Measured, FieldKind.Lines) { Hint = FieldTexts.AmountsHint },
        Lots("lots", FieldTexts.FoundLots, FieldTexts.PortionsHint, isRequired: false),
    ];
}
