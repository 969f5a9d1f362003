using Lodestone.Ledger;
using Lodestone.Transparency;

namespace Simulation.Outages;

/// <summary>
/// Holds the members' logs to what was acknowledged: every acknowledged statement stands once in each, and all are the same.
/// </summary>
internal static class OutageJudge
{
    /// <summary>Everything that is not as it must be.</summary>
    internal static IEnumerable<string> Judge(IReadOnlyCollection<string> acknowledged, IReadOnlyList<MemberLog> logs)
    {
        foreach ((int member, MemberLog log) in logs.Index())
        {
            Dictionary<string, int> times = log.Identities.GroupBy(one => one, StringComparer.Ordinal)
                .ToDictionary(same => same.Key, same => same.Count(), StringComparer.Ordinal);
            foreach (string identity in acknowledged.Where(identity => !times.ContainsKey(identity)))
            {
                yield return $"member {member}: acknowledged {identity} is lost";
            }

            foreach ((string identity, int count) in times.Where(one => one.Value > 1))
            {
                yield return $"member {member}: {identity} stands {count} times";
            }

            if (log.Verdict != logs[0].Verdict)
            {
                yield return $"member {member}: {log.Verdict}, member 0: {logs[0].Verdict}";
            }

            if (log.Fault is { } fault)
            {
                yield return $"member {member}: {fault}";
            }
        }
    }
}

/// <summary>A member's log, as it exports it.</summary>
/// <param name="Identities">The statements' identities, in order.</param>
/// <param name="Verdict">Size, root, state digest and state root by replaying it.</param>
/// <param name="Fault">What a replay finds wrong with it; null if nothing.</param>
internal sealed record MemberLog(IReadOnlyList<string> Identities, string Verdict, string? Fault)
{
    /// <summary>Reads and replays an exported log.</summary>
    internal static MemberLog Read(string export)
    {
        List<string> identities = [];
        using (LogFile file = LogFile.Open(export, LogExport.Magic))
        {
            while (file.Next() is var (kind, content))
            {
                if (kind == LogExport.EntryFrame)
                {
                    identities.Add(SignedStatement.Parse(content).Statement!.Identity.ToHex());
                }
            }
        }

        ReplayReport report = Replay.FromZero(export);
        return new MemberLog(
            identities, $"{report.Size} {report.Root} {report.StateDigest} {report.StateRoot}",
            report.IsSound ? null : string.Join(' ', report.Findings));
    }
}
