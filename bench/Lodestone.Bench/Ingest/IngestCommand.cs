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
        bool isSeen = true;
        if (options.Wants("singles"))
        {
            isSeen &= await SinglesAsync(options, running, year, keys);
        }

        if (options.Wants("hundreds"))
        {
            StockLists lists = new(running, running.LastAt);
            isSeen &= await HundredsAsync(options, folder, running, lists, keys);
        }

        if (options.Plant)
        {
            Say(isSeen
                ? "The planted fault was seen: with it every ratio fell to less than a half."
                : "The planted fault was NOT seen.");
        }

        return isSeen ? 0 : 1;
    }

    private static async Task<bool> SinglesAsync(
        BenchOptions options, RunningLedger running, Year year, Dictionary<KeyId, PublicKey> keys)
    {
        Ratio singles = new("one event a statement ÷ libsodium verification alone", GoalOfSingles);
        Ratio processor = new("the same in processor time, which other programs disturb less", GoalOfSingles);
        Ratio planted = new("with the planted fault", GoalOfSingles);
        for (int round = 0; round < options.Rounds; round++)
        {
            IReadOnlyList<Submittal> groups = year.Take(StatementsARound);
            SignedStatement[] statements = [.. groups.SelectMany(group => group.Statements)];
            VerifyAlone alone = VerifyAlone.Of(statements, id => keys[id]);
            TimeSpan before = Environment.CpuUsage.TotalTime;
            TimeSpan verifying = alone.Run();
            TimeSpan between = Environment.CpuUsage.TotalTime;
            TimeSpan whole = await running.RunAsync(groups);
            TimeSpan after = Environment.CpuUsage.TotalTime;
            processor.Add((between - before) / (after - between));
            singles.Add(verifying / whole);
            running.Prove(statements.Where((_, i) => i % 1_000 == 0));
            Say($"round {round + 1}: {statements.Length} statements, {verifying / whole:0.000}, "
                + $"in processor time {(between - before) / (after - between):0.000}");
            if (options.Plant)
            {
                planted.Add(verifying / await running.RunAsync(year.Take(StatementsARound), Planted(keys, times: 20)));
            }
        }

        Say(singles.ToString());
        Say(processor.ToString());
        return IsSeen(options, singles, planted);
    }

    private static async Task<bool> HundredsAsync(
        BenchOptions options, WorkFolder folder, RunningLedger running, StockLists lists, Dictionary<KeyId, PublicKey> keys)
    {
        Ratio ratio = new("a hundred events a statement ÷ PostgreSQL inserting the payloads", GoalOfHundreds);
        Ratio planted = new("with the planted fault", GoalOfHundreds);
        using PrivatePostgres postgres = await PrivatePostgres.StartAsync(folder.Join("postgres"));
        await using PayloadInsert insert =
            await PayloadInsert.PrepareAsync(postgres, StockLists.EventsAStatement);
        for (int round = -1; round < options.Rounds; round++)
        {
            (IReadOnlyList<Submittal> submittals, IReadOnlyList<byte[]> payloads) = lists.Take(ListsARound);
            long start = System.Diagnostics.Stopwatch.GetTimestamp();
            await insert.InsertAsync(payloads);
            TimeSpan inserting = System.Diagnostics.Stopwatch.GetElapsedTime(start);
            TimeSpan whole = await running.RunAsync(submittals);
            if (round < 0)
            {
                continue;
            }

            ratio.Add(inserting / whole);
            Say($"round {round + 1}: {payloads.Count} events of {payloads.Average(it => it.Length):0} bytes, "
                + $"{inserting / whole:0.000}");
            if (options.Plant)
            {
                planted.Add(inserting / await running.RunAsync(lists.Take(ListsARound).Submittals, Planted(keys, times: 600)));
            }
        }

        Say(ratio.ToString());
        return IsSeen(options, ratio, planted);
    }

    private static bool IsSeen(BenchOptions options, Ratio ratio, Ratio planted)
    {
        if (!options.Plant)
        {
            return true;
        }

        Say(planted.ToString());
        return planted.Median < ratio.Median / 2;
    }

    // The same signatures verified again, on the thread that submits.
    private static Action<Submittal> Planted(Dictionary<KeyId, PublicKey> keys, int times) => group =>
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
