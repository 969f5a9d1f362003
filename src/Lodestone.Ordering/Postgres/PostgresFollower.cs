using Npgsql;

namespace Lodestone.Ordering;

/// <summary>Follows what became final, by notification and by looking now and then.</summary>
internal sealed class PostgresFollower(
    PostgresOrderingOptions options, PostgresDatabase database, PostgresChain chain, PostgresState state)
{
    /// <summary>Follows over one connection until it fails or is cancelled.</summary>
    public async Task WorkAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        bool hasNews = false;
        connection.Notification += (_, _) => hasNews = true;
        await using (NpgsqlCommand listen = database.Command(connection, "LISTEN order_schema_final"))
        {
            await listen.ExecuteNonQueryAsync(cancel);
        }

        while (true)
        {
            hasNews = false;
            await chain.ExtendAsync(connection, await chain.FinalAsync(connection, cancel), cancel);
            state.Met();
            if (!hasNews)
            {
                await connection.WaitAsync(options.Poll, cancel);
            }
        }
    }
}
