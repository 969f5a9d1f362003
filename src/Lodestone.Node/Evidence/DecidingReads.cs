using System.Globalization;
using Lodestone.Ledger;
using Lodestone.Rules;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Evidence;

/// <summary>
/// Rows that judging an entry looked into because of how other rows stood at the time: the parent in which a lot was packed,
/// its shipment, a total that sent it into quarantine, what a correction weighed.
/// </summary>
/// <param name="source">The entries of the log.</param>
internal sealed class DecidingReads(EntrySource source)
{
    private const string Corrected = "corrected:";

    /// <summary>The rows that judging an entry looked into.</summary>
    public IEnumerable<(string Table, string Key)> Of(LogEntry entry)
    {
        long index = entry.Index.Value;
        foreach (string lot in LotsFollowed(entry))
        {
            if (source.RowBefore<LotRow>("lot", lot, index) is { } before)
            {
                foreach ((string Table, string Key) row in AroundLot(before))
                {
                    yield return row;
                }
            }
        }

        foreach ((string Table, string Key) row in Totals(entry))
        {
            yield return row;
        }

        foreach (Act act in entry.Statement.Acts)
        {
            IEnumerable<(string Table, string Key)> rows = act switch
            {
                CorrectEvent it => OfCorrection(it.Target, index),
                Approve it => OfApproval($"{it.Proposal.Hex}/{it.ActIndex}", index),
                Propose { Proposed: CorrectSource it } => OfBudget(it, entry),
                _ => [],
            };
            foreach ((string Table, string Key) row in rows)
            {
                yield return row;
            }
        }
    }

    /// <summary>
    /// The lots that an entry changed and whose own history it looked into. A revocation under suspicion marks every lot
    /// that the party touched, each by itself: of the others nothing is needed.
    /// </summary>
    public static IEnumerable<string> LotsFollowed(LogEntry entry) =>
        entry.Statement.Acts.All(act => act is RevokeKey)
            ? []
            : entry.Effects.Where(change => change.Table == "lot").Select(change => change.Key);

    // A proposal lapses with the key that made it.
    private IEnumerable<(string Table, string Key)> OfApproval(string proposal, long index) =>
        source.RowBefore<ProposalRow>("proposal", proposal, index) is { } row ? [("key", row.Key)] : [];

    // Packed lots do not go alone, and a carrier may see what he carries.
    private static IEnumerable<(string Table, string Key)> AroundLot(LotRow lot)
    {
        if (lot.Parent is { } parent)
        {
            yield return ("parent", parent);
        }

        if (lot.Shipment is { } shipment)
        {
            yield return ("shipment", shipment);
        }
    }

    // A cap decides only where it sent a lot into quarantine; a budget where the book was raised.
    private static IEnumerable<(string Table, string Key)> Totals(LogEntry entry)
    {
        bool capped = entry.Effects.Any(change => change.Table == "quarantine");
        foreach (string total in entry.Effects.Where(change => change.Table == "throughput").Select(change => change.Key))
        {
            bool raised = total.StartsWith(Corrected, StringComparison.Ordinal);
            if (capped || raised)
            {
                yield return ("throughput", total);
            }

            if (raised)
            {
                yield return ("throughput", string.Concat("entered:", total.AsSpan(Corrected.Length)));
            }
        }
    }

    // Whether an event is undone or compensated hangs on every row that it had changed, and on closed periods where its
    // lots are.
    private IEnumerable<(string Table, string Key)> OfCorrection(string target, long index)
    {
        if (source.RowBefore<EventRow>("event", target, index) is not { } row)
        {
            yield break;
        }

        foreach (EntryIndex change in source.ChangesOf("event", target, index).Take(1))
        {
            foreach (StateChange made in source.At(change).Effects.Where(made => made.Table is "unaccounted" or "credit"))
            {
                yield return (made.Table, made.Key);
            }
        }

        foreach (Eid lot in row.Lots)
        {
            yield return ("lot", lot.Code);
            if (source.RowBefore<LotRow>("lot", lot.Code, index)?.Site is { } site)
            {
                yield return ("period", site.Gln);
            }
        }
    }

    private IEnumerable<(string Table, string Key)> OfBudget(CorrectSource act, LogEntry entry)
    {
        if (source.RowBefore<LotRow>("lot", act.Lot.Code, entry.Index.Value)?.Site is { } site)
        {
            string year = entry.BlockTime.Year.ToString(CultureInfo.InvariantCulture);
            yield return ("throughput", $"entered:{site.Gln}/{act.Element.Symbol}/{year}");
            yield return ("throughput", $"{Corrected}{site.Gln}/{act.Element.Symbol}/{year}");
        }
    }
}
