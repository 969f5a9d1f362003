using System.Collections.Immutable;
using System.Text;
using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Verifier;

/// <summary>
/// Replays the shown entries through the same rules that every node applies, on a state that holds only what the bundle
/// proves about parties, keys, sites and permits, and compares what comes out with the lot's proven row. With entries
/// withheld the replay cannot be whole: then each shown entry stands on its own proofs, and the verdict says "in part".
/// </summary>
internal static class LineageReplay
{
    // Rows of these tables are registers: they say who, where and under which permit, and stand before the replay
    // begins.
    private static readonly string[] Registers =
        ["network", "party", "key", "site", "permit", "instrument", "contract", "stream", "clearance"];

    internal static IEnumerable<Finding> Run(
        EvidenceBundle bundle, ImmutableArray<ProvenStatement> statements, string subjectRow)
    {
        if (!statements.Any(proven => BringsIntoBeing(proven, bundle.Subject)) && bundle.Withheld.IsEmpty)
        {
            return [new Finding(FindingCode.OriginMissing, "entries", $"nothing brings {bundle.Subject} into being")];
        }

        return bundle.Withheld.IsEmpty ? Replay(bundle, statements, subjectRow) : [];
    }

    private static IEnumerable<Finding> Replay(
        EvidenceBundle bundle, ImmutableArray<ProvenStatement> statements, string subjectRow)
    {
        LedgerState state = LedgerState.Restore(
            bundle.Rows
                .Where(row => Registers.Contains(row.Table, StringComparer.Ordinal))
                .Select(row => new StateChange(row.Table, row.Key, row.Row)),
            new byte[32]);
        for (int i = 0; i < statements.Length; i++)
        {
            ProvenStatement proven = statements[i];
            Verdict verdict = Rulebook.Judge(
                state, proven.Statement, new Position(proven.Index, proven.BlockTime));
            if (verdict.Refusal is { } refusal)
            {
                return [new Finding(FindingCode.RulesRefuse, $"entries[{i}]", refusal.ToString())];
            }

            verdict.Draft!.ApplyWithoutDigest();
        }

        StateChange? replayed = state.SortedRows()
            .FirstOrDefault(row => row.Table == "lot" && row.Key == bundle.Subject.Code);
        return replayed?.Row is { } bytes && Encoding.UTF8.GetString(bytes.Span) == subjectRow
            ? []
            : [new Finding(FindingCode.StatusDiffers, "rows", $"the entries give another lot/{bundle.Subject.Code}")];
    }

    private static bool BringsIntoBeing(ProvenStatement proven, Eid subject) =>
        proven.Statement.Acts.Any(act => act switch
    {
        CommissionLot commission => commission.Lot.Eid == subject,
        TransformLots transform => transform.Outputs.Any(output => output.Eid == subject),
        _ => false,
    });
}
