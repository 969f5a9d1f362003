using Lodestone.Bench.Postgres;
using Lodestone.Ledger;
using Npgsql;

namespace Lodestone.Ordering.Tests.Postgres;

/// <summary>A primary and a standby that it waits for, on the loopback; each order has a schema of its own.</summary>
public sealed class PostgresCluster : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("lodestone-postgres-").FullName;
    private readonly List<PrivatePostgres> all = [];

    /// <summary>The server that takes writes now.</summary>
    internal PrivatePostgres Primary { get; private set; } = null!;

    /// <summary>The server that follows it.</summary>
    internal PrivatePostgres Standby { get; private set; } = null!;

    /// <summary>Both hosts in one connection string.</summary>
    internal string Connection => With(Primary, Standby);

    public async ValueTask InitializeAsync()
    {
        Primary = await PrivatePostgres.StartAsync(Path.Join(folder, "0"), "shared_buffers=32MB");
        all.Add(Primary);
        await AddStandbyAsync();
    }

    /// <summary>Makes a new standby, and the primary waits for it from now on.</summary>
    internal async Task AddStandbyAsync()
    {
        Standby = await Primary.StandbyAsync(Path.Join(folder, $"{all.Count}"), "standby", "shared_buffers=32MB");
        all.Add(Standby);
        await SetAsync("synchronous_standby_names", "ANY 1 (standby)");
    }

    /// <summary>Sets one of the primary's settings for all.</summary>
    internal async Task SetAsync(string setting, string value)
    {
        await DoAsync($"ALTER SYSTEM SET {setting} = '{value}'");
        await DoAsync("SELECT pg_reload_conf()");
    }

    /// <summary>Kills the primary, and the standby takes its place: it waits for nobody until it has a standby itself.</summary>
    internal async Task PromoteAsync()
    {
        Primary.Kill();
        (Primary, Standby) = (Standby, Primary);
        await DoAsync("SELECT pg_promote()");
    }

    /// <summary>Does something on the primary.</summary>
    internal async Task DoAsync(string sql)
    {
        await using NpgsqlConnection connection = await Primary.OpenAsync();
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Asks the primary yes or no.</summary>
    internal async Task<bool> AskAsync(string sql)
    {
        await using NpgsqlConnection connection = await Primary.OpenAsync();
        await using NpgsqlCommand command = new(sql, connection);
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>An engine that is quick to take over and patient with a busy machine.</summary>
    internal static PostgresOrderingOptions Options(string connection, string schema) => new()
    {
        Connection = connection,
        Schema = schema,
        Lease = TimeSpan.FromSeconds(2),
        Poll = TimeSpan.FromMilliseconds(200),
        LookAround = TimeSpan.FromSeconds(1),
        AnswerWithin = TimeSpan.FromMinutes(2),
        StallAfter = TimeSpan.FromMinutes(1),
    };

    internal static string With(params PrivatePostgres[] hosts) =>
        $"Host={string.Join(',', hosts.Select(one => $"127.0.0.1:{one.Port}"))};Username=bench;Database=postgres;Timeout=5";

    internal static Task<PostgresOrdering> OpenAsync(PostgresOrderingOptions options) =>
        PostgresOrdering.OpenAsync(options, new TimeSource(TimeProvider.System));

    public ValueTask DisposeAsync()
    {
        foreach (PrivatePostgres one in Enumerable.Reverse(all))
        {
            one.Dispose();
        }

        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
