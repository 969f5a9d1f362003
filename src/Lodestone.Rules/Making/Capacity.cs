using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>
/// Yearly totals: of permits, by-product streams and corrections of sources. The year is that of block time in UTC: law
/// is never evaluated at the reporter's claim alone, so nobody moves output into a year that still has room.
/// </summary>
internal static class Capacity
{
    /// <summary>Why a lot above its permit's capacity is in quarantine.</summary>
    public const string OverCapacity = "over-capacity";

    /// <summary>Why a lot above its stream's cap is in quarantine.</summary>
    public const string OverStreamCap = "stream-cap";

    /// <summary>
    /// Counts output against a permit; the figures if its yearly capacity is now exceeded, else null.
    /// </summary>
    public static string? CountOutput(Case it, PermitRow permit, Int128 milligrams)
    {
        if (permit.YearlyCapacity is not { } capacity || milligrams == 0)
        {
            return null;
        }

        ThroughputRow total = Count(
            it, $"permit:{Tables.PermitKey(permit.Party, permit.Permit)}", milligrams, ElementAmount.Zero);
        return total.Milligrams > capacity.Milligrams
            ? $"permit {permit.Permit}: {total.Milligrams} mg in {it.Position.BlockTime.Year}, "
                + $"{capacity.Milligrams} mg allowed"
            : null;
    }

    /// <summary>
    /// Counts a by-product against its stream; the figures if its yearly cap is now exceeded, else null.
    /// </summary>
    public static string? CountByProduct(Case it, string stream, StreamRow row, ElementAmount amount)
    {
        ThroughputRow total = Count(it, $"stream:{stream}", 0, amount);
        return total.Amount > row.YearlyCap
            ? $"{row.Element}: {total.Amount} in {it.Position.BlockTime.Year}, {row.YearlyCap} possible"
            : null;
    }

    /// <summary>Adds to the total of a subject in the year of block time, and returns it.</summary>
    public static ThroughputRow Count(Case it, string subject, Int128 milligrams, ElementAmount amount)
    {
        ThroughputRow before = Of(it, subject);

        // Far beyond any capacity the exact figure says nothing more.
        long total = (long)Int128.Min(before.Milligrams + milligrams, long.MaxValue);
        ThroughputRow after = new(total, before.Amount + amount);
        it.Draft.Throughputs.Put(KeyOf(it, subject), after);
        return after;
    }

    /// <summary>The total of a subject in the year of block time.</summary>
    public static ThroughputRow Of(Case it, string subject) =>
        it.Draft.Throughputs.Find(KeyOf(it, subject)) ?? new ThroughputRow(0, ElementAmount.Zero);

    private static string KeyOf(Case it, string subject) => $"{subject}/{it.Position.BlockTime.Year}";
}
