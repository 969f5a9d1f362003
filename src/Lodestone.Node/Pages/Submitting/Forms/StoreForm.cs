using Lodestone.Node.Texts;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Pages;

/// <summary>Lots are moved or stored within the possessor's reach.</summary>
internal sealed class StoreForm : ActForm
{
    private static readonly string[] Steps = ["storing", "arriving", "departing", "loading", "unloading", "holding"];

    /// <inheritdoc/>
    public override string Key => "store";

    /// <inheritdoc/>
    public override Label Title => FormTexts.Store;

    /// <inheritdoc/>
    public override Label Lead => FormTexts.StoreLead;

    /// <inheritdoc/>
    public override PhysicalAct Read(FormReader it)
    {
        SiteId site = it.Site("site");
        string step = it.Need("step");
        it.Need("lots");
        it.Keep("step", Steps.Contains(step, StringComparer.Ordinal)
            ? null
            : new Refusal(RefusalCode.ValueNotAllowed, "step"));
        return new ObserveLots(it.Facts(step, string.Empty, site), it.WholeLots("lots"), site);
    }

    /// <inheritdoc/>
    public override string Tell(PhysicalAct act, FormSetting setting)
    {
        ObserveLots it = (ObserveLots)act;
        return setting.Frame.T(FormTexts.StoreTell, Named(setting, it.Lots), setting.SiteName(it.Site));
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<FormField> Fields(FormSetting setting) =>
    [
        new("step", FieldTexts.WhatHappened, FieldKind.Choice)
        {
            Choices = [.. Steps.Select(step => (step, setting.Frame.T(FieldTexts.OfStep(step))))],
            Initial = Steps[0],
        },
        Choose(setting, "site", FieldTexts.SiteNow, setting.MySites),
        Lots("lots", FieldTexts.Lots, FieldTexts.WholeLotsHint),
    ];
}
