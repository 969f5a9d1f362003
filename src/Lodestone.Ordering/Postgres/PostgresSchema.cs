using Npgsql;

namespace Lodestone.Ordering;

/// <summary>The tables and the three functions that the order consists of; docs/formats/ordering-postgres.md explains them.</summary>
internal static class PostgresSchema
{
    /// <summary>What this program reads and writes.</summary>
    public const int Version = 1;

    // Whoever makes the schema holds this lock, so that nodes that start together make it once.
    private const long MakingLock = 0x4C6F646573746F6E;

    private const string Tables =
        """
        CREATE TABLE order_schema.block (
          height bigint PRIMARY KEY CHECK (height >= 0),
          time bigint NOT NULL,
          previous bytea NOT NULL UNIQUE,
          id bytea NOT NULL UNIQUE,
          envelopes integer NOT NULL CHECK (envelopes > 0));

        CREATE TABLE order_schema.envelope (
          id bytea PRIMARY KEY,
          height bigint NOT NULL,
          place integer NOT NULL,
          bytes bytea NOT NULL,
          UNIQUE (height, place));
        ALTER TABLE order_schema.envelope ALTER bytes SET STORAGE EXTERNAL;

        -- Not in the write-ahead log: whoever appended an envelope sends it again when a crash has emptied it.
        CREATE UNLOGGED TABLE order_schema.waiting (
          id bytea PRIMARY KEY CHECK (id = sha256(bytes)),
          arrived timestamptz NOT NULL DEFAULT clock_timestamp(),
          bytes bytea NOT NULL CHECK (octet_length(bytes) BETWEEN 1 AND 1048576));
        ALTER TABLE order_schema.waiting ALTER bytes SET STORAGE EXTERNAL;
        CREATE INDEX waiting_arrived ON order_schema.waiting (arrived, id);

        CREATE TABLE order_schema.lead (
          one boolean PRIMARY KEY CHECK (one),
          holder text NOT NULL,
          term bigint NOT NULL,
          until timestamptz NOT NULL,
          final bigint NOT NULL);
        INSERT INTO order_schema.lead VALUES (true, '', 0, '-infinity', -1);

        CREATE TABLE order_schema.format (version integer NOT NULL);
        INSERT INTO order_schema.format VALUES (1);
        """;

    // Each is one statement to the client: a client that is halted can leave no transaction open.
    private const string Functions =
        """
        -- The next block, if the term still holds and the block before it is the one that is meant.
        CREATE FUNCTION order_schema.append_block(
          my_term bigint, lease interval, my_height bigint, my_time bigint, my_previous bytea, my_id bytea, ids bytea[])
        RETURNS boolean LANGUAGE plpgsql AS $body$
        DECLARE
          moved integer;
        BEGIN
          UPDATE order_schema.lead SET until = clock_timestamp() + lease WHERE term = my_term;
          IF NOT FOUND THEN
            RETURN false;
          END IF;
          INSERT INTO order_schema.block
            SELECT my_height, my_time, my_previous, my_id, cardinality(ids)
            WHERE CASE WHEN my_height = 0 THEN NOT EXISTS (SELECT FROM order_schema.block)
              ELSE EXISTS (SELECT FROM order_schema.block
                WHERE height = my_height - 1 AND id = my_previous AND time <= my_time) END;
          IF NOT FOUND THEN
            RAISE EXCEPTION 'block % does not follow upon the last block', my_height;
          END IF;
          WITH moving AS (
            DELETE FROM order_schema.waiting USING unnest(ids) WITH ORDINALITY AS wanted (id, place)
            WHERE waiting.id = wanted.id RETURNING waiting.id, wanted.place, waiting.bytes)
          INSERT INTO order_schema.envelope SELECT id, my_height, place - 1, bytes FROM moving;
          GET DIAGNOSTICS moved = ROW_COUNT;
          IF moved <> cardinality(ids) THEN
            RAISE EXCEPTION '% of % envelopes are waiting', moved, cardinality(ids);
          END IF;
          RETURN true;
        END $body$;

        -- Blocks up to a height are as durable as the operators ask: said after the commit that waited for the standbys.
        -- This commit need not wait: whoever sees it sees what came before it.
        CREATE FUNCTION order_schema.confirm(my_term bigint, my_height bigint)
        RETURNS boolean LANGUAGE plpgsql AS $body$
        BEGIN
          PERFORM set_config('synchronous_commit', 'off', true);
          UPDATE order_schema.lead SET final = greatest(final, my_height) WHERE term = my_term;
          IF NOT FOUND THEN
            RETURN false;
          END IF;
          PERFORM pg_notify('order_schema_final', my_height::text);
          RETURN true;
        END $body$;

        -- The holder goes on for another lease; false when it is no longer the holder.
        CREATE FUNCTION order_schema.renew(my_term bigint, lease interval)
        RETURNS boolean LANGUAGE plpgsql AS $body$
        BEGIN
          PERFORM set_config('synchronous_commit', 'off', true);
          UPDATE order_schema.lead SET until = clock_timestamp() + lease WHERE term = my_term;
          RETURN FOUND;
        END $body$;
        """;

    /// <summary>Makes the schema unless it is there, and looks whether this program understands it.</summary>
    /// <exception cref="UnfitDatabaseException">Its version is another one.</exception>
    public static async Task EnsureAsync(NpgsqlConnection connection, string schema, CancellationToken cancel)
    {
        if (!await ExistsAsync(connection, schema, cancel))
        {
            await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancel);
            await DoAsync(connection, $"SELECT pg_advisory_xact_lock({MakingLock})", cancel);
            if (!await ExistsAsync(connection, schema, cancel))
            {
                await DoAsync(
                    connection, $"CREATE SCHEMA IF NOT EXISTS order_schema;\n{Tables}\n{Functions}".In(schema), cancel);
            }

            await transaction.CommitAsync(cancel);
        }

        await using NpgsqlCommand command = Command(connection, "SELECT version FROM order_schema.format", schema);
        if (await command.ExecuteScalarAsync(cancel) is not Version)
        {
            throw new UnfitDatabaseException(
                $"The schema {schema} was made by another version of this program; this one knows version {Version}.");
        }
    }

    /// <summary>A command whose text names the schema <c>order_schema</c>.</summary>
    public static NpgsqlCommand Command(NpgsqlConnection connection, string sql, string schema, params object[] values)
    {
        NpgsqlCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this room; the schema's name is checked when the options are.
        command.CommandText = sql.In(schema);
#pragma warning restore CA2100
        foreach (object value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, string schema, CancellationToken cancel)
    {
        await using NpgsqlCommand command = Command(
            connection, "SELECT to_regclass('order_schema.format') IS NOT NULL", schema);
        return await command.ExecuteScalarAsync(cancel) is true;
    }

    private static async Task DoAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
#pragma warning disable CA2100 // As above.
        await using NpgsqlCommand command = new(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static string In(this string sql, string schema) => sql.Replace("order_schema", schema, StringComparison.Ordinal);
}
