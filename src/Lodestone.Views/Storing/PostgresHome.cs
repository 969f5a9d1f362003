using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;

namespace Lodestone.Views;

/// <summary>
/// Views in a schema of a PostgreSQL database, for many processes that read. One of them writes: the one whose writing
/// connection holds the schema's advisory lock. Whatever it writes goes over that very connection, so that what has lost
/// the lock can write nothing any more.
/// </summary>
internal sealed partial class PostgresHome : ViewHome
{
    private const string UsualSchema = "lodestone_views";
    private const int LockClass = 0x4C6F6465;

    private readonly string schema;
    private readonly TimeSpan patience;
    private readonly NpgsqlDataSource readers;
    private readonly NpgsqlMultiHostDataSource writerHosts;
    private readonly NpgsqlDataSource writers;

    /// <summary>Names the database; nothing is opened yet.</summary>
    /// <param name="connection">How to connect; <c>Search Path</c> may name another schema than the usual one.</param>
    /// <param name="patience">After so long without a sign of life a writer loses its connection to who waits.</param>
    /// <exception cref="InvalidDataException">It is no connection string.</exception>
    public PostgresHome(string connection, TimeSpan patience)
    {
        NpgsqlConnectionStringBuilder named = Parse(connection);
        schema = named.SearchPath is { Length: > 0 } path ? path : UsualSchema;
        if (!Name().IsMatch(schema))
        {
            throw new InvalidDataException($"\"{schema}\" is no name for a schema: one of a-z, 0-9 and _ is.");
        }

        this.patience = patience;
        readers = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(named.ConnectionString)
        {
            SearchPath = schema,
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
            ApplicationName = named.ApplicationName ?? "lodestone views",
            Options = $"{named.Options} -c default_transaction_read_only=on".Trim(),
        }.ConnectionString).Build();
        writerHosts = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(named.ConnectionString)
        {
            SearchPath = schema,
            Pooling = false,

            // Which host is the primary is asked anew with every connection: a promotion must be seen at once.
            HostRecheckSeconds = 0,
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 2,
            KeepAlive = named.KeepAlive > 0 ? named.KeepAlive : 10,
            TargetSessionAttributes = null,
            ApplicationName = named.ApplicationName ?? "lodestone views, following",

            // The views can be thrown away: a write lost with the machine's power is followed again.
            Options = $"{named.Options} -c synchronous_commit=off -c tcp_keepalives_idle=10 "
                + "-c tcp_keepalives_interval=5 -c tcp_keepalives_count=3".Trim(),
        }.ConnectionString).BuildMultiHost();
        writers = writerHosts.WithTargetSession(TargetSessionAttributes.Primary);
    }

    public override ViewDatabase? OpenToWrite() => PostgresFault.Guard(() =>
    {
        NpgsqlConnection connection = writers.OpenConnection();
        PostgresViews? writer = null;
        try
        {
            if (IsLocked(connection))
            {
                Prepare(connection);
                writer = new PostgresViews(connection);
            }
            else
            {
                EndWhoIsHalted(connection);
            }

            return writer;
        }
        finally
        {
            if (writer is null)
            {
                connection.Dispose();
            }
        }
    });

    public override bool IsThere(ViewDatabase writer)
    {
        try
        {
            return writer.One("SELECT 1", row => row.GetInt32(0)) == 1;
        }
        catch (ViewsUnavailableException)
        {
            return false;
        }
    }

    public override ViewDatabase OpenToRead() =>
        PostgresFault.Guard(() => new PostgresViews(readers.OpenConnection(), isReading: true));

    public override bool Refresh()
    {
        readers.Clear();
        return true;
    }

    public override void GiveBack(ViewDatabase reader) => reader.Dispose();

    public override void Dispose()
    {
        readers.Dispose();
        writerHosts.Dispose();
    }

    private static NpgsqlConnectionStringBuilder Parse(string connection)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connection);
        }
        catch (Exception wrong) when (wrong is ArgumentException or KeyNotFoundException or FormatException)
        {
            throw new InvalidDataException($"This is no connection string: {wrong.Message}", wrong);
        }
    }

    private int LockNumber => BinaryPrimitives.ReadInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(schema)));

    private bool IsLocked(NpgsqlConnection connection)
    {
        using NpgsqlCommand command = new("SELECT pg_try_advisory_lock($1, $2)", connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = LockClass });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = LockNumber });
        return (bool)command.ExecuteScalar()!;
    }

    // A process that died has lost its connection, and with it the lock. One that is halted keeps both, for ever if need be.
    private void EndWhoIsHalted(NpgsqlConnection connection)
    {
        using NpgsqlCommand command = new(
            """
            SELECT pg_terminate_backend(a.pid) FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
            WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2
              AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
              AND l.classid::bigint = $1 AND l.objid::bigint = $2
              AND greatest(a.state_change, a.query_start) < clock_timestamp() - $3
            """,
            connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = LockClass });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = unchecked((uint)LockNumber) });
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = patience });
        command.ExecuteNonQuery();
    }

    private void Prepare(NpgsqlConnection connection)
    {
        using NpgsqlCommand encoding = new("SELECT current_setting('server_encoding')", connection);
        if (encoding.ExecuteScalar() is not "UTF8")
        {
            throw new InvalidDataException("The database's encoding is not UTF8: create one with ENCODING 'UTF8'.");
        }

#pragma warning disable CA2100 // The name was held to a grammar of a few letters.
        using NpgsqlCommand create = new($"CREATE SCHEMA IF NOT EXISTS {schema}", connection);
#pragma warning restore CA2100
        create.ExecuteNonQuery();
    }

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,62}$")]
    private static partial Regex Name();
}
