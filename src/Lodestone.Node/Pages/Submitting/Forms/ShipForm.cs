using Lodestone.Node.Texts;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Pages;

/// <summary>Goods leave for a receiver.</summary>
internal sealed class ShipForm : ActForm
{
    /// <inheritdoc/>
    public override string Key => "ship";

    /// <inheritdoc/>
    public override Label Title => FormTexts.Ship;

    /// <inheritdoc/>
    public override Label Lead => FormTexts.ShipLead;

    /// <inheritdoc/>
    public override PhysicalAct Read(FormReader it)
    {
        SiteId from = it.Site("from");
        it.Need("receiver");
        string number = it.Need("shipment");
        string shipment = number.Contains(':', StringComparison.Ordinal)
            ? number
            : $"urn:epcglobal:cbv:bt:{from}:{Uri.EscapeDataString(number)}";
        it.Keep("shipment", number.Length == 0 || AsciiGrammar.IsUri(shipment)
            ? null
            : new Refusal(RefusalCode.IdentifierMalformed, "shipment"));
        return new ShipLots(
            it.Facts("shipping", "in_transit", null) with { ReadPoint = from },
            shipment,
            [.. it.Lots("lots").Select(lot => new WeighedLot(lot.Lot, lot.Mass))],
            [.. it.Text("parents").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
            from,
            it.Party("receiver") ?? default,
            it.Site("to"),
            it.Party("carrier"),
            it.Party("newOwner"),
            it.Uri("contract"),
            it.Uri("instrument"));
    }

    /// <inheritdoc/>
    public override string Tell(PhysicalAct act, FormSetting setting)
    {
        ShipLots it = (ShipLots)act;
        string sentence = setting.Frame.T(
            FormTexts.ShipTell, Named(setting, it.Lots.Select(lot => lot.Lot)), setting.SiteName(it.From),
            setting.PartyName(it.Receiver), setting.SiteName(it.To));
        return it.NewOwner is { } owner
            ? $"{sentence} {setting.Frame.T(FormTexts.ShipOwnerTell, setting.PartyName(owner))}"
            : sentence;
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<FormField> Fields(FormSetting setting) =>
    [
        new("shipment", FieldTexts.Shipment) { IsRequired = true, Hint = FieldTexts.ShipmentHint },
        Choose(setting, "from", FieldTexts.From, setting.MySites),
        Choose(setting, "receiver", FieldTexts.Receiver, setting.Others),
        Choose(setting, "to", FieldTexts.To, setting.AllSites),
        Lots("lots", FieldTexts.Lots, FieldTexts.WeighedHint, isRequired: false),
        Lots("parents", FieldTexts.Parents, FieldTexts.ParentsHint, isRequired: false),
        Choose(setting, "newOwner", FieldTexts.NewOwner, setting.Others, isRequired: false),
        Choose(setting, "carrier", FieldTexts.Carrier, setting.Others, isRequired: false),
        Choose(setting, "instrument", FieldTexts.Scale, setting.Instruments, isRequired: false),
        new("contract", FieldTexts.Contract) { Hint = FieldTexts.ContractHint },
    ];
}
