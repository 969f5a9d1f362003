using Npgsql;

namespace Lodestone.Ordering;

/// <summary>
/// Puts envelopes where whoever orders finds them. What is sent may be lost with a crash, so what still waits after a while
/// is looked for and sent again.
/// </summary>
internal sealed class PostgresSender(PostgresDatabase database, PostgresChain chain, PostgresWaiting waiting)
{
    private const int BytesAtOnce = 8 << 20;
    private const int CountAtOnce = 2000;
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    private List<WaitingEnvelope> unsure = [];
    private Task<bool>? coming;

    /// <summary>Sends over one connection until it fails or is cancelled.</summary>
    public async Task WorkAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        // What waits is not durable anyway: the commit that orders it is.
        await using (NpgsqlCommand quick = new("SET synchronous_commit = off", connection))
        {
            await quick.ExecuteNonQueryAsync(cancel);
        }

        while (true)
        {
            if (unsure.Count == 0 && !await SomethingCameAsync(cancel))
            {
                unsure = [.. await LostAsync(connection, cancel)];
            }

            Fill(unsure);
            if (unsure.Count > 0)
            {
                // After a failure they stay and are sent over the next connection.
                await SendAsync(connection, unsure, cancel);
                unsure = [];
            }
        }
    }

    private async Task<bool> SomethingCameAsync(CancellationToken cancel)
    {
        try
        {
            coming ??= waiting.Unsent.WaitToReadAsync(CancellationToken.None).AsTask();
            bool came = await coming.WaitAsync(Again, cancel);
            coming = null;
            return came;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private void Fill(List<WaitingEnvelope> batch)
    {
        int bytes = batch.Sum(one => one.Bytes.Length);
        while (bytes < BytesAtOnce && batch.Count < CountAtOnce && waiting.Unsent.TryRead(out WaitingEnvelope? one))
        {
            batch.Add(one);
            bytes += one.Bytes.Length;
        }
    }

    private async Task SendAsync(NpgsqlConnection connection, List<WaitingEnvelope> batch, CancellationToken cancel)
    {
        byte[][] ids = [.. batch.Select(one => one.Id.ToArray())];

        // Sorted, so that two nodes that send the same envelopes wait for each other in one direction only.
        await using (NpgsqlCommand send = database.Command(
            connection,
            """
            INSERT INTO order_schema.waiting (id, bytes)
              SELECT sent.id, sent.bytes FROM unnest($1, $2) AS sent (id, bytes)
              WHERE NOT EXISTS (SELECT FROM order_schema.envelope WHERE envelope.id = sent.id)
              ORDER BY sent.id
            ON CONFLICT DO NOTHING
            """,
            ids, batch.Select(one => one.Bytes).ToArray()))
        {
            await send.ExecuteNonQueryAsync(cancel);
        }

        await using (NpgsqlCommand tell = database.Command(connection, "NOTIFY order_schema_waiting"))
        {
            await tell.ExecuteNonQueryAsync(cancel);
        }

        await using NpgsqlCommand look = database.Command(
            connection,
            """
            SELECT id, height FROM order_schema.envelope WHERE id = ANY ($1)
            """,
            (object)ids);
        await using NpgsqlDataReader row = await look.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
        {
            // A higher one is handed on when its block is verified.
            long height = row.GetInt64(1);
            if (height <= chain.Height)
            {
                waiting.Stands(PostgresChain.HashAt(row, 0), height);
            }
        }
    }

    private async Task<IEnumerable<WaitingEnvelope>> LostAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        WaitingEnvelope[] old = [.. waiting.SinceBefore(Again).Take(CountAtOnce)];
        if (old.Length == 0)
        {
            return [];
        }

        await using NpgsqlCommand command = database.Command(
            connection,
            """
            SELECT ours.id FROM unnest($1) AS ours (id)
            WHERE NOT EXISTS (SELECT FROM order_schema.waiting WHERE waiting.id = ours.id)
            """,
            (object)old.Select(one => one.Id.ToArray()).ToArray());
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancel);
        HashSet<Transparency.Hash> lost = [];
        while (await row.ReadAsync(cancel))
        {
            lost.Add(PostgresChain.HashAt(row, 0));
        }

        return old.Where(one => lost.Contains(one.Id));
    }
}
