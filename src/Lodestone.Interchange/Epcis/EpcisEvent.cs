using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>
/// One EPCIS event as it stands in the document: what every event has, the lists of its kind, and the fields from which
/// a translator takes our extensions.
/// </summary>
internal sealed class EpcisEvent
{
    private static readonly string[] Kinds =
        ["ObjectEvent", "AggregationEvent", "AssociationEvent", "TransactionEvent", "TransformationEvent"];

    private TypedEntry? readPoint;
    private TypedEntry? location;

    private EpcisEvent(StrictElement at)
    {
        At = at;
        It = new ReadingFields(at);
    }

    public StrictElement At { get; }

    /// <summary>The fields; the first refusal stays in them.</summary>
    public ReadingFields It { get; }

    public string Kind { get; private set; } = string.Empty;

    public string Action { get; private set; } = string.Empty;

    public EventFacts Facts { get; private set; } = null!;

    public JsonLdContext Context { get; private set; } = JsonLdContext.None;

    public ErrorEntry? Error { get; private set; }

    public string? Parent { get; private set; }

    public string? Transformation { get; private set; }

    public ImmutableArray<EpcEntry> Epcs { get; private set; } = [];

    public ImmutableArray<EpcEntry> OutputEpcs { get; private set; } = [];

    public ImmutableArray<QuantityEntry> Quantities { get; private set; } = [];

    public ImmutableArray<QuantityEntry> Outputs { get; private set; } = [];

    public ImmutableArray<TypedEntry> Sources { get; private set; } = [];

    public ImmutableArray<TypedEntry> Destinations { get; private set; } = [];

    public ImmutableArray<TypedEntry> Transactions { get; private set; } = [];

    public ImmutableArray<SensorEntry> Sensors { get; private set; } = [];

    /// <summary>The instance or lot master data; null if there is none.</summary>
    public ReadingFields? Ilmd { get; private set; }

    /// <summary>The name of the list in which the event's lots stand, for refusals.</summary>
    public string QuantitiesName => Kind switch
    {
        "AggregationEvent" or "AssociationEvent" => "childQuantityList",
        "TransformationEvent" => "inputQuantityList",
        _ => "quantityList",
    };

    /// <summary>Whether the kind is somebody's own: a URI.</summary>
    public bool IsExtended { get; private set; }

    /// <summary>All that the event names, once each.</summary>
    public IEnumerable<string> Things => (Parent is null ? [] : (string[])[Parent])
        .Concat(Epcs.Select(entry => entry.Uri))
        .Concat(Quantities.Select(entry => entry.Uri))
        .Concat(OutputEpcs.Select(entry => entry.Uri))
        .Concat(Outputs.Select(entry => entry.Uri))
        .Distinct(StringComparer.Ordinal);

    /// <summary>Whether the event speaks of controlled lots: it names one, or uses our extension.</summary>
    public bool IsAboutLots { get; private set; }

    /// <summary>Reads an event's standard members; null, or the refusal.</summary>
    public static Refusal? TryRead(StrictElement at, JsonLdContext context, out EpcisEvent read)
    {
        read = new EpcisEvent(at) { Context = context };
        read.ReadContext();
        read.ReadCommon();
        read.ReadLists();
        read.LookForLots();
        return read.It.Refusal;
    }

    /// <summary>Refuses the event for one of its members.</summary>
    public void Refuse(RefusalCode code, string name, string? detail = null) => It.Refuse(code, name, detail);

    private void ReadContext()
    {
        if (It.Refusal is null && At.TryMember("@context"u8, out StrictElement context))
        {
            Refusal? refusal = JsonLdContext.TryRead(context, out JsonLdContext inner);
            Context = Context.And(inner);
            It.Keep(refusal);
        }
    }

    private void ReadCommon()
    {
        Kind = It.Need("type", TextForms.Any, null) ?? string.Empty;
        bool isStandard = Kinds.Contains(Kind);
        IsExtended = !isStandard && UriGrammar.IsUri(Kind, UriGrammar.MaxName);
        It.Require(isStandard || IsExtended, RefusalCode.ActUnknown, "type", JsonText.Printable(Kind));
        string? id = It.May("eventID", TextForms.Uri, null);
        Instant time = It.Need("eventTime", TextForms.Time, null);
        It.May("recordTime", TextForms.Time, null);
        string offset = It.Need("eventTimeZoneOffset", TextForms.Offset, null);
        Action = Kind == "TransformationEvent" || IsExtended
            ? string.Empty
            : It.Need("action", CbvWords.Action, null);
        string step = It.OrEmpty("bizStep", CbvWords.Step.Form, null);
        string disposition = It.OrEmpty("disposition", CbvWords.Disposition.Form, null);
        Error = It.May("errorDeclaration", EpcisForms.Error, null);
        It.May("certificationInfo", EpcisForms.Certification, null);
        It.May("persistentDisposition", EpcisForms.PersistentDisposition, null);
        readPoint = It.May("readPoint", EpcisForms.Place, null);
        location = It.May("bizLocation", EpcisForms.Place, null);
        if (It.Refusal is null)
        {
            string hash = Convert.ToHexStringLower(SHA256.HashData(At.Raw.Span));
            Facts = new EventFacts(
                id, time, offset, step, disposition, SiteIfKnown(readPoint), SiteIfKnown(location), hash);
        }
    }

    private void ReadLists()
    {
        Transactions = It.List("bizTransactionList", EpcisForms.BusinessTransaction, null);
        Sources = It.List("sourceList", EpcisForms.Source, null);
        Destinations = It.List("destinationList", EpcisForms.Destination, null);
        Sensors = [.. It.List("sensorElementList", SensorForms.Element, null).SelectMany(reports => reports)];
        switch (Kind)
        {
            case "ObjectEvent":
                ReadObjects("epcList", "quantityList", isEmptyEnough: true);
                ReadIlmd(Action == "ADD");
                break;
            case "TransactionEvent":
                It.Require(Transactions.Length > 0, RefusalCode.MemberMissing, "bizTransactionList");
                Parent = It.May("parentID", TextForms.Uri, null);
                ReadObjects("epcList", "quantityList", isEmptyEnough: true);
                break;
            case "AggregationEvent" or "AssociationEvent":
                Parent = It.May("parentID", TextForms.Uri, null);
                It.Require(
                    Parent is not null || (Action == "OBSERVE" && Kind == "AggregationEvent"),
                    RefusalCode.MemberMissing,
                    "parentID");
                ReadObjects("childEPCs", "childQuantityList", isEmptyEnough: false);
                break;
            case "TransformationEvent":
                ReadTransformation();
                RequireInputsAndOutputs();
                ReadIlmd(isAllowed: true);
                break;
            default:
                ReadExtended();
                break;
        }
    }

    // GS1's JSON schema: some objects, or for some kinds an empty list of them; taken out without names, all are meant;
    // and a sensor's reading needs only a place.
    private void ReadObjects(string epcs, string quantities, bool isEmptyEnough)
    {
        Epcs = isEmptyEnough && Kind == "ObjectEvent" ? UniqueEpcs(epcs) : It.List(epcs, EpcisForms.Epc, null);
        Quantities = It.List(quantities, EpcisForms.Quantity, null);
        bool named = Epcs.Length + Quantities.Length > 0 || (isEmptyEnough && It.Has(epcs));
        It.Require(
            Kind == "ObjectEvent"
                ? named || (Sensors.Length > 0 && readPoint is not null)
                : named || Action == "DELETE",
            RefusalCode.MemberMissing,
            It.Has(quantities) && !It.Has(epcs) ? quantities : epcs);
    }

    private void ReadTransformation()
    {
        Transformation = It.May("transformationID", TextForms.Uri, null);
        Epcs = UniqueEpcs("inputEPCList");
        Quantities = It.List("inputQuantityList", EpcisForms.Quantity, null);
        OutputEpcs = UniqueEpcs("outputEPCList");
        Outputs = It.List("outputQuantityList", EpcisForms.Quantity, null);
    }

    // A kind of somebody's own (EPCIS 2.0 section 6.2.2) may use whatever the standard kinds use.
    private void ReadExtended()
    {
        ReadTransformation();
        It.May("action", CbvWords.Action, null);
        Parent = It.May("parentID", TextForms.Uri, null);
        Epcs = [.. Epcs, .. UniqueEpcs("epcList"), .. It.List("childEPCs", EpcisForms.Epc, null)];
        Quantities =
        [
            .. Quantities,
            .. It.List("quantityList", EpcisForms.Quantity, null),
            .. It.List("childQuantityList", EpcisForms.Quantity, null),
        ];
        ReadIlmd(isAllowed: true);
    }

    private ImmutableArray<EpcEntry> UniqueEpcs(string name)
    {
        ImmutableArray<EpcEntry> entries = It.List(name, EpcisForms.Epc, null);
        if (entries.Length > 1 && At.TryLook(Encoding.ASCII.GetBytes(name), out StrictElement list))
        {
            It.Keep(EpcisForms.OnceEach(list, [.. entries.Select(entry => entry.Uri)]));
        }

        return entries;
    }

    // EPCIS 2.0 section 7.4.6: both sides, unless a transformation identifier joins several events.
    private void RequireInputsAndOutputs()
    {
        bool inputs = Epcs.Length + Quantities.Length > 0;
        bool outputs = OutputEpcs.Length + Outputs.Length > 0;
        bool enough = Transformation is null ? inputs && outputs : inputs || outputs;
        It.Require(enough, RefusalCode.MemberMissing, inputs ? "outputQuantityList" : "inputQuantityList");
    }

    private void ReadIlmd(bool isAllowed)
    {
        if (It.Refusal is null && isAllowed && At.TryMember("ilmd"u8, out StrictElement ilmd))
        {
            Ilmd = new ReadingFields(ilmd);
            It.Keep(Ilmd.Refusal);
        }
    }

    private void LookForLots()
    {
        if (It.Refusal is not null)
        {
            return;
        }

        bool usesOurs = UsesOurs(At) || (At.TryLook("ilmd"u8, out StrictElement ilmd) && UsesOurs(ilmd));
        IsAboutLots = usesOurs || Quantities.Concat(Outputs).Any(entry => entry.Lot is not null);
        It.Require(!usesOurs || Context.BindsOurs, RefusalCode.MemberMissing, "@context", JsonLdContext.Namespace);
        if (!IsAboutLots || Error is not null)
        {
            return;
        }

        It.Require(!Context.HasForeign, RefusalCode.ValueNotAllowed, "@context", "a context that is not known here");
        It.Require(Facts.EventId is not null, RefusalCode.MemberMissing, "eventID");
        HoldToSite(readPoint);
        HoldToSite(location);
    }

    private static bool UsesOurs(StrictElement at)
    {
        if (at.IsObject)
        {
            foreach (StrictElement member in at.Values)
            {
                if (EpcisMembers.IsOurs(member))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static SiteId? SiteIfKnown(TypedEntry? place) =>
        place is not null && EpcUri.TrySite(place.Uri, out SiteId site) is null ? site : null;

    private void HoldToSite(TypedEntry? place)
    {
        if (place is not null)
        {
            It.Keep(place.Located(EpcUri.TrySite(place.Uri, out _)));
        }
    }
}
