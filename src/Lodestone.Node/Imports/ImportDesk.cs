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

    private readonly Lock gate = new();
    private readonly OrderedDictionary<string, (ImportJob Job, Task Ended)> jobs = new(StringComparer.Ordinal);
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
        lock (gate)
        {
            if (HasRoomFor(caller))
            {
                ImportJob job = new(NewName(), table, caller, wish, file);
                Task ended = Task.Run(() => RunToEnd(job));
                Keep(job, ended);
                return (job, ended, null);
            }
        }

        File.Delete(file);
        return (null, Task.CompletedTask, new Refusal(RefusalCode.TooManyRequests, null, "imports are running"));
    }

    /// <summary>A job of a caller's party; null if there is none of this identifier.</summary>
    public ImportJob? Find(string id, Caller caller)
    {
        lock (gate)
        {
            return jobs.TryGetValue(id, out (ImportJob Job, Task Ended) found)
                && found.Job.Caller.Key!.Party == caller.Key!.Party
                    ? found.Job
                    : null;
        }
    }

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
        lock (gate)
        {
            foreach ((ImportJob job, _) in jobs.Values)
            {
                job.Stop();
            }

            return Task.WhenAll(jobs.Values.Select(it => it.Ended));
        }
    }

    private static string NewName() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private bool HasRoomFor(Caller caller)
    {
        List<ImportJob> running = [.. jobs.Values.Select(it => it.Job).Where(it => !it.HasEnded)];
        return running.Count < MaxRunning
            && running.Count(it => it.Caller.Key!.Party == caller.Key!.Party) < MaxRunningOfOneParty;
    }

    private void Keep(ImportJob job, Task ended)
    {
        jobs.Add(job.Id, (job, ended));
        if (jobs.Count > MaxKept)
        {
            jobs.GetAt(0).Value.Job.Stop();
            jobs.RemoveAt(0);
        }
    }

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
