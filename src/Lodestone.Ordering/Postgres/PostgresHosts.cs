using Lodestone.Ledger;
using Npgsql;

namespace Lodestone.Ordering;

/// <summary>Asks each host by itself how it is, standbys too.</summary>
internal sealed class PostgresHosts : IAsyncDisposable
{
    private readonly PostgresOrderingOptions options;
    private readonly PostgresState state;
    private readonly List<(string Name, NpgsqlDataSource Source)> hosts = [];

    public PostgresHosts(PostgresOrderingOptions options, PostgresState state)
    {
        (this.options, this.state) = (options, state);
        NpgsqlConnectionStringBuilder all = new(options.Connection);
        foreach (string host in (all.Host ?? string.Empty).Split(',', StringSplitOptions.TrimEntries))
        {
            int colon = host.LastIndexOf(':');
            bool hasPort = colon > 0 && host[0] != '/' && (host.IndexOf(':') == colon || host[colon - 1] == ']');
            NpgsqlConnectionStringBuilder one = new(options.Connection)
            {
                Host = hasPort ? host[..colon] : host,
                Port = hasPort ? int.Parse(host[(colon + 1)..], System.Globalization.CultureInfo.InvariantCulture) : all.Port,
                TargetSessionAttributes = null,
                Pooling = false,
                Timeout = 5,
                CommandTimeout = 5,
                ApplicationName = "lodestone watching",
            };
            hosts.Add(($"{one.Host}:{one.Port}", NpgsqlDataSource.Create(one)));
        }

        state.Endpoints = [.. hosts.Select(one => new EndpointHealth(one.Name, false, -1, "It was not asked yet."))];
    }

    /// <summary>How many there are.</summary>
    public int Count => hosts.Count;

    /// <summary>Asks all at once.</summary>
    public async Task LookAsync(CancellationToken cancel) =>
        state.Endpoints = await Task.WhenAll(hosts.Select(host => LookAsync(host.Name, host.Source, cancel)));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach ((_, NpgsqlDataSource source) in hosts)
        {
            await source.DisposeAsync();
        }
    }

    private async Task<EndpointHealth> LookAsync(string name, NpgsqlDataSource source, CancellationToken cancel)
    {
        try
        {
            await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancel);
            (bool isStandby, string standbys, bool isMade) = await RoleAsync(connection, cancel);
            long height = isMade ? await HeightAsync(connection, cancel) : -1;
            string? trouble = isStandby || standbys.Length > 0
                ? null
                : "synchronous_standby_names is empty: what is final stands on this host alone.";
            return new EndpointHealth(name, true, height, trouble);
        }
        catch (Exception fault) when (PostgresDatabase.IsOutage(fault) && !cancel.IsCancellationRequested)
        {
            return new EndpointHealth(name, false, -1, fault.Message);
        }
    }

    private async Task<(bool IsStandby, string Standbys, bool IsMade)> RoleAsync(
        NpgsqlConnection connection, CancellationToken cancel)
    {
        await using NpgsqlCommand command = PostgresSchema.Command(
            connection,
            """
            SELECT pg_is_in_recovery(), current_setting('synchronous_standby_names'),
              to_regclass('order_schema.lead') IS NOT NULL
            """,
            options.Schema);
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        return (row.GetBoolean(0), row.GetString(1), row.GetBoolean(2));
    }

    private async Task<long> HeightAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using NpgsqlCommand command = PostgresSchema.Command(
            connection, "SELECT final FROM order_schema.lead", options.Schema);
        return await command.ExecuteScalarAsync(cancel) as long? ?? -1;
    }
}
