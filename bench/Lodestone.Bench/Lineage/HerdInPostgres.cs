using Lodestone.Bench.Postgres;
using Lodestone.Vocabulary;
using Npgsql;

namespace Lodestone.Bench.Lineage;

/// <summary>The same graph in PostgreSQL, asked by a recursive common table expression, prepared, on one connection.</summary>
internal sealed class HerdInPostgres : IAsyncDisposable
{
    private const string Ancestors = """
        WITH RECURSIVE up(lot) AS (
          SELECT taken.lot FROM {0}lot AS lot JOIN {0}taken AS taken ON taken.step = lot.made WHERE lot.eid = $1
          UNION
          SELECT taken.lot FROM up JOIN {0}lot AS lot ON lot.id = up.lot JOIN {0}taken AS taken ON taken.step = lot.made)
        SELECT lot.eid FROM up JOIN {0}lot AS lot ON lot.id = up.lot
        """;

    private readonly NpgsqlConnection connection;
    private readonly NpgsqlCommand query;

    private HerdInPostgres(NpgsqlConnection connection, NpgsqlCommand query)
    {
        this.connection = connection;
        this.query = query;
    }

    /// <summary>Copies a graph into tables whose names begin with a prefix.</summary>
    public static async Task<HerdInPostgres> CopyAsync(PrivatePostgres postgres, Herd herd, string prefix)
    {
        NpgsqlConnection connection = await postgres.OpenAsync();
        await RunAsync(
            connection,
            $"CREATE TABLE {prefix}lot (id int PRIMARY KEY, eid text NOT NULL UNIQUE, made int); "
            + $"CREATE TABLE {prefix}taken (step int, lot int, PRIMARY KEY (step, lot)); SET work_mem = '256MB'");
        await using (NpgsqlBinaryImporter lots =
            await connection.BeginBinaryImportAsync($"COPY {prefix}lot FROM STDIN BINARY"))
        {
            for (int i = 0; i < herd.Lots.Count; i++)
            {
                await lots.StartRowAsync();
                await lots.WriteAsync(i);
                await lots.WriteAsync(herd.Lots[i].Code);
                await lots.WriteAsync(herd.Makers[i]);
            }

            await lots.CompleteAsync();
        }

        await using (NpgsqlBinaryImporter taken =
            await connection.BeginBinaryImportAsync($"COPY {prefix}taken FROM STDIN BINARY"))
        {
            for (int i = 0; i < herd.Steps.Count; i++)
            {
                foreach (int lot in herd.Steps[i].Taken)
                {
                    await taken.StartRowAsync();
                    await taken.WriteAsync(i);
                    await taken.WriteAsync(lot);
                }
            }

            await taken.CompleteAsync();
        }

        await RunAsync(connection, $"VACUUM ANALYZE {prefix}lot");
        await RunAsync(connection, $"VACUUM ANALYZE {prefix}taken");
        // Its planner takes the whole tables at once; by their indexes it is many times faster, and that is the yardstick.
        await RunAsync(connection, "SET enable_hashjoin = off; SET enable_mergejoin = off; SET enable_seqscan = off");
        NpgsqlCommand query = connection.CreateCommand();
#pragma warning disable CA2100 // The prefix is a constant of the benchmark.
        query.CommandText = Ancestors.Replace("{0}", prefix, StringComparison.Ordinal);
#pragma warning restore CA2100
        query.Parameters.Add(new NpgsqlParameter { Value = string.Empty });
        await query.PrepareAsync();
        return new HerdInPostgres(connection, query);
    }

    /// <summary>The full ancestry of a lot.</summary>
    public async Task<List<string>> AncestorsOfAsync(Eid lot)
    {
        query.Parameters[0].Value = lot.Code;
        List<string> found = [];
        await using NpgsqlDataReader reader = await query.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            found.Add(reader.GetString(0));
        }

        return found;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await query.DisposeAsync();
        await connection.DisposeAsync();
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using NpgsqlCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
