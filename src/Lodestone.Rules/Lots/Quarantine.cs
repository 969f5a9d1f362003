using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>
/// Facts that break the law are recorded into quarantine: the authority sees them, the mass is usable by nobody until
/// two persons decide.
/// </summary>
internal static class Quarantine
{
    /// <summary>Puts a lot into quarantine and writes it to the draft.</summary>
    /// <remarks>A lot in quarantine already keeps its first reason; the further one is added to the detail and flags.</remarks>
    /// <param name="it">The case.</param>
    /// <param name="lot">The lot as the act leaves it otherwise.</param>
    /// <param name="reason">Stable word, such as <c>receipt-without-shipment</c>.</param>
    /// <param name="detail">Figures, ASCII.</param>
    /// <param name="at">Event time.</param>
    /// <returns>The lot as it now stands in the draft.</returns>
    public static LotRow Put(Case it, LotRow lot, string reason, string detail, Instant at)
    {
        QuarantineRow row = it.Draft.Quarantines.Find(lot.Eid.Code) is { Open: true } open
            ? open with { Detail = $"{open.Detail}; {reason}: {detail}" }
            : new QuarantineRow(lot.Eid, reason, detail, it.Issuer, at, Open: true, Outcome: null);
        it.Draft.Quarantines.Put(lot.Eid.Code, row);
        LotRow quarantined = Flagged(lot, reason) with { Quarantined = true };
        it.Draft.Lots.Put(lot.Eid.Code, quarantined);
        return quarantined;
    }

    /// <summary>The lot with one more mark for readers, in ordinal order.</summary>
    public static LotRow Flagged(LotRow lot, string flag) => lot.Flags.Contains(flag)
        ? lot
        : lot with { Flags = [.. lot.Flags.Add(flag).Order(StringComparer.Ordinal)] };
}
