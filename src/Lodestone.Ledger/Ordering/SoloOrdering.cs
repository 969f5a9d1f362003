using System.Runtime.CompilerServices;
using Lodestone.Transparency;
using Lodestone.Vocabulary;
using Microsoft.Data.Sqlite;

namespace Lodestone.Ledger;

/// <summary>
/// Orders in one process, in a file of its own: for trying a consortium out, for tests, and for a recorded order that is to
/// be judged again. Envelopes that wait together become one block and one durable commit.
/// </summary>
public sealed class SoloOrdering : IOrderingEngine
{
    private const int MaxEnvelope = 1 << 20;
    private const int MaxBlock = 8 << 20;

    private readonly object gate = new();
    private readonly SqliteConnection connection;
    private readonly TimeSource time;
    private readonly Dictionary<Hash, Waiting> waiting = [];
    private readonly List<Waiting> queue = [];
    private readonly Thread thread;
    private TaskCompletionSource grown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long height = -1;
    private Instant? lastTime;
    private Exception? failure;
    private bool closed;

    private SoloOrdering(SqliteConnection connection, TimeSource time)
    {
        this.connection = connection;
        this.time = time;
        thread = new Thread(Run) { Name = "solo ordering", IsBackground = true };
    }

    /// <inheritdoc/>
    public EngineTraits Traits { get; } = new("solo", EngineFaults.Single, 1, 0, MaxEnvelope, MaxBlock, string.Empty);

    /// <inheritdoc/>
    public EngineHealth Health
    {
        get
        {
            lock (gate)
            {
                string? trouble = failure?.Message;
                return new EngineHealth(
                    height, lastTime, failure is not null, queue.Count,
                    [new EndpointHealth("this process", failure is null, height, trouble)]);
            }
        }
    }

    /// <summary>Opens the order in a file, or begins an empty one.</summary>
    public static SoloOrdering Open(string file, TimeSource time)
    {
        SqliteConnection connection = new(LedgerStore.ConnectionText(file, SqliteOpenMode.ReadWriteCreate));
        connection.Open();
        Schema.Execute(
            connection,
            """
            PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
            CREATE TABLE IF NOT EXISTS block (height INTEGER PRIMARY KEY, time INTEGER NOT NULL, id BLOB NOT NULL);
            CREATE TABLE IF NOT EXISTS envelope (
              number INTEGER PRIMARY KEY, height INTEGER NOT NULL, id BLOB NOT NULL UNIQUE, bytes BLOB NOT NULL);
            CREATE INDEX IF NOT EXISTS envelope_height ON envelope (height);
            """);
        SoloOrdering ordering = new(connection, time)
        {
            height = Schema.Scalar(connection, "SELECT max(height) FROM block") as long? ?? -1,
        };
        ordering.lastTime = Schema.Scalar(connection, "SELECT max(time) FROM block") is long last ? new Instant(last) : null;
        ordering.thread.Start();
        return ordering;
    }

    /// <inheritdoc/>
    public async Task<AppendOutcome> AppendAsync(ReadOnlyMemory<byte> envelope, CancellationToken cancel = default)
    {
        if (envelope.Length is 0 or > MaxEnvelope)
        {
            return new AppendOutcome.Refused($"An envelope has 1 to {MaxEnvelope} bytes, this one has {envelope.Length}.");
        }

        Hash id = Hash.Of(envelope.Span);
        Task<AppendOutcome> answer;
        lock (gate)
        {
            if (failure is not null || closed)
            {
                return new AppendOutcome.Unknown(failure?.Message ?? "The engine is closing.");
            }

            if (!waiting.TryGetValue(id, out Waiting? known))
            {
                if (HeightOf(id) is { } stands)
                {
                    return new AppendOutcome.Final(stands);
                }

                waiting.Add(id, known = new Waiting(id, envelope));
                queue.Add(known);
                Monitor.Pulse(gate);
            }

            answer = known.Answer.Task;
        }

        return await answer.WaitAsync(cancel);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<OrderedBlock> ReadAsync(
        long fromHeight, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        for (long next = Math.Max(0, fromHeight); ; next++)
        {
            Task more;
            OrderedBlock? block;
            lock (gate)
            {
                more = grown.Task;
                block = next <= height ? BlockAt(next) : null;
            }

            while (block is null)
            {
                await more.WaitAsync(cancel);
                lock (gate)
                {
                    more = grown.Task;
                    block = next <= height ? BlockAt(next) : null;
                }
            }

            cancel.ThrowIfCancellationRequested();
            yield return block;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        lock (gate)
        {
            closed = true;
            Monitor.PulseAll(gate);
        }

        thread.Join();
        connection.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Run()
    {
        while (true)
        {
            lock (gate)
            {
                while (queue.Count == 0 && !closed)
                {
                    Monitor.Wait(gate);
                }

                if (queue.Count == 0)
                {
                    return;
                }

                Waiting[] together = Together();
                try
                {
                    Order(together);
                }
                catch (SqliteException fault)
                {
                    // What the disk holds is unknown: nothing is tried again until the file is opened anew.
                    failure = fault;
                    foreach (Waiting one in waiting.Values)
                    {
                        one.Answer.TrySetResult(new AppendOutcome.Unknown(fault.Message));
                    }

                    return;
                }
            }
        }
    }

    private Waiting[] Together()
    {
        int bytes = 0;
        int count = queue.TakeWhile(one => (bytes += one.Envelope.Length) <= MaxBlock).Count();
        Waiting[] together = [.. queue.Take(Math.Max(1, count))];
        queue.RemoveRange(0, together.Length);
        return together;
    }

    private void Order(Waiting[] together)
    {
        long next = height + 1;
        Instant now = lastTime is { } last && last > time.Now ? last : time.Now;
        using (SqliteTransaction transaction = connection.BeginTransaction())
        {
            Hash id = Hash.Of([.. together.SelectMany(one => one.Id.ToArray())]);
            Do("INSERT INTO block VALUES ($1, $2, $3)", next, now.UnixMilliseconds, id.ToArray());
            foreach (Waiting one in together)
            {
                Do("INSERT INTO envelope (height, id, bytes) VALUES ($1, $2, $3)", next, one.Id.ToArray(),
                    one.Envelope.ToArray());
            }

            transaction.Commit();
        }

        (height, lastTime) = (next, now);
        foreach (Waiting one in together)
        {
            waiting.Remove(one.Id);
            one.Answer.TrySetResult(new AppendOutcome.Final(next));
        }

        TaskCompletionSource before = grown;
        grown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        before.TrySetResult();
    }

    private long? HeightOf(Hash id)
    {
        using SqliteCommand command = Command("SELECT height FROM envelope WHERE id = $1", id.ToArray());
        return command.ExecuteScalar() as long?;
    }

    private OrderedBlock BlockAt(long at)
    {
        using SqliteCommand head = Command("SELECT time, id FROM block WHERE height = $1", at);
        using SqliteDataReader row = head.ExecuteReader();
        row.Read();
        using SqliteCommand bodies = Command("SELECT bytes FROM envelope WHERE height = $1 ORDER BY number", at);
        using SqliteDataReader reader = bodies.ExecuteReader();
        List<ReadOnlyMemory<byte>> envelopes = [];
        while (reader.Read())
        {
            envelopes.Add(reader.GetFieldValue<byte[]>(0));
        }

        return new OrderedBlock(
            at, new Instant(row.GetInt64(0)), Hash.FromBytes(row.GetFieldValue<byte[]>(1)), envelopes);
    }

    private void Do(string sql, params ReadOnlySpan<object> values)
    {
        using SqliteCommand command = Command(sql, values);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this file only.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"${i + 1}", values[i]);
        }

        return command;
    }

    private sealed class Waiting(Hash id, ReadOnlyMemory<byte> envelope)
    {
        internal Hash Id { get; } = id;

        internal ReadOnlyMemory<byte> Envelope { get; } = envelope;

        internal TaskCompletionSource<AppendOutcome> Answer { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
