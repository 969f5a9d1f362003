using System.Globalization;
using Lodestone.Bench.Measuring;
using Lodestone.Bench.Postgres;
using Lodestone.Demo;
using Lodestone.Transparency;

namespace Lodestone.Bench.Ingest;

/// <summary>
/// How fast statements become provable entries, against two things that do less: libsodium verifying the same signatures,
/// and PostgreSQL inserting the same payloads. Both are measured beside ours in every round, on the same machine.
/// </summary>
internal static class IngestCommand
{
    private const int StatementsARound = 6_000;
    private const int ListsARound = 200;
    private const double GoalOfSingles = 0.70;
    private const double GoalOfHundreds = 1.5;

    /// <summary>Runs the rounds and prints the ratios.</summary>
    public static async Task<int> RunAsync(BenchOptions options)
    {
        using WorkFolder folder = WorkFolder.In(options.Folder);
        using Year year = new();
        Submittal genesis = year.Genesis();
        using RunningLedger running = RunningLedger.Open(folder.Join("ledger"), genesis.At);
        await running.RunAsync([genesis]);
        Dictionary<KeyId, PublicKey> keys = DemoConsortium.Describe().Parties
            .SelectMany(party => party.Persons.Select(person => DemoKeys.For(party.Id, person).PublicKey))
            .ToDictionary(key => key.KeyId);

        // Compiled, and with the caches as they are in the middle of a day.
        IReadOnlyList<Submittal> first = year.Take(4 * StatementsARound);
        await running.RunAsync(first);
        Ratio singles = new("one event a statement ÷ libsodium verification alone", GoalOfSingles);
        Ratio processor = new("the same in processor time, which other programs disturb less", GoalOfSingles);
        Submittal last = first[^1];
        for (int round = 0; round < options.Rounds && options.Wants("singles"); round++)
        {
            IReadOnlyList<Submittal> groups = year.Take(StatementsARound);
            last = groups[^1];
            SignedStatement[] statements = [.. groups.SelectMany(group => group.Statements)];
            VerifyAlone alone = VerifyAlone.Of(statements, id => keys[id]);
            TimeSpan before = Environment.CpuUsage.TotalTime;
            TimeSpan verifying = alone.Run();
            TimeSpan between = Environment.CpuUsage.TotalTime;
            TimeSpan whole = await running.RunAsync(groups, Planted(options, keys, times: 2));
            TimeSpan after = Environment.CpuUsage.TotalTime;
            processor.Add((between - before) / (after - between));
            running.Prove(statements.Where((_, i) => i % 1_000 == 0));
            singles.Add(verifying / whole);
            Say($"round {round + 1}: {statements.Length} statements, {verifying / whole:0.000}, "
                + $"in processor time {(between - before) / (after - between):0.000}");
        }

        if (options.Wants("singles"))
        {
            Say(singles.ToString());
            Say(processor.ToString());
        }

        if (options.Wants("hundreds"))
        {
            StockLists lists = new(running, last.At);
            Say((await HundredsAsync(options, folder, running, lists, keys)).ToString());
        }

        return 0;
    }

    private static async Task<Ratio> HundredsAsync(
        BenchOptions options, WorkFolder folder, RunningLedger running, StockLists lists, Dictionary<KeyId, PublicKey> keys)
    {
        Ratio ratio = new("a hundred events a statement ÷ PostgreSQL inserting the payloads", GoalOfHundreds);
        using PrivatePostgres postgres = await PrivatePostgres.StartAsync(
            folder.Join("postgres"), "shared_buffers=512MB", "max_wal_size=4GB");
        await using PayloadInsert insert =
            await PayloadInsert.PrepareAsync(postgres, StockLists.EventsAStatement);
        for (int round = -1; round < options.Rounds; round++)
        {
            (IReadOnlyList<Submittal> submittals, IReadOnlyList<byte[]> payloads) = lists.Take(ListsARound);
            long start = System.Diagnostics.Stopwatch.GetTimestamp();
            await insert.InsertAsync(payloads);
            TimeSpan inserting = System.Diagnostics.Stopwatch.GetElapsedTime(start);
            TimeSpan whole = await running.RunAsync(submittals, Planted(options, keys, times: 30));
            if (round >= 0)
            {
                ratio.Add(inserting / whole);
                Say($"round {round + 1}: {payloads.Count} events of {payloads.Average(it => it.Length):0} bytes, "
                    + $"{inserting / whole:0.000}");
            }
        }

        return ratio;
    }

    // The same signatures verified again, on the thread that submits.
    private static Action<Submittal>? Planted(BenchOptions options, Dictionary<KeyId, PublicKey> keys, int times) =>
        !options.Plant ? null : group =>
        {
            foreach (SignedStatement signed in group.Statements)
            {
                for (int i = 0; i < times; i++)
                {
                    signed.VerifySignature(keys[signed.Header.KeyId]);
                }
            }
        };

    private static void Say(FormattableString line) => Say(line.ToString(CultureInfo.InvariantCulture));

    private static void Say(string line) => Console.WriteLine(line);
}
