using Lodestone.Vocabulary;
using static Lodestone.Interchange.IdentityForms;
using static Lodestone.Interchange.TextForms;

namespace Lodestone.Interchange;

/// <summary>The acts of authority, of sealed results and of credits.</summary>
internal static class AuthorityActForms
{
    // A proposal holds an act, which may hold none of these two itself: authority is not proposed to propose.
    private static readonly Form<Act> Proposable = new(
        (StrictElement at, out Act act) => ActForms.Any.Read(at, out act)
            ?? (act is Propose or Approve ? at.Refused(RefusalCode.ValueNotAllowed, act.GetType().Name) : null),
        (json, act) => ActForms.Any.Write(json, act));

    /// <summary>Every act of this family.</summary>
    public static IEnumerable<Family<Act>.Member> All =>
    [
        ActForms.Of<PlaceHold>((it, act) => new PlaceHold(
            it.Need("hold", Name, act?.Hold),
            it.Some("lots", Lot, act?.Lots),
            it.Need("reason", Name, act?.Reason))),
        ActForms.Of<LiftHold>((it, act) => new LiftHold(it.Need("hold", Name, act?.Hold))),
        ActForms.Of<ClearGoods>((it, act) => new ClearGoods(
            it.Need("declaration", Name, act?.Declaration),
            it.Some("lots", Lot, act?.Lots),
            it.Need("destination", Country, act?.Destination))),
        ActForms.Of<ClosePeriod>((it, act) => new ClosePeriod(
            it.May("site", Site, act?.Site),
            it.Need("periodEnd", Time, act?.PeriodEnd))),
        ActForms.Of<CloseOpeningWindow>((_, _) => new CloseOpeningWindow()),
        ActForms.Of<Propose>((it, act) => new Propose(it.Need("act", Proposable, act?.Proposed))),
        ActForms.Of<Approve>((it, act) => new Approve(
            it.Need("proposal", TextForms.Statement, act?.Proposal),
            (int)it.Need("actIndex", QuantityForms.Whole(0, 999), act?.ActIndex))),
        ActForms.Of<DecideQuarantine>((it, act) => new DecideQuarantine(
            it.Some("lots", Lot, act?.Lots),
            it.Need("outcome", OneOf<QuarantineOutcome>(), act?.Outcome))),
        ActForms.Of<AllowLateEntry>((it, act) => new AllowLateEntry(
            it.Need("party", Party, act?.Party),
            it.Need("eventsFrom", Time, act?.EventsFrom),
            it.Need("eventsTo", Time, act?.EventsTo),
            it.Need("until", Time, act?.Until))),
        ActForms.Of<CorrectSource>((it, act) => new CorrectSource(
            it.Need("lot", Lot, act?.Lot),
            it.Need("element", IdentityForms.Element, act?.Element),
            it.Need("assay", TextForms.Uri, act?.Assay))),
        ActForms.Of<SealResult>((it, act) => new SealResult(
            it.Need("shipment", TextForms.Uri, act?.Shipment),
            it.Need("lot", Lot, act?.Lot),
            it.Need("seal", Hash, act?.Seal))),
        ActForms.Of<OpenResult>((it, act) => new OpenResult(
            it.Need("shipment", TextForms.Uri, act?.Shipment),
            it.Need("lot", Lot, act?.Lot),
            it.Need("weight", QuantityForms.Mass, act?.Weight),
            it.Need("element", IdentityForms.Element, act?.Element),
            it.Need("share", QuantityForms.Share, act?.Share),
            it.Need("salt", Hex, act?.Salt))),
        ActForms.Of<TransferCredit>((it, act) => new TransferCredit(
            it.Need("site", Site, act?.Site),
            it.Need("to", Site, act?.To),
            it.Need("element", IdentityForms.Element, act?.Element),
            it.Need("origin", Name, act?.Origin),
            it.Need("amount", QuantityForms.Amount, act?.Amount))),
    ];
}
