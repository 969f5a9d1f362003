using System.Net.Sockets;
using Npgsql;

namespace Lodestone.Ordering;

/// <summary>The way to the primary among the hosts: every connection from here is checked before it is used.</summary>
internal sealed class PostgresDatabase : IAsyncDisposable
{
    private static readonly string[] DurableCommits = ["on", "remote_apply"];

    private readonly PostgresOrderingOptions options;
    private readonly PostgresChain chain;
    private readonly NpgsqlMultiHostDataSource hosts;
    private readonly NpgsqlDataSource primary;
    private volatile bool isMade;

    public PostgresDatabase(PostgresOrderingOptions options, PostgresChain chain)
    {
        (this.options, this.chain) = (options, chain);
        NpgsqlConnectionStringBuilder text = new(options.Connection)
        {
            // Which host is the primary is asked anew with every connection: a promotion must be seen at once.
            TargetSessionAttributes = null,
            HostRecheckSeconds = 0,
            ApplicationName = "lodestone ordering",
        };
        hosts = new NpgsqlDataSourceBuilder(text.ConnectionString).BuildMultiHost();
        primary = hosts.WithTargetSession(TargetSessionAttributes.Primary);
    }

    /// <summary>Whether a failure comes from the world, so that trying again later may do.</summary>
    public static bool IsOutage(Exception fault) =>
        fault is NpgsqlException or TimeoutException or IOException or SocketException or UnfitDatabaseException
            or OperationCanceledException;

    /// <summary>An open connection to the primary, which commits durably, knows our schema and holds our chain.</summary>
    /// <exception cref="UnfitDatabaseException">It is no place for an order.</exception>
    /// <exception cref="BrokenOrderException">It does not hold the order that we know.</exception>
    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancel)
    {
        NpgsqlConnection connection = await primary.OpenConnectionAsync(cancel);
        bool isFit = false;
        try
        {
            await CheckSettingsAsync(connection, cancel);
            if (!isMade)
            {
                await PostgresSchema.EnsureAsync(connection, options.Schema, cancel);
                isMade = true;
            }

            await chain.MeetAsync(connection, cancel);
            isFit = true;
            return connection;
        }
        finally
        {
            if (!isFit)
            {
                await connection.DisposeAsync();
            }
        }
    }

    /// <summary>A command whose text names the schema <c>order_schema</c>.</summary>
    public NpgsqlCommand Command(NpgsqlConnection connection, string sql, params object[] values) =>
        PostgresSchema.Command(connection, sql, options.Schema, values);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await hosts.DisposeAsync();

    private static async Task CheckSettingsAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using NpgsqlCommand command = connection.CreateCommand();
        command.CommandText = "SELECT current_setting('synchronous_commit'), current_setting('fsync')";
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        if (!DurableCommits.Contains(row.GetString(0)))
        {
            throw new UnfitDatabaseException(
                $"synchronous_commit is {row.GetString(0)}: set it to on or remote_apply, or what was final may be lost.");
        }

        if (row.GetString(1) != "on")
        {
            throw new UnfitDatabaseException("fsync is off: switch it on, or what was final may be lost.");
        }
    }
}
