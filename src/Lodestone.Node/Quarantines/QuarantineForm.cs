using Lodestone.Rules;

namespace Lodestone.Node.Quarantines;

/// <summary>One lot in quarantine, as JSON.</summary>
/// <param name="Lot">Its EID.</param>
/// <param name="Reason">Stable word, such as <c>receipt-without-shipment</c>.</param>
/// <param name="Detail">The figures.</param>
/// <param name="Reporter">Who entered the fact.</param>
/// <param name="At">When it happened, by the reporter.</param>
/// <param name="Open">Whether it still waits for a decision of two persons.</param>
/// <param name="Outcome">What they decided.</param>
/// <param name="PortionMilligrams">The part of its mass that is concerned; null means all.</param>
/// <param name="FoundWith">Who says to have it, if that is not its possessor.</param>
/// <param name="FoundAt">Where, by GLN.</param>
/// <param name="Possessor">Who has it by the books.</param>
/// <param name="Owner">Who owns it.</param>
/// <param name="Material">Its material.</param>
/// <param name="RemainingMilligrams">What is left of it.</param>
internal sealed record QuarantineForm(
    string Lot,
    string Reason,
    string Detail,
    string Reporter,
    string At,
    bool Open,
    string? Outcome,
    long? PortionMilligrams,
    string? FoundWith,
    string? FoundAt,
    string Possessor,
    string Owner,
    string Material,
    long RemainingMilligrams)
{
    /// <summary>The form of a row.</summary>
    public static QuarantineForm Of(QuarantineRow row, LotRow lot) => new(
        row.Lot.Code,
        row.Reason,
        row.Detail,
        row.Reporter.Value,
        row.At.ToString(),
        row.Open,
        row.Outcome?.ToString(),
        row.Portion?.Milligrams,
        row.FoundWith?.Value,
        row.FoundAt?.Gln,
        lot.Possessor.Value,
        lot.Owner.Value,
        lot.Material,
        lot.Remaining.Milligrams);
}
