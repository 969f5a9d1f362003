using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>Results of analysis: evidence beside the books, which they never change.</summary>
internal static class AssayRules
{
    /// <summary>
    /// The result is an accredited laboratory's for this chain (313), or the possessor's own of lot or sample (507).
    /// </summary>
    public static Refusal? AssayerMayReport(Case it, RecordAssay act)
    {
        if (it.Draft.Lots.Find(act.Lot.Code) is not { } lot)
        {
            return it.Refuse(RefusalCode.LotUnknown, "lot", act.Lot.Code);
        }

        if (act.Sample is { } eid && !it.Draft.Lots.Has(eid.Code))
        {
            return it.Refuse(RefusalCode.LotUnknown, "sample", eid.Code);
        }

        if (IsLaboratory(it))
        {
            return IsAccreditedFor(it, lot)
                ? null
                : it.Refuse(RefusalCode.LaboratoryNotAccredited, "lot", lot.Material);
        }

        bool possesses = lot.Possessor == it.Issuer
            || (act.Sample is { } sample && it.Draft.Lots.Find(sample.Code)!.Possessor == it.Issuer);
        return possesses ? null : it.Refuse(RefusalCode.NotInPossession, "lot", act.Lot.Code);
    }

    /// <summary>An instrument that is named is the issuer's and calibrated at the event's time (314).</summary>
    public static Refusal? AnalyserIsCalibrated(Case it, RecordAssay act) =>
        act.Instrument is { } instrument && it.Draft.Instruments.Find(instrument) is { } row && row.Party != it.Issuer
            ? it.Refuse(RefusalCode.InstrumentNotCalibrated, "instrument", instrument)
            : PlantRules.InstrumentIsCalibrated(it, act.Event, act.Instrument);

    /// <summary>The event's time is believable (401, 402, 404). A result may come after the lot has moved on.</summary>
    public static Refusal? AssayIsTimely(Case it, RecordAssay act) =>
        Timing.Check(it, act.Event, builtOn: null, site: null);

    /// <summary>A laboratory gives one final result for a lot (705).</summary>
    public static Refusal? ResultIsNotFinalYet(Case it, RecordAssay act) =>
        it.Draft.FinalAssays.Find(FinalKey(it, act.Lot)) is { } final
            ? it.Refuse(RefusalCode.ResultAlreadyFinal, "lot", final.Assay)
            : null;

    /// <summary>Records the result.</summary>
    public static Refusal? EnterAssay(Case it, RecordAssay act)
    {
        LotRow lot = it.Draft.Lots.Find(act.Lot.Code)!;
        string key = it.EventKey(act.Event);
        bool independent = lot.Possessor != it.Issuer && lot.Owner != it.Issuer && lot.Issuer != it.Issuer;
        it.Draft.Assays.Put(key, new AssayRow(
            act.Lot, it.Issuer, IsLaboratory(it) && independent, act.Composition, act.IsFinal, act.Event.EventTime));
        if (act.IsFinal)
        {
            it.Draft.FinalAssays.Put(FinalKey(it, act.Lot), new FinalAssayRow(key));
        }

        return EventLog.RecordAbout(it, act.Event, lot);
    }

    private static string FinalKey(Case it, Eid lot) => $"{lot.Code}/{it.Issuer.Value}";

    private static bool IsLaboratory(Case it) =>
        it.Draft.Parties.Find(it.Issuer.Value) is { Role: PartyRole.Laboratory };

    private static bool IsAccreditedFor(Case it, LotRow lot) => Standing.HoldsPermit(
        it, null, Activity.Assay, Declarations.MaterialOf(lot.Material).Chain, "lot", out _) is null;
}
