using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>From an EPCIS event to the act that it is: docs/formats/epcis.md has the same table.</summary>
internal static class EventTranslator
{
    /// <summary>The act; null if the event has been refused, which its fields then tell.</summary>
    public static Act? Translate(EpcisEvent it, PartyId issuer)
    {
        // Without an identifier nothing recorded here can be meant (EPCIS 2.0 section 7.4.1.4).
        if (it.Error is not null && (it.Facts.EventId is not null || !IsOfThings(it)))
        {
            return Correction(it, it.Error);
        }

        if (!it.IsAboutLots)
        {
            return Things(it);
        }

        it.OnlyLots();
        return it.It.Refusal is not null ? null : (it.Kind, it.Action, it.Facts.Step) switch
        {
            ("TransformationEvent", _, _) => MakingEvents.Transform(it, issuer),
            ("AggregationEvent", "ADD", _) => MovingEvents.Pack(it),
            ("AggregationEvent", "DELETE", _) => MovingEvents.Unpack(it),
            ("TransactionEvent", "ADD", _) => MovingEvents.Title(it),
            ("ObjectEvent", "ADD", "commissioning") => MakingEvents.Commission(it, issuer),
            ("ObjectEvent", "DELETE", _) => MovingEvents.End(it),
            ("ObjectEvent", "OBSERVE", "shipping") => MovingEvents.Ship(it),
            ("ObjectEvent", "OBSERVE", "receiving") => MovingEvents.Receive(it),
            ("ObjectEvent", "OBSERVE", "cycle_counting" or "stock_taking") => MakingEvents.Stock(it),
            ("ObjectEvent", "OBSERVE", _) => Observation(it),
            _ => Malformed(it),
        };
    }

    private static Act? Observation(EpcisEvent it)
    {
        bool isAssay = it.It.Has("lodestone:assay") || it.Sensors.Any(report => report.Substance is not null);
        bool isTitle = Names(it.Sources, "owning_party") && Names(it.Destinations, "owning_party")
            && !Names(it.Sources, "possessing_party") && !Names(it.Destinations, "possessing_party");
        return (it.Facts.Step, isAssay, isTitle) switch
        {
            ("inspecting", true, _) => MakingEvents.Assay(it),
            (_, _, true) => MovingEvents.Title(it),
            ("void_shipping", _, _) => Malformed(it),
            _ => MovingEvents.Observe(it),
        };
    }

    private static bool Names(ImmutableArray<TypedEntry> entries, string type) =>
        entries.Any(entry => entry.Type == type);

    private static CorrectEvent? Correction(EpcisEvent it, ErrorEntry error)
    {
        string? own = it.It.May("lodestone:correctionID", TextForms.Uri, null);
        bool ofThings = IsOfThings(it);
        it.It.Require(it.Facts.EventId is not null, RefusalCode.MemberMissing, "eventID");
        it.It.Require(ofThings || error.Reason.Length > 0, RefusalCode.MemberMissing, "errorDeclaration.reason");
        it.It.Require(
            ofThings || CbvWords.ErrorReason.Find(error.Reason) is not null,
            RefusalCode.ValueNotAllowed,
            "errorDeclaration.reason",
            JsonText.Printable(error.Reason));
        return it.It.Refusal is null
            ? new CorrectEvent(
                it.Facts with { EventId = own }, it.Facts.EventId!, error.Reason, error.CorrectiveEvents)
            {
                IsOfThings = ofThings,
            }
            : null;
    }

    // What names lots, nothing, or binds our prefix, may well be meant for lots.
    private static bool IsOfThings(EpcisEvent it) => !it.IsAboutLots && !it.Context.BindsOurs && it.Things.Any();

    private static RecordThings Things(EpcisEvent it) =>
        new(it.Facts, [.. it.Things]) { Said = EventContent.HashOf(it.At) };

    private static Act? Malformed(EpcisEvent it)
    {
        it.Refuse(
            RefusalCode.EventMalformed,
            it.Kind == "AssociationEvent" || it.IsExtended ? "type" : it.Action == "OBSERVE" ? "bizStep" : "action",
            "this kind of event says nothing of lots");
        return null;
    }
}
