using System.Security.Cryptography;
using Lodestone.Interchange;
using Lodestone.Ledger;
using Lodestone.Node.Acts;
using Lodestone.Node.Hosting;
using Lodestone.Node.Vault;
using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Imports;

/// <summary>
/// Carries out an import in two passes over the file, so that nothing is submitted before every row has been judged and
/// the file is never held whole. The first judges each row by the rules as if those before it were registered already;
/// the second submits those that hold, as few statements as they take.
/// </summary>
internal sealed class ImportRun(OpenNode node, ImportJob job)
{
    private const long ValidSeconds = 3_600;

    // For each event of the table in its order: whether it is to be submitted.
    private readonly List<bool> wanted = [];
    private Instant latest;

    private ManagedKey Key => job.Caller.Key!;

    /// <summary>Runs to the end; never throws for what a table or a caller can cause.</summary>
    public async Task Run()
    {
        Judge();
        if (job.IsStopping)
        {
            job.Enter(ImportPhase.Stopped);
            return;
        }

        bool isRefused = job.Wrong > 0 && !job.Wish.GoodRows;
        if (job.Wish.Preview || isRefused)
        {
            job.Enter(isRefused ? ImportPhase.Refused : ImportPhase.Done);
            return;
        }

        job.Enter(ImportPhase.Submitting);
        job.Enter(await Submit());
    }

    private void Judge()
    {
        (LedgerState state, LedgerHead? head) = node.Ledger.ReadState((now, at) => (now.Copy(), at));
        Instant time = new(Math.Max(node.Time.Now.UnixMilliseconds, head?.Header.TimeMs ?? 0));
        Position next = new(head?.Header.SizeAfter.Value ?? 0, time);
        using FileStream file = Open();
        foreach (TableItem item in job.Table.Read(node, Key, file))
        {
            if (job.IsStopping)
            {
                return;
            }

            job.CountRows(item.Rows);
            foreach (RowRefusal refusal in item.Refusals)
            {
                job.Refuse(refusal, string.Empty);
            }

            if (item.Act is { } act)
            {
                wanted.Add(Judge(state, item, act, next));
            }
        }
    }

    // Whether it holds and is not there yet. An event that is there word for word is no fault: a table may come again.
    private bool Judge(LedgerState state, TableItem item, PhysicalAct act, Position next)
    {
        if (state.Events.Find(act.Event.EventId!) is { } there && there.Reporter == Key.Party
            && there.ContentHash == act.Event.ContentHash)
        {
            job.Hold(act, isPresent: true);
            return false;
        }

        Statement statement = new(
            StatementIdentity.FromBytes(SHA256.HashData(item.Payload.Span)), Key.Party, Key.KeyId, next.BlockTime,
            next.BlockTime.PlusMilliseconds(ValidSeconds * 1_000), [act]);
        Verdict verdict = Rulebook.Judge(state, statement, next);
        if (verdict.Refusal is { } refusal)
        {
            job.Refuse(item.Locate(refusal), ImportAnswer.NameOf(act));
            return false;
        }

        verdict.Draft!.ApplyWithoutDigest();
        job.Hold(act, isPresent: false);
        latest = new Instant(Math.Max(latest.UnixMilliseconds, act.Event.EventTime.UnixMilliseconds));
        return true;
    }

    private async Task<ImportPhase> Submit()
    {
        using FileStream file = Open();
        foreach (byte[] payload in EpcisWriter.WriteDivided(Wanted(file), latest))
        {
            if (job.IsStopping)
            {
                return ImportPhase.Stopped;
            }

            Submission answer = await ManagedSubmission.Submit(
                node, job.Caller, ContentTypes.Epcis, payload, CancellationToken.None);
            if (answer is Submission.Refused refused)
            {
                // Somebody's statement came between judging and submitting, and these rows no longer hold.
                job.Refuse(new RowRefusal(0, string.Empty, refused.Refusal), string.Empty);
                return ImportPhase.Failed;
            }

            if (answer is Submission.NotAccepting)
            {
                return ImportPhase.Failed;
            }

            job.CountSubmitted(Payload.Parse(payload, ContentTypes.Epcis, Key.Party).Acts.Length);
        }

        return ImportPhase.Done;
    }

    private IEnumerable<PhysicalAct> Wanted(FileStream file)
    {
        int at = 0;
        foreach (TableItem item in job.Table.Read(node, Key, file))
        {
            if (item.Act is { } act && wanted[at++])
            {
                yield return act;
            }
        }
    }

    private FileStream Open() => new(job.File, FileMode.Open, FileAccess.Read, FileShare.Read);
}
