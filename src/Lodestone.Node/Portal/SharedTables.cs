using System.Text.RegularExpressions;
using Lodestone.Node.Vault;
using Lodestone.Views;
using Lodestone.Vocabulary;
using Npgsql;

namespace Lodestone.Node.Portal;

/// <summary>
/// What a node and its portals share in the database of the views, in a schema beside them: API keys as hashes, sessions as
/// hashes, and the keys that sign the hidden field of forms. Whoever reads all of it can neither sign in nor go on with
/// somebody's session.
/// </summary>
internal sealed partial class SharedTables : IDisposable
{
    private const long MakingLock = 0x4C6F64655368;
    private const int MostSessions = 100_000;

    private readonly string schema;
    private readonly NpgsqlMultiHostDataSource hosts;
    private readonly NpgsqlDataSource database;
    private readonly bool makes;
    private volatile bool isMade;

    /// <summary>Names the database; nothing is opened yet.</summary>
    /// <param name="connection">How the views are connected to.</param>
    /// <param name="makes">Whether tables that are missing are made: by a node, not by a portal.</param>
    public SharedTables(string connection, bool makes)
    {
        this.makes = makes;
        NpgsqlConnectionStringBuilder named = new(connection);
        schema = $"{(named.SearchPath is { Length: > 0 } path ? path : "lodestone_views")}_portal";
        if (!Name().IsMatch(schema))
        {
            throw new InvalidDataException($"\"{schema}\" is no name for a schema: one of a-z, 0-9 and _ is.");
        }

        // What somebody has just signed in to is looked for where it was written.
        hosts = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(connection)
        {
            SearchPath = schema,
            MaxAutoPrepare = 20,
            NoResetOnClose = true,
            HostRecheckSeconds = 0,
            TargetSessionAttributes = null,
            ApplicationName = named.ApplicationName ?? "lodestone portal",
        }.ConnectionString).BuildMultiHost();
        database = hosts.WithTargetSession(TargetSessionAttributes.Primary);
    }

    /// <summary>Puts a node's API keys in the place of those that there were.</summary>
    public void PutKeys(IReadOnlyList<(byte[] Hash, ManagedKey Key)> keys) => Run(
        """
        WITH now AS (SELECT * FROM unnest($1::bytea[], $2::text[], $3::text[], $4::text[]) AS k (hash, party, person, key_id)),
          gone AS (DELETE FROM api_key WHERE hash NOT IN (SELECT hash FROM now))
        INSERT INTO api_key SELECT * FROM now ON CONFLICT (hash)
          DO UPDATE SET party = excluded.party, person = excluded.person, key_id = excluded.key_id
        """,
        keys.Select(one => one.Hash).ToArray(),
        keys.Select(one => one.Key.Party.Value).ToArray(),
        keys.Select(one => one.Key.Person).ToArray(),
        keys.Select(one => one.Key.KeyId).ToArray());

    /// <summary>Whose API key has this hash, or null.</summary>
    public ManagedKey? FindKey(byte[] hashOfApiKey) => Read(
        "SELECT party, person, key_id FROM api_key WHERE hash = $1",
        row => new ManagedKey(PartyId.Of(row.GetString(0)), row.GetString(1), row.GetString(2)),
        hashOfApiKey).FirstOrDefault();

    /// <summary>Opens a session; false if there are too many.</summary>
    public bool OpenSession(byte[] name, byte[] hashOfApiKey, TimeSpan lifetime)
    {
        Run("DELETE FROM session WHERE ends < now()");
        return Run(
            "INSERT INTO session SELECT $1, $2, now() + $3 WHERE (SELECT count(*) FROM session) < $4",
            name, hashOfApiKey, lifetime, (long)MostSessions) == 1;
    }

    /// <summary>The hash of the API key that a session was opened with; null if there is no such session any more.</summary>
    public byte[]? FindSession(byte[] name) => Read(
        "SELECT api_key FROM session WHERE name = $1 AND ends > now()",
        row => row.GetFieldValue<byte[]>(0), name).FirstOrDefault();

    /// <summary>Ends a session.</summary>
    public void EndSession(byte[] name) => Run("DELETE FROM session WHERE name = $1", name);

    /// <summary>Keys that sign the hidden field of forms, as XML.</summary>
    /// <exception cref="ViewsUnavailableException">No node has made any yet.</exception>
    public IReadOnlyList<string> FormKeys() =>
        Read("SELECT xml FROM form_key ORDER BY id", row => row.GetString(0)) is { } keys && (makes || keys.Count > 0)
            ? keys
            : throw new ViewsUnavailableException("No node has shared the keys of its forms yet.");

    /// <summary>Keeps a key that signs the hidden field of forms.</summary>
    public void KeepFormKey(string id, string xml) =>
        Run("INSERT INTO form_key VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET xml = excluded.xml", id, xml);

    /// <inheritdoc/>
    public void Dispose() => hosts.Dispose();

    private int Run(string sql, params object[] values) => Guarded(() =>
    {
        using NpgsqlConnection connection = Open();
        using NpgsqlCommand command = Command(connection, sql, values);
        return command.ExecuteNonQuery();
    });

    private List<TRow> Read<TRow>(string sql, Func<NpgsqlDataReader, TRow> read, params object[] values) => Guarded(() =>
    {
        using NpgsqlConnection connection = Open();
        using NpgsqlCommand command = Command(connection, sql, values);
        using NpgsqlDataReader reader = command.ExecuteReader();
        List<TRow> rows = [];
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    });

    private NpgsqlConnection Open()
    {
        NpgsqlConnection connection = database.OpenConnection();
        if (makes && !isMade)
        {
            using NpgsqlCommand command = Command(
                connection,
                $"""
                SELECT pg_advisory_xact_lock({MakingLock});
                CREATE SCHEMA IF NOT EXISTS {schema};
                CREATE TABLE IF NOT EXISTS api_key (
                  hash bytea PRIMARY KEY, party text NOT NULL, person text NOT NULL, key_id text NOT NULL);
                CREATE TABLE IF NOT EXISTS session (
                  name bytea PRIMARY KEY, api_key bytea NOT NULL, ends timestamptz NOT NULL);
                CREATE INDEX IF NOT EXISTS session_ends ON session (ends);
                CREATE TABLE IF NOT EXISTS form_key (id text PRIMARY KEY, xml text NOT NULL);
                """,
                []);
            command.ExecuteNonQuery();
            isMade = true;
        }

        return connection;
    }

    // What lay idle while the server went away is broken, and nothing was done with it: once more with a new one.
    private TAnswer Guarded<TAnswer>(Func<TAnswer> act)
    {
        try
        {
            return act();
        }
        catch (NpgsqlException)
        {
            database.Clear();
        }

        try
        {
            return act();
        }
        catch (NpgsqlException fault)
        {
            throw new ViewsUnavailableException($"The database of the views is not to be had: {fault.Message}", fault);
        }
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object[] values)
    {
#pragma warning disable CA2100 // Constants of this file; the name of the schema was held to a grammar.
        NpgsqlCommand command = new(sql, connection);
#pragma warning restore CA2100
        foreach (object value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,62}$")]
    private static partial Regex Name();
}
