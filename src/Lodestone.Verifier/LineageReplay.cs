using System.Collections.Immutable;
using System.Text;
using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Verifier;

/// <summary>
/// Replays the shown entries, from the genesis on, through the same rules that every node applies, and compares what
/// comes out with the lot's proven row. With entries withheld the replay cannot be whole: then each shown entry stands
/// on its own proofs, and the verdict says "in part".
/// </summary>
internal static class LineageReplay
{
    internal static IEnumerable<Finding> Run(
        EvidenceBundle bundle, ImmutableArray<ProvenStatement> statements, string subjectRow)
    {
        if (!statements.Any(proven => BringsIntoBeing(proven, bundle.Subject)) && bundle.Withheld.IsEmpty)
        {
            return [new Finding(FindingCode.OriginMissing, "entries", $"nothing brings {bundle.Subject} into being")];
        }

        return bundle.Withheld.IsEmpty ? Replay(bundle.Subject, statements, subjectRow) : [];
    }

    private static IEnumerable<Finding> Replay(
        Eid subject, ImmutableArray<ProvenStatement> statements, string subjectRow)
    {
        LedgerState state = new();
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
            .FirstOrDefault(row => row.Table == "lot" && row.Key == subject.Code);
        return replayed?.Row is { } bytes && Encoding.UTF8.GetString(bytes.Span) == subjectRow
            ? []
            : [new Finding(FindingCode.StatusDiffers, "rows", $"the entries give another lot/{subject.Code}")];
    }

    private static bool BringsIntoBeing(ProvenStatement proven, Eid subject) =>
        proven.Statement.Acts.Any(act => act switch
    {
        CommissionLot commission => commission.Lot.Eid == subject,
        TransformLots transform => transform.Outputs.Any(output => output.Eid == subject),
        _ => false,
    });
}
