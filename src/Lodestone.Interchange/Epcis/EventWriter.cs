using System.Text.Json;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>Writes one event.</summary>
internal sealed class EventWriter(Utf8JsonWriter json, EventFacts facts)
{
    private readonly WritingFields it = new(json);

    public void Write(PhysicalAct act, Instant now)
    {
        json.WriteStartObject();
        switch (act)
        {
            case CommissionLot made:
                Commission(made);
                break;
            case TransformLots made:
                Transform(made);
                break;
            case PackLots packed:
                Head("AggregationEvent", "ADD", "packing", isStepFixed: false);
                json.WriteString("parentID", packed.Parent);
                Lots("childQuantityList", packed.Lots.Select(Whole));
                break;
            case UnpackLots unpacked:
                Unpack(unpacked);
                break;
            case ShipLots shipped:
                Ship(shipped);
                break;
            case ReceiveLots received:
                Receive(received);
                break;
            case ObserveLots observed:
                Observe(observed);
                break;
            case TransferTitle passed:
                Head("ObjectEvent", "OBSERVE", "accepting", isStepFixed: false);
                Require(facts.Step is not ("shipping" or "receiving"), "Event.Step");
                Lots("quantityList", passed.Lots.Select(Whole));
                Typed("sourceList", "source", ("owning_party", EpcUri.Of(passed.From)));
                Typed("destinationList", "destination", ("owning_party", EpcUri.Of(passed.To)));
                break;
            case EndLots ended:
                Head("ObjectEvent", "DELETE", "decommissioning", isStepFixed: false);
                Lots("quantityList", ended.Lots.Select(lot => (lot.Lot, lot.Mass)));
                it.Need("lodestone:end", MovingEvents.EndForm, new(ended.Kind, ended.Destination, ended.Counterparty));
                break;
            case RecordAssay assay:
                Assay(assay);
                break;
            case TakeStock stock:
                Stock(stock);
                break;
            case CorrectEvent correction:
                Correct(correction, now);
                break;
            case RecordThings things:
                Record(things);
                break;
            default:
                throw new ArgumentException($"{act.GetType().Name} has no EPCIS form.", nameof(act));
        }

        json.WriteEndObject();
    }

    private void Commission(CommissionLot made)
    {
        Head("ObjectEvent", "ADD", "commissioning", isStepFixed: true, made.Site);
        Lots("quantityList", [(made.Lot.Eid, made.Lot.Mass)]);
        json.WriteStartObject("ilmd");
        it.Some("lodestone:lots", LotForms.Lot, [made.Lot]);
        it.Need("lodestone:source", LotForms.Source, made.Source);
        json.WriteEndObject();
    }

    private void Transform(TransformLots made)
    {
        Head("TransformationEvent", null, string.Empty, isStepFixed: false, made.Site);
        it.May("transformationID", TextForms.Uri, made.Circuit);
        if (made.Inputs.Length > 0)
        {
            Lots("inputQuantityList", made.Inputs.Select(lot => (lot.Lot, lot.Mass)));
        }

        it.Need("lodestone:processStep", IdentityForms.Step, made.ProcessStep);
        it.List("lodestone:losses", LotForms.Loss, made.Losses);
        it.May("lodestone:onBehalfOf", IdentityForms.Party, made.OnBehalfOf);
        if (made.Outputs.Length > 0)
        {
            Lots("outputQuantityList", made.Outputs.Select(lot => (lot.Eid, (Mass?)lot.Mass)));
            json.WriteStartObject("ilmd");
            it.Some("lodestone:lots", LotForms.Lot, made.Outputs);
            json.WriteEndObject();
        }
    }

    private void Unpack(UnpackLots unpacked)
    {
        Head("AggregationEvent", "DELETE", "unpacking", isStepFixed: false);
        json.WriteString("parentID", unpacked.Parent);
        it.OrFalse("lodestone:all", unpacked.Lots.Length == 0);
        if (unpacked.Lots.Length > 0)
        {
            Lots("childQuantityList", unpacked.Lots.Select(Whole));
        }
    }

    private void Ship(ShipLots shipped)
    {
        Head("ObjectEvent", "OBSERVE", "shipping", isStepFixed: true);
        it.List("epcList", TextForms.Uri, shipped.Parents);
        Lots("quantityList", shipped.Lots.Select(lot => (lot.Lot, lot.Weight)));
        Typed("bizTransactionList", "bizTransaction", ("desadv", shipped.Shipment));
        Typed("sourceList", "source", ("location", EpcUri.Of(shipped.From)));
        (string, string)[] destination =
            [("possessing_party", EpcUri.Of(shipped.Receiver)), ("location", EpcUri.Of(shipped.To))];
        Typed("destinationList", "destination", shipped.NewOwner is { } owner
            ? [.. destination, ("owning_party", EpcUri.Of(owner))]
            : destination);
        it.May("lodestone:carrier", IdentityForms.Party, shipped.Carrier);
        it.May("lodestone:contract", TextForms.Uri, shipped.Contract);
        it.May("lodestone:instrument", TextForms.Uri, shipped.Instrument);
    }

    private void Receive(ReceiveLots received)
    {
        Head("ObjectEvent", "OBSERVE", "receiving", isStepFixed: true, received.Site);
        if (received.Lots.Length > 0)
        {
            Lots("quantityList", received.Lots.Select(lot => (lot.Lot, lot.Weight)));
        }
        else
        {
            Empty("epcList");
        }

        Typed("bizTransactionList", "bizTransaction", ("desadv", received.Shipment));
        it.OrFalse("lodestone:all", received.Lots.Length == 0);
        it.May("lodestone:instrument", TextForms.Uri, received.Instrument);
        it.OrFalse("lodestone:final", received.IsFinal);
    }

    private void Observe(ObserveLots observed)
    {
        Head("ObjectEvent", "OBSERVE", string.Empty, isStepFixed: false, observed.Site);
        Require(
            facts.Step is not ("shipping" or "receiving" or "cycle_counting" or "stock_taking" or "void_shipping"),
            "Event.Step");
        Lots("quantityList", observed.Lots.Select(Whole));
    }

    private void Assay(RecordAssay assay)
    {
        Head("ObjectEvent", "OBSERVE", "inspecting", isStepFixed: true);
        Lots("quantityList", [(assay.Lot, null)]);
        it.Need("lodestone:assay", MakingEvents.ReportForm, new(
            assay.Sample, assay.Composition, assay.Method, assay.Instrument, assay.IsFinal));
    }

    private void Stock(TakeStock stock)
    {
        Head("ObjectEvent", "OBSERVE", "cycle_counting", isStepFixed: facts.Step != "stock_taking", stock.Site);
        if (stock.Lots.Length > 0)
        {
            Lots("quantityList", stock.Lots.Select(lot => (lot.Lot, lot.Mass)));
        }
        else
        {
            Empty("epcList");
        }

        it.Need("lodestone:stock", MakingEvents.HoldupForm, new(stock.Circuit, stock.Measured));
    }

    // The noun keeps what the correction is about, not the whole event as it was: the copy names no thing.
    private void Correct(CorrectEvent correction, Instant now)
    {
        Head("ObjectEvent", "OBSERVE", string.Empty, isStepFixed: false, id: correction.Target);
        Empty("epcList");
        json.WriteStartObject("errorDeclaration");
        json.WriteString("declarationTime", now.ToString());
        json.WriteString("reason", correction.Reason);
        it.List("correctiveEventIDs", TextForms.Uri, correction.CorrectiveEvents);
        json.WriteEndObject();
        it.May("lodestone:correctionID", TextForms.Uri, facts.EventId);
    }

    private void Record(RecordThings things)
    {
        Head("ObjectEvent", "OBSERVE", string.Empty, isStepFixed: false, isAboutLots: false);
        string[] classes = [.. things.Things.Where(IsClass)];
        json.WriteStartArray("epcList");
        foreach (string thing in things.Things.Except(classes))
        {
            json.WriteStringValue(thing);
        }

        json.WriteEndArray();
        if (classes.Length > 0)
        {
            json.WriteStartArray("quantityList");
            foreach (string thing in classes)
            {
                json.WriteStartObject();
                json.WriteString("epcClass", thing);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    }

    private void Head(
        string type,
        string? action,
        string step,
        bool isStepFixed,
        SiteId? site = null,
        string? id = null,
        bool isAboutLots = true)
    {
        json.WriteString("type", type);
        Require(!isAboutLots || (id ?? facts.EventId) is not null, "Event.EventId");
        it.May("eventID", TextForms.Uri, id ?? facts.EventId);
        json.WriteString("eventTime", facts.EventTime.ToString());
        json.WriteString("eventTimeZoneOffset", facts.TimeZoneOffset);
        if (action is not null)
        {
            json.WriteString("action", action);
        }

        Require(!isStepFixed || facts.Step.Length == 0 || facts.Step == step, "Event.Step");
        it.OrEmpty("bizStep", CbvWords.Step.Form, facts.Step.Length == 0 && isStepFixed ? step : facts.Step);
        it.OrEmpty("disposition", CbvWords.Disposition.Form, facts.Disposition);
        SiteId? location = facts.Location ?? (facts.ReadPoint is null ? site : null);
        Require(site is null || site == (location ?? facts.ReadPoint), "Site");
        Place("readPoint", facts.ReadPoint);
        Place("bizLocation", location);
    }

    private void Place(string name, SiteId? site)
    {
        if (site is { } known)
        {
            json.WriteStartObject(name);
            json.WriteString("id", EpcUri.Of(known));
            json.WriteEndObject();
        }
    }

    private void Lots(string name, IEnumerable<(Eid Lot, Mass? Mass)> lots)
    {
        json.WriteStartArray(name);
        foreach ((Eid lot, Mass? mass) in lots)
        {
            json.WriteStartObject();
            json.WriteString("epcClass", EpcUri.Of(lot));
            if (mass is { } stated)
            {
                json.WritePropertyName("quantity");
                json.WriteRawValue(DecimalDigits.Write(stated.Milligrams, 6));
                json.WriteString("uom", "KGM");
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void Typed(string list, string name, params (string Type, string Uri)[] entries)
    {
        json.WriteStartArray(list);
        foreach ((string type, string uri) in entries)
        {
            json.WriteStartObject();
            json.WriteString("type", type);
            json.WriteString(name, uri);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void Empty(string list)
    {
        json.WriteStartArray(list);
        json.WriteEndArray();
    }

    private void Require(bool holds, string name) =>
        it.Require(holds, RefusalCode.EventMalformed, name);

    private static (Eid, Mass?) Whole(Eid lot) => (lot, null);

    private static bool IsClass(string uri) =>
        uri.StartsWith("urn:epc:class:", StringComparison.Ordinal)
        || uri.StartsWith("urn:epc:idpat:", StringComparison.Ordinal);
}
