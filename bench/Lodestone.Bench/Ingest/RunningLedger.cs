using System.Diagnostics;
using Lodestone.Demo;
using Lodestone.Ledger;
using Lodestone.Node.Following;
using Lodestone.Transparency;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Bench.Ingest;

/// <summary>A whole ledger as a node runs it, with its views following, without HTTP in front.</summary>
internal sealed class RunningLedger : IDisposable
{
    /// <summary>How many groups may be on their way at once: while one is judged the next are verified.</summary>
    private const int Ahead = 3;

    private readonly CancellationTokenSource stop = new();
    private readonly ViewStore views;
    private readonly Task following;

    private RunningLedger(LiveLedger ledger, ViewStore views)
    {
        Ledger = ledger;
        this.views = views;
        following = Task.Factory.StartNew(Follow, stop.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>The ledger.</summary>
    public LiveLedger Ledger { get; }

    /// <summary>The simulated time at which the last group was submitted.</summary>
    public Instant LastAt { get; private set; }

    /// <summary>Opens an empty one in a folder.</summary>
    public static RunningLedger Open(string folder, Instant begin)
    {
        DemoOptions demo = new();
        LogKeys keys = new(demo.Network, KeyOf(demo, "checkpoint"), KeyOf(demo, "answers"));
        LiveLedger ledger = LiveLedger.Open(
            new LedgerOptions(folder, folder + ".sign"), keys, TimeSource.Simulated(TimeProvider.System, begin));
        return new RunningLedger(ledger, ViewStore.Open(folder + ".views.db"));
    }

    /// <summary>
    /// Submits groups and waits until each statement is accepted, durable and under a signed checkpoint, and the views
    /// have followed them; how long that took.
    /// </summary>
    /// <param name="groups">The groups, in order.</param>
    /// <param name="planted">Work done before each group, to show that the clock sees it; null as a rule.</param>
    public async Task<TimeSpan> RunAsync(IEnumerable<Submittal> groups, Action<Submittal>? planted = null)
    {
        long start = Stopwatch.GetTimestamp();
        Queue<Task<IReadOnlyList<Submission>>> waiting = new();
        foreach (Submittal group in groups)
        {
            planted?.Invoke(group);
            LastAt = group.At;
            waiting.Enqueue(Ledger.SubmitGroupAsync(group.Bytes, group.At));
            if (waiting.Count > Ahead)
            {
                Accepted(await waiting.Dequeue());
            }
        }

        while (waiting.TryDequeue(out Task<IReadOnlyList<Submission>>? answers))
        {
            Accepted(await answers);
        }

        while (views.NextIndex < Ledger.Log.Size.Value && !following.IsCompleted)
        {
            await Task.Delay(1);
        }

        return following.IsCompleted
            ? throw new InvalidOperationException("The views follow no more.", following.Exception)
            : Stopwatch.GetElapsedTime(start);
    }

    /// <summary>Proves some entries from the receipts that their submitters would hold.</summary>
    public void Prove(IEnumerable<SignedStatement> statements)
    {
        foreach (SignedStatement signed in statements)
        {
            EntryIndex index = Ledger.Log.IndexOf(signed.Identity)
                ?? throw new InvalidOperationException($"{signed.Identity} is not in the log.");
            ReceiptVerdict verdict = Ledger.Log.ReceiptFor(index)!
                .Verify(signed.LeafHash, Ledger.Keys.Answers.PublicKey);
            if (verdict != ReceiptVerdict.Valid)
            {
                throw new InvalidOperationException($"The receipt of entry {index} is {verdict}.");
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        stop.Cancel();
        following.ContinueWith(_ => { }, TaskScheduler.Default).Wait();
        Ledger.Dispose();
        views.Dispose();
        stop.Dispose();
    }

    private void Follow()
    {
        Thread.CurrentThread.Name = "views";
        while (!stop.IsCancellationRequested)
        {
            ViewFollower.CatchUp(Ledger, views, stop.Token);
            Ledger.Log.GrownBeyondAsync(new TreeSize(views.NextIndex), stop.Token).Wait(stop.Token);
        }
    }

    private static void Accepted(IReadOnlyList<Submission> answers)
    {
        foreach (Submission answer in answers)
        {
            if (answer is not Submission.Accepted)
            {
                throw new InvalidOperationException($"A statement of the benchmark was not accepted: {answer}");
            }
        }
    }

    private static SigningKey KeyOf(DemoOptions demo, string purpose) =>
        SigningKey.FromSeed(SignatureAlgorithm.EdDSA, DemoKeys.ForLog(demo.Network, purpose).ExportSeed());
}
