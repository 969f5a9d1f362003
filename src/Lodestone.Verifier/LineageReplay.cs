using System.Collections.Immutable;
using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Verifier;

/// <summary>
/// Replays the shown entries, from the genesis on, through the same rules that every node applies, and compares what comes
/// out with the proven rows. With entries withheld the replay cannot be whole: then each shown entry stands on its own
/// proofs, and the verdict says "in part".
/// </summary>
internal sealed class LineageReplay
{
    private readonly EvidenceBundle bundle;
    private readonly ImmutableArray<ProvenStatement> statements;
    private readonly BundleChecks without;
    private readonly LedgerState state = new();

    internal LineageReplay(
        EvidenceBundle bundle, ImmutableArray<ProvenStatement> statements, BundleChecks without)
    {
        this.bundle = bundle;
        this.statements = statements;
        this.without = without;
    }

    /// <summary>Replays everything and compares the rows.</summary>
    internal IEnumerable<Finding> Run(ProvenRows rows)
    {
        if (!statements.Any(BringsIntoBeing) && !without.HasFlag(BundleChecks.Origin))
        {
            return [new Finding(FindingCode.OriginMissing, "entries", $"nothing brings {bundle.Subject} into being")];
        }

        int at = 0;
        try
        {
            for (; at < statements.Length; at++)
            {
                if (Judge(statements[at]) is { } refusal)
                {
                    return [new Finding(FindingCode.RulesRefuse, $"entries[{at}]", refusal.ToString())];
                }
            }
        }
        catch (Exception fault) when (Hostile.IsOfTheInput(fault))
        {
            return [new Finding(FindingCode.ReplayStopped, $"entries[{at}]", fault.GetType().Name)];
        }

        return [.. StatusFaults(), .. KeyFaults(rows)];
    }

    /// <summary>The row of a party as the replay gives it.</summary>
    internal PartyRow? PartyOf(PartyId party) => state.Parties.Find(party.Value);

    private Refusal? Judge(ProvenStatement proven)
    {
        Verdict verdict = Rulebook.Judge(state, proven.Statement, new Position(proven.Index, proven.BlockTime));
        if (verdict.Draft is { } draft)
        {
            draft.ApplyWithoutDigest();
            return null;
        }

        return without.HasFlag(BundleChecks.Rules) ? null : verdict.Refusal;
    }

    private IEnumerable<Finding> StatusFaults()
    {
        if (without.HasFlag(BundleChecks.Status))
        {
            yield break;
        }

        string code = bundle.Subject.Code;
        int place = bundle.Rows.ToList().FindIndex(row => row.Table == "lot" && row.Key == code);
        if (place >= 0 && (state.Lots.Find(code) is not { } lot
            || !RowReader.Write(lot).AsSpan().SequenceEqual(bundle.Rows[place].Row.Span)))
        {
            yield return new Finding(FindingCode.StatusDiffers, $"rows[{place}]", $"the entries give another lot/{code}");
        }
    }

    // A key may have been revoked after it signed the last entry shown; anything else must be among the entries.
    private IEnumerable<Finding> KeyFaults(ProvenRows rows)
    {
        if (without.HasFlag(BundleChecks.KeyHistory))
        {
            yield break;
        }

        Dictionary<string, long> lastUse = [];
        foreach (ProvenStatement proven in statements)
        {
            lastUse[proven.Statement.Key] = proven.Index;
        }

        foreach ((string id, (int place, KeyRow row)) in rows.Keys)
        {
            KeyRow? replayed = state.Keys.Find(id);
            bool isEndedLater = row.RevokedAt > lastUse.GetValueOrDefault(id, -1);
            if (row != replayed && !(isEndedLater && row with { RevokedAt = null, SuspectSince = null } == replayed))
            {
                yield return new Finding(FindingCode.KeyHistoryDiffers, $"rows[{place}]", $"key/{id}");
            }
        }
    }

    private bool BringsIntoBeing(ProvenStatement proven) => proven.Statement.Acts.Any(act => act switch
    {
        CommissionLot commission => commission.Lot.Eid == bundle.Subject,
        TransformLots transform => transform.Outputs.Any(output => output.Eid == bundle.Subject),
        _ => false,
    });
}
