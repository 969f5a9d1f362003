using System.Collections.Concurrent;
using System.Security.Cryptography;
using Lodestone.Node.Access;
using Lodestone.Node.Hosting;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Imports;

/// <summary>
/// The imports of a node: a few at a time for each party, the last ones kept to be asked about until the node stops.
/// </summary>
internal sealed class ImportDesk(OpenNode node) : IHostedService
{
    private const int MaxRunningOfOneParty = 2;
    private const int MaxRunning = 8;
    private const int MaxKept = 200;

    private readonly ConcurrentDictionary<string, (ImportJob Job, Task Ended)> jobs = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> order = new();
    private readonly string folder = Path.Join(node.Options.DataFolder, "imports");

    /// <summary>Where an upload is put before its import begins.</summary>
    public string NewFile()
    {
        Directory.CreateDirectory(folder);
        return Path.Join(folder, NewName());
    }

    /// <summary>Begins an import of an uploaded file.</summary>
    public (ImportJob? Job, Task Ended, Refusal? Refusal) Begin(
        ImportTable table, Caller caller, ImportWish wish, string file)
    {
        List<ImportJob> running = [.. jobs.Values.Select(it => it.Job).Where(it => !it.HasEnded)];
        if (running.Count >= MaxRunning
            || running.Count(it => it.Caller.Key!.Party == caller.Key!.Party) >= MaxRunningOfOneParty)
        {
            File.Delete(file);
            return (null, Task.CompletedTask, new Refusal(RefusalCode.TooManyRequests, null, "imports are running"));
        }

        ImportJob job = new(NewName(), table, caller, wish, file);
        Task ended = Task.Run(() => RunToEnd(job));
        jobs[job.Id] = (job, ended);
        order.Enqueue(job.Id);
        while (order.Count > MaxKept && order.TryDequeue(out string? oldest))
        {
            if (jobs.TryRemove(oldest, out (ImportJob Job, Task Ended) gone))
            {
                gone.Job.Stop();
            }
        }

        return (job, ended, null);
    }

    /// <summary>A job of a caller's party; null if there is none of this identifier.</summary>
    public ImportJob? Find(string id, Caller caller) =>
        jobs.TryGetValue(id, out (ImportJob Job, Task Ended) found) && found.Job.Caller.Key!.Party == caller.Key!.Party
            ? found.Job
            : null;

    /// <summary>Removes what a node that was killed has left.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        return Task.CompletedTask;
    }

    /// <summary>Stops what runs and waits for it.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        foreach ((ImportJob job, _) in jobs.Values)
        {
            job.Stop();
        }

        return Task.WhenAll(jobs.Values.Select(it => it.Ended));
    }

    private static string NewName() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private async Task RunToEnd(ImportJob job)
    {
        try
        {
            await new ImportRun(node, job).Run();
        }
        catch
        {
            job.Enter(ImportPhase.Failed);
            throw;
        }
        finally
        {
            File.Delete(job.File);
        }
    }
}
