using Lodestone.Interchange;
using Lodestone.Node.Access;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Imports;

/// <summary>What an import is asked to do.</summary>
/// <param name="Preview">Only judge, submit nothing.</param>
/// <param name="GoodRows">Submit the rows that hold though others are wrong; otherwise all or none.</param>
internal sealed record ImportWish(bool Preview, bool GoodRows);

/// <summary>An import while it runs and after: how far it is, what is wrong, what came of it.</summary>
internal sealed class ImportJob(string id, ImportTable table, Caller caller, ImportWish wish, string file)
{
    /// <summary>Most things that one job names one by one; further ones are counted.</summary>
    public const int MaxNamed = 20_000;

    private readonly Lock gate = new();
    private readonly List<(RowRefusal Row, string About)> refusals = [];
    private readonly List<PhysicalAct> made = [];
    private volatile bool isStopping;
    private ImportPhase phase;
    private int rows;
    private int wrong;
    private int present;
    private int accepted;
    private int submitted;

    /// <summary>Its identifier, not to be guessed.</summary>
    public string Id => id;

    /// <summary>What is imported.</summary>
    public ImportTable Table => table;

    /// <summary>For whom.</summary>
    public Caller Caller => caller;

    /// <summary>How.</summary>
    public ImportWish Wish => wish;

    /// <summary>The uploaded file; deleted when the job has ended.</summary>
    public string File => file;

    /// <summary>Whether the owner stops the job or the node ends.</summary>
    public bool IsStopping => isStopping;

    /// <summary>Where it stands.</summary>
    public ImportPhase Phase => phase;

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => phase is not (ImportPhase.Judging or ImportPhase.Submitting);

    /// <summary>Rows read so far.</summary>
    public int Rows => rows;

    /// <summary>Things that are wrong.</summary>
    public int Wrong => wrong;

    /// <summary>Events that are on the ledger already, word for word.</summary>
    public int Present => present;

    /// <summary>Events that hold and were not there.</summary>
    public int Accepted => accepted;

    /// <summary>Events that this job has registered.</summary>
    public int Submitted => submitted;

    /// <summary>What is wrong, in the order of the rows.</summary>
    public IReadOnlyList<(RowRefusal Row, string About)> Refusals
    {
        get
        {
            lock (gate)
            {
                return [.. refusals.OrderBy(it => it.Row.Row)];
            }
        }
    }

    /// <summary>What the rows have become, or would: the first of them.</summary>
    public IReadOnlyList<PhysicalAct> Made
    {
        get
        {
            lock (gate)
            {
                return [.. made];
            }
        }
    }

    /// <summary>Asks it to stop at the next row or statement.</summary>
    public void Stop() => isStopping = true;

    /// <summary>Goes on to a phase.</summary>
    public void Enter(ImportPhase next) => phase = next;

    /// <summary>Counts rows that were read.</summary>
    public void CountRows(int count) => rows += count;

    /// <summary>Notes an event that holds.</summary>
    public void Hold(PhysicalAct act, bool isPresent)
    {
        present += isPresent ? 1 : 0;
        accepted += isPresent ? 0 : 1;
        lock (gate)
        {
            if (made.Count < MaxNamed)
            {
                made.Add(act);
            }
        }
    }

    /// <summary>Notes what is wrong.</summary>
    public void Refuse(RowRefusal row, string about)
    {
        wrong++;
        lock (gate)
        {
            if (refusals.Count < MaxNamed)
            {
                refusals.Add((row, about));
            }
        }
    }

    /// <summary>Counts events that were registered.</summary>
    public void CountSubmitted(int count) => submitted += count;
}
