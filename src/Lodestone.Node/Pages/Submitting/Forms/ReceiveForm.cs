using Lodestone.Node.Texts;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Pages;

/// <summary>Goods arrive.</summary>
internal sealed class ReceiveForm : ActForm
{
    /// <inheritdoc/>
    public override string Key => "receive";

    /// <inheritdoc/>
    public override Label Title => FormTexts.Receive;

    /// <inheritdoc/>
    public override Label Lead => FormTexts.ReceiveLead;

    /// <inheritdoc/>
    public override PhysicalAct Read(FormReader it)
    {
        string name = it.Text("shipmentOther").Length > 0 ? "shipmentOther" : "shipment";
        it.Need(name);
        SiteId site = it.Site("site");
        return new ReceiveLots(
            it.Facts("receiving", "active", site),
            it.Uri(name) ?? string.Empty,
            [.. it.Lots("lots").Select(lot => new WeighedLot(lot.Lot, lot.Mass))],
            site,
            it.Uri("instrument"),
            it.Check("isFinal"));
    }

    /// <inheritdoc/>
    public override string Tell(PhysicalAct act, FormSetting setting)
    {
        ReceiveLots it = (ReceiveLots)act;
        string shipment = Words.Last(it.Shipment);
        return it.Lots.IsEmpty
            ? setting.Frame.T(FormTexts.ReceiveAllTell, shipment, setting.SiteName(it.Site))
            : setting.Frame.T(
                FormTexts.ReceiveTell, Named(setting, it.Lots.Select(lot => lot.Lot)), shipment,
                setting.SiteName(it.Site));
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<FormField> Fields(FormSetting setting) =>
    [
        Choose(setting, "shipment", FieldTexts.OpenShipment, setting.ShipmentsToMe, isRequired: false),
        new("shipmentOther", FieldTexts.OtherShipment) { Hint = FieldTexts.OtherShipmentHint },
        Choose(setting, "site", FieldTexts.Site, setting.MySites),
        Lots("lots", FieldTexts.Lots, FieldTexts.ReceivedHint, isRequired: false),
        Choose(setting, "instrument", FieldTexts.Scale, setting.Instruments, isRequired: false),
        new("isFinal", FieldTexts.FinalWeights, FieldKind.Check),
    ];
}
