using Lodestone.Rules;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Ledger;

/// <summary>
/// Judges a log anew from its first entry, block by block, with nothing taken on trust: every statement is read, its
/// signature verified and the law applied; what comes out must be what the headers say. Stops at the first difference,
/// since nothing after it means anything.
/// </summary>
internal sealed class BlockReplay
{
    private readonly HashSet<Hash> identities = [];
    private readonly List<LogFinding> findings;
    private readonly int knownRules;

    internal BlockReplay(List<LogFinding> findings, int knownRules = Rulebook.Version)
    {
        this.findings = findings;
        this.knownRules = knownRules;
        Chain = new Chain(_ => null);
    }

    internal Chain Chain { get; }

    /// <summary>The block made anew; null if it is not what its header says: the finding tells.</summary>
    internal StoredBlock? Next(BlockHeader header, IReadOnlyList<ReadOnlyMemory<byte>> statements)
    {
        if (!Follows(header, statements.Count))
        {
            return null;
        }

        BlockInMaking block = Chain.Begin(new Instant(header.TimeMs));
        if (block.Time.UnixMilliseconds != header.TimeMs)
        {
            return Wrong(LogFault.BlockChainBroken, header, "time runs backwards");
        }

        (Arrival? Arrival, Refusal? Refusal)[] read = [.. statements.AsParallel().AsOrdered().Select(Read)];
        for (int i = 0; i < read.Length; i++)
        {
            if (!Take(block, read[i], header.First.Value + i))
            {
                return null;
            }
        }

        StoredBlock made = block.Finish(StateRootPlan.Never);
        if (made.Header.Root != header.Root)
        {
            return Wrong(LogFault.RootWrong, header, $"{header.Root}, not {made.Header.Root}");
        }

        if (made.Header.RulesVersion != header.RulesVersion)
        {
            return Wrong(
                LogFault.BlockChainBroken, header,
                $"rules version {header.RulesVersion}, in force is {made.Header.RulesVersion}");
        }

        return made.Header.StateDigest != header.StateDigest
            ? Wrong(LogFault.StateDigestWrong, header, $"{header.StateDigest}, not {made.Header.StateDigest}")
            : made;
    }

    private bool Follows(BlockHeader header, int statements)
    {
        if (header.RulesVersion > knownRules)
        {
            Wrong(LogFault.RulesVersionUnknown, header, $"version {header.RulesVersion}, ours is {knownRules}");
            return false;
        }

        bool follows = header.Height == (Chain.Last?.Height ?? -1) + 1
            && header.Previous == (Chain.Last?.HeaderHash ?? Hash.Zero)
            && header.First == Chain.Frontier.Size.Next
            && header.Count == statements;
        if (!follows)
        {
            Wrong(LogFault.BlockChainBroken, header, $"after {Chain.Last?.Height ?? -1}, {statements} entries");
        }

        return follows;
    }

    // On many threads: the ring holds the keys of all blocks before this one.
    private (Arrival? Arrival, Refusal? Refusal) Read(ReadOnlyMemory<byte> cose)
    {
        (SignedStatement? signed, Statement? statement, Refusal? refusal) = StatementDoor.Read(cose);
        if (refusal is not null)
        {
            return (null, refusal);
        }

        bool holds = Chain.Ring.Find(statement!.Key) is { } key
            && StatementJudge.SignatureRefusal(signed!, key) is null;
        return (new Arrival(signed!, statement, holds), null);
    }

    private bool Take(BlockInMaking block, (Arrival? Arrival, Refusal? Refusal) read, long index)
    {
        if (read.Arrival is not { } arrival)
        {
            findings.Add(new LogFinding(LogFault.EntryMalformed, $"entry {index}", read.Refusal!.ToString()));
            return false;
        }

        if (!identities.Add(arrival.Signed.Identity))
        {
            findings.Add(new LogFinding(LogFault.EntryTwice, $"entry {index}", arrival.Signed.Identity.ToHex()));
            return false;
        }

        (Draft? draft, Refusal? refusal) = block.Judge(arrival);
        if (refusal is not null)
        {
            findings.Add(new LogFinding(LogFault.EntryUnlawful, $"entry {index}", refusal.ToString()));
            return false;
        }

        block.Take(arrival, draft!);
        return true;
    }

    private StoredBlock? Wrong(LogFault fault, BlockHeader header, string detail)
    {
        findings.Add(new LogFinding(fault, $"block {header.Height}", detail));
        return null;
    }
}
