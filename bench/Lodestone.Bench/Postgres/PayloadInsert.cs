using Npgsql;
using NpgsqlTypes;

namespace Lodestone.Bench.Postgres;

/// <summary>
/// Inserts payloads as they are: unsigned, unchecked, a row an event, one prepared batch and one transaction for so
/// many. What anybody would do who needs a table and no proof.
/// </summary>
internal sealed class PayloadInsert : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlBatch batch;

    private PayloadInsert(NpgsqlConnection connection, NpgsqlBatch batch)
    {
        this.connection = connection;
        this.batch = batch;
    }

    /// <summary>Makes the table and prepares the insert.</summary>
    public static async Task<PayloadInsert> PrepareAsync(PrivatePostgres postgres, int rowsATransaction)
    {
        NpgsqlConnection connection = await postgres.OpenAsync();
        await using (NpgsqlCommand create = connection.CreateCommand())
        {
            create.CommandText = "CREATE TABLE payload (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "
                + "bytes bytea NOT NULL)";
            await create.ExecuteNonQueryAsync();
        }

        NpgsqlBatch batch = connection.CreateBatch();
        for (int i = 0; i < rowsATransaction; i++)
        {
            NpgsqlBatchCommand command = new("INSERT INTO payload (bytes) VALUES ($1)");
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Bytea, Value = Array.Empty<byte>() });
            batch.BatchCommands.Add(command);
        }

        await batch.PrepareAsync();
        return new PayloadInsert(connection, batch);
    }

    /// <summary>Inserts payloads; returns when all are durable.</summary>
    public async Task InsertAsync(IReadOnlyList<byte[]> payloads)
    {
        for (int from = 0; from < payloads.Count; from += batch.BatchCommands.Count)
        {
            for (int i = 0; i < batch.BatchCommands.Count; i++)
            {
                batch.BatchCommands[i].Parameters[0].Value = payloads[from + i];
            }

            await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
            batch.Transaction = transaction;
            await batch.ExecuteNonQueryAsync();
            await transaction.CommitAsync();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await batch.DisposeAsync();
        await connection.DisposeAsync();
    }
}
