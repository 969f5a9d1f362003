using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>
/// Facts that break the law are recorded into quarantine: the authority sees them, the mass is usable by nobody until
/// two persons decide.
/// </summary>
internal static class Quarantine
{
    /// <summary>Puts a lot into quarantine and writes it to the draft.</summary>
    /// <remarks>
    /// A lot in quarantine already keeps its first reason; the further one is added to the detail and flags.
    /// </remarks>
    /// <param name="it">The case.</param>
    /// <param name="lot">The lot as the act leaves it otherwise.</param>
    /// <param name="reason">Stable word, such as <c>receipt-without-shipment</c>.</param>
    /// <param name="detail">Figures, ASCII.</param>
    /// <param name="at">Event time.</param>
    /// <param name="portion">The part of its mass that is concerned; null means all of it.</param>
    /// <returns>The lot as it now stands in the draft.</returns>
    public static LotRow Put(
        Case it, LotRow lot, string reason, string detail, Instant at, Mass? portion = null)
    {
        QuarantineRow row = it.Draft.Quarantines.Find(lot.Eid.Code) is { Open: true } open
            ? open with
            {
                Detail = $"{open.Detail}; {reason}: {detail}",
                Portion = Joined(open.Portion, portion, lot.Remaining),
            }
            : new QuarantineRow(
                lot.Eid, reason, detail, it.Issuer, at, Open: true, Outcome: null, portion, null, null);
        it.Draft.Quarantines.Put(lot.Eid.Code, row);
        LotRow quarantined = Flagged(lot, reason) with { Quarantined = true };
        it.Draft.Lots.Put(lot.Eid.Code, quarantined);
        return quarantined;
    }

    /// <summary>
    /// Notes in an open quarantine that a party says to have the lot at a site; possession follows only by decision.
    /// The first who says so stays noted until the decision or the lot's due arrival: nobody slips in between a
    /// proposal to give the lot to another and its approval.
    /// </summary>
    public static void NoteFinder(Case it, Eid lot, PartyId? with, SiteId? at)
    {
        if (it.Draft.Quarantines.Find(lot.Code) is { Open: true } open
            && (open.FoundWith is null || with is null))
        {
            it.Draft.Quarantines.Put(lot.Code, open with { FoundWith = with, FoundAt = at });
        }
    }

    /// <summary>The lot with one more mark for readers, in ordinal order.</summary>
    public static LotRow Flagged(LotRow lot, string flag) => lot.Flags.Contains(flag)
        ? lot
        : lot with { Flags = [.. lot.Flags.Add(flag).Order(StringComparer.Ordinal)] };

    private static Mass? Joined(Mass? earlier, Mass? later, Mass all) =>
        earlier is { } first && later is { } second && first.Milligrams + second.Milligrams < all.Milligrams
            ? first + second
            : null;
}
