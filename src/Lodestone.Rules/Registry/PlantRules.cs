using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>What stands in a plant: circuits, by-product streams, instruments.</summary>
internal static class PlantRules
{
    /// <summary>The circuit's step is in the catalogue (120).</summary>
    public static Refusal? CircuitStepIsKnown(Case it, RegisterCircuit act) =>
        StepCatalogue.TryFind(act.ProcessStep, out _)
            ? null
            : it.Refuse(RefusalCode.ProcessStepUnknown, "processStep", act.ProcessStep);

    /// <summary>A circuit is registered by the party that runs the site (308, 309).</summary>
    public static Refusal? CircuitIsAtTheIssuersSite(Case it, RegisterCircuit act) =>
        Standing.RunsSite(it, act.Site, "site");

    /// <summary>A circuit is registered once (801).</summary>
    public static Refusal? CircuitIsNew(Case it, RegisterCircuit act) => it.Draft.Circuits.Has(act.Circuit)
        ? it.Refuse(RefusalCode.AlreadyRegistered, "circuit", act.Circuit)
        : null;

    /// <summary>Writes the circuit, empty: nothing charged yet weakens its model or evidence.</summary>
    public static Refusal? EnterCircuit(Case it, RegisterCircuit act)
    {
        it.Draft.Circuits.Put(act.Circuit, CircuitRow.New(act.Site, it.Issuer, act.ProcessStep));
        return null;
    }

    /// <summary>A stream yields a conserved element (116).</summary>
    public static Refusal? StreamYieldsAListedElement(Case it, RegisterStream act) => act.Element.IsListed
        ? null
        : it.Refuse(RefusalCode.ElementUnknown, "element", act.Element.Symbol);

    /// <summary>The stream's site is registered (308).</summary>
    public static Refusal? StreamSiteIsKnown(Case it, RegisterStream act) => it.Draft.Sites.Has(act.Site.Gln)
        ? null
        : it.Refuse(RefusalCode.SiteUnknown, "site", act.Site.Gln);

    /// <summary>A stream is registered once (801).</summary>
    public static Refusal? StreamIsNew(Case it, RegisterStream act) => it.Draft.Streams.Has(act.Stream)
        ? it.Refuse(RefusalCode.AlreadyRegistered, "stream", act.Stream)
        : null;

    /// <summary>
    /// Writes the stream with its yearly cap: throughput × grade × recovery, exact in picograms but for the last
    /// division, which rounds down.
    /// </summary>
    public static Refusal? EnterStream(Case it, RegisterStream act)
    {
        ElementAmount cap = ElementAmount.In(act.HostThroughput, act.Grade).Share(act.Recovery.Value, Ppb.Whole);
        it.Draft.Streams.Put(act.Stream, new StreamRow(act.Site, act.Element, cap));
        return null;
    }

    /// <summary>An instrument is registered by the party that runs the site (308, 309).</summary>
    public static Refusal? InstrumentIsAtTheIssuersSite(Case it, RegisterInstrument act) =>
        Standing.RunsSite(it, act.Site, "site");

    /// <summary>An instrument is registered again only to prolong its calibration, by its own party (801).</summary>
    public static Refusal? InstrumentIsNewOrRenewed(Case it, RegisterInstrument act) =>
        it.Draft.Instruments.Find(act.Instrument) is { } known
        && (known.Party != it.Issuer || act.CalibratedTo <= known.CalibratedTo)
            ? it.Refuse(RefusalCode.AlreadyRegistered, "instrument", act.Instrument)
            : null;

    /// <summary>A calibration lasts longer than nothing (810).</summary>
    public static Refusal? CalibrationLasts(Case it, RegisterInstrument act) => act.CalibratedFrom < act.CalibratedTo
        ? null
        : it.Refuse(RefusalCode.IntervalEmpty, "calibratedTo", act.CalibratedTo.ToString());

    /// <summary>
    /// Writes the instrument. A calibration that follows the last one without a gap prolongs it, so that events of the
    /// time before can still be reported.
    /// </summary>
    public static Refusal? EnterInstrument(Case it, RegisterInstrument act)
    {
        Instant from = it.Draft.Instruments.Find(act.Instrument) is { } known
            && act.CalibratedFrom <= known.CalibratedTo && known.CalibratedFrom < act.CalibratedFrom
            ? known.CalibratedFrom
            : act.CalibratedFrom;
        it.Draft.Instruments.Put(act.Instrument, new InstrumentRow(
            act.Site, it.Issuer, act.Uncertainty, from, act.CalibratedTo));
        return null;
    }

    /// <summary>An instrument that an event names is registered and calibrated at the event's time (314).</summary>
    public static Refusal? InstrumentIsCalibrated(Case it, EventFacts facts, string? instrument) =>
        instrument is null
        || (it.Draft.Instruments.Find(instrument) is { } row
            && row.CalibratedFrom <= facts.EventTime && facts.EventTime < row.CalibratedTo)
            ? null
            : it.Refuse(RefusalCode.InstrumentNotCalibrated, "instrument", instrument);
}
