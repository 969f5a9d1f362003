using System.Globalization;
using Lodestone.Ledger;
using Lodestone.Transparency;

namespace Simulation.Kill;

/// <summary>
/// What the parent knows of one store over many kills: what was submitted, acknowledged, promised and served. After each
/// kill it opens the store and holds it to that.
/// </summary>
internal sealed class KilledStore(string folder)
{
    private readonly HashSet<string> submitted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> acknowledged = new(StringComparer.Ordinal);
    private readonly HashSet<string> promised = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> entries = new(StringComparer.Ordinal);
    private readonly List<string> unexpected = [];
    private byte[]? served;

    internal string Folder { get; } = folder;

    internal int Acknowledged => acknowledged.Count;

    internal int Promised => promised.Count;

    /// <summary>Entries whose senders got no answer: whole, since they were killed between commit and answer.</summary>
    internal int Unanswered => entries.Keys.Count(identity =>
        !acknowledged.ContainsKey(identity) && !promised.Contains(identity));

    /// <summary>Statements submitted and not answered when the last child died.</summary>
    internal int InFlight { get; private set; }

    /// <summary>Takes in what a child told before it was killed.</summary>
    internal void Hear(IEnumerable<string> lines)
    {
        HashSet<string> open = new(StringComparer.Ordinal);
        foreach (string[] words in lines.Select(line => line.Split(' ')))
        {
            switch (words)
            {
                case ["s", var identity]:
                    submitted.Add(identity);
                    open.Add(identity);
                    break;
                case ["a", var identity, var index]:
                    acknowledged[identity] = long.Parse(index, CultureInfo.InvariantCulture);
                    open.Remove(identity);
                    break;
                case ["p", var identity]:
                    promised.Add(identity);
                    open.Remove(identity);
                    break;
                case ["c", var note]:
                    served = Larger(served, Convert.FromBase64String(note));
                    break;
                case ["ready"]:
                    break;
                default:
                    unexpected.Add(string.Join(' ', words));
                    break;
            }
        }

        InFlight = open.Count;
    }

    /// <summary>Opens the store as a restart does and names everything that is not as it was promised.</summary>
    internal async Task<List<string>> JudgeAsync()
    {
        List<string> wrong = [.. unexpected];
        using KillNetwork network = new(Folder);
        using LiveLedger ledger = network.Open();
        foreach (string identity in promised)
        {
            await WaitUntilAnswered(ledger, Hash.FromHex(identity));
        }

        ReadNewEntries(ledger, wrong);
        foreach ((string identity, long index) in acknowledged)
        {
            if (!entries.TryGetValue(identity, out long found))
            {
                wrong.Add($"acknowledged {identity} at {index}: lost");
            }
            else if (index >= 0 && found != index)
            {
                wrong.Add($"acknowledged {identity} at {index}: found at {found}");
            }
        }

        wrong.AddRange(promised.Where(identity => !entries.ContainsKey(identity))
            .Select(identity => $"promised {identity}: lost"));
        if (served is not null)
        {
            JudgeServed(network, ledger, wrong);
        }

        return wrong;
    }

    /// <summary>Looks through the whole store with the shipped check.</summary>
    internal IEnumerable<string> CheckWhole() =>
        StoreCheck.Run(Path.Combine(Folder, "data")).Findings.Select(finding => finding.ToString());

    private void ReadNewEntries(LiveLedger ledger, List<string> wrong)
    {
        for (long index = entries.Count; index < ledger.Log.Size.Value; index++)
        {
            byte[] bytes = ledger.Log.EntryAt(new EntryIndex(index))!;
            string? identity = SignedStatement.Parse(bytes).Statement?.Identity.ToHex();
            if (identity is null || !submitted.Contains(identity))
            {
                wrong.Add($"entry {index}: no whole statement that was submitted");
            }

            if (!entries.TryAdd(identity ?? $"entry {index}", index))
            {
                wrong.Add($"entry {index}: {identity} stands twice");
                entries[$"again {index}"] = index;
            }
        }
    }

    private void JudgeServed(KillNetwork network, LiveLedger ledger, List<string> wrong)
    {
        CheckpointJudgement judged = SignedCheckpoint.Verify(
            SignedNote.Parse(served).Value, network.LogKeys.NoteKey, WitnessPolicy.None);
        if (judged.Checkpoint?.Checkpoint is not { } checkpoint)
        {
            wrong.Add($"the checkpoint served last is {judged.Verdict}");
            return;
        }

        if (checkpoint.Size > ledger.Log.Size)
        {
            wrong.Add($"the checkpoint served last has size {checkpoint.Size}, the log {ledger.Log.Size}");
            return;
        }

        ProofVerdict verdict = ledger.Log.ConsistencyProof(checkpoint.Size, ledger.Log.Size)
            .Verify(checkpoint.Root, ledger.Log.Head!.Header.Root);
        if (verdict != ProofVerdict.Valid)
        {
            wrong.Add($"the checkpoint served last is no prefix: {verdict}");
        }
    }

    private static async Task WaitUntilAnswered(LiveLedger ledger, Hash identity)
    {
        for (int tries = 0; tries < 3_000 && ledger.StatusOf(identity) is StatementStatus.Pending; tries++)
        {
            await Task.Delay(10);
        }
    }

    private static byte[] Larger(byte[]? one, byte[] other) => one is null || SizeOf(other) >= SizeOf(one) ? other : one;

    private static TreeSize SizeOf(byte[] note) => Checkpoint.Parse(SignedNote.Parse(note).Value.Text).Value.Size;
}
