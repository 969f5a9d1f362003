using Lodestone.Ledger;
using Lodestone.Transparency;
using Lodestone.Vocabulary;
using Npgsql;

namespace Lodestone.Ordering;

/// <summary>
/// Makes blocks of what waits while this node holds the lease, and looks for the lease while it does not. Nothing rests on
/// the lease's time: each block is written on condition of the term, of a height that is free and of the block before it.
/// </summary>
internal sealed class PostgresOrderer(
    PostgresOrderingOptions options, PostgresDatabase database, PostgresChain chain, TimeSource time)
{
    private const int EnvelopesInBlock = 2000;

    private readonly string holder = $"{options.Node} {Guid.NewGuid():N}";
    private NpgsqlConnection connection = null!;
    private bool hasNews;
    private bool isWarned;
    private long renewed;

    /// <summary>Whether this node orders now, as far as it knows.</summary>
    public bool IsLeading { get; private set; }

    /// <summary>Orders over one connection until it fails or is cancelled.</summary>
    public async Task WorkAsync(NpgsqlConnection over, CancellationToken cancel)
    {
        (connection, isWarned) = (over, false);

        // A warning comes with a commit that did not wait for its standbys: somebody cancelled the wait.
        over.Notice += (_, notice) => isWarned |= notice.Notice.InvariantSeverity == "WARNING";
        over.Notification += (_, _) => hasNews = true;
        await using (NpgsqlCommand listen = database.Command(over, "LISTEN order_schema_waiting"))
        {
            await listen.ExecuteNonQueryAsync(cancel);
        }

        try
        {
            while (true)
            {
                if (await TakeLeaseAsync(cancel) is { } term)
                {
                    IsLeading = true;
                    await LeadAsync(term, cancel);
                    IsLeading = false;
                }

                await Task.Delay(options.Poll, cancel);
            }
        }
        finally
        {
            IsLeading = false;
        }
    }

    /// <summary>Lets the lease go, so that another node need not wait for its end.</summary>
    public async Task LetGoAsync(NpgsqlConnection over, CancellationToken cancel)
    {
        await using NpgsqlCommand command = database.Command(
            over, "UPDATE order_schema.lead SET until = '-infinity' WHERE holder = $1", holder);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private async Task<long?> TakeLeaseAsync(CancellationToken cancel) => await CommittedAsync(
        """
        UPDATE order_schema.lead SET holder = $1, term = term + 1, until = clock_timestamp() + $2
        WHERE until < clock_timestamp() OR holder = $1 RETURNING term
        """,
        cancel, holder, options.Lease) as long?;

    private async Task LeadAsync(long term, CancellationToken cancel)
    {
        renewed = Environment.TickCount64;

        // Taking the lease waited for the standbys, and nobody writes blocks any more but this term: all that is there is final.
        long top = await TopAsync(cancel);
        if (!await YesAsync("SELECT order_schema.confirm($1, $2)", cancel, term, top))
        {
            return;
        }

        await chain.ExtendAsync(connection, top, cancel);
        PostgresBlock? head = chain.Head;
        while (true)
        {
            hasNews = false;
            Hash[] next = await NextAsync(cancel);
            if (next.Length > 0)
            {
                head = await WriteAsync(term, head, next, cancel);
                if (head is null)
                {
                    return;
                }
            }
            else if (!await WaitAsync(term, cancel))
            {
                return;
            }
        }
    }

    /// <summary>The block that was written and is final; null if the term is over.</summary>
    private async Task<PostgresBlock?> WriteAsync(long term, PostgresBlock? head, Hash[] ids, CancellationToken cancel)
    {
        long height = (head?.Height ?? -1) + 1;
        Instant now = head is { } last && last.Time > time.Now ? last.Time : time.Now;
        Hash previous = head?.Id ?? Hash.Zero;
        Hash id = PostgresBlock.IdOf(previous, height, now, ids);
        bool isWritten = await YesAsync(
            "SELECT order_schema.append_block($1, $2, $3, $4, $5, $6, $7)", cancel,
            term, options.Lease, height, now.UnixMilliseconds, previous.ToArray(), id.ToArray(),
            ids.Select(one => one.ToArray()).ToArray());
        renewed = Environment.TickCount64;
        return isWritten && await YesAsync("SELECT order_schema.confirm($1, $2)", cancel, term, height)
            ? new PostgresBlock(height, now, previous, id, ids.Length)
            : null;
    }

    /// <summary>What goes into the next block. What stands already and was sent again meanwhile is taken away.</summary>
    private async Task<Hash[]> NextAsync(CancellationToken cancel)
    {
        List<Hash> next = [];
        List<byte[]> standing = [];
        await using (NpgsqlCommand command = database.Command(
            connection,
            """
            SELECT waiting.id, octet_length(waiting.bytes), envelope.id IS NOT NULL
            FROM order_schema.waiting LEFT JOIN order_schema.envelope ON envelope.id = waiting.id
            ORDER BY waiting.arrived, waiting.id LIMIT $1
            """,
            EnvelopesInBlock))
        {
            await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancel);
            long bytes = 0;
            while (await row.ReadAsync(cancel))
            {
                Hash id = PostgresChain.HashAt(row, 0);
                if (row.GetBoolean(2))
                {
                    standing.Add(id.ToArray());
                }
                else if ((bytes += row.GetInt32(1)) <= PostgresOrdering.MaxBlock)
                {
                    next.Add(id);
                }
            }
        }

        if (standing.Count > 0)
        {
            await using NpgsqlCommand clear = database.Command(
                connection, "DELETE FROM order_schema.waiting WHERE id = ANY ($1)", (object)standing.ToArray());
            await clear.ExecuteNonQueryAsync(cancel);
        }

        return [.. next];
    }

    /// <summary>Waits for more and keeps the lease meanwhile; false if it is lost.</summary>
    private async Task<bool> WaitAsync(long term, CancellationToken cancel)
    {
        TimeSpan third = options.Lease / 3;
        if (!hasNews)
        {
            await connection.WaitAsync(third, cancel);
        }

        if (Environment.TickCount64 - renewed < third.TotalMilliseconds)
        {
            return true;
        }

        renewed = Environment.TickCount64;
        return await YesAsync("SELECT order_schema.renew($1, $2)", cancel, term, options.Lease);
    }

    private async Task<long> TopAsync(CancellationToken cancel)
    {
        await using NpgsqlCommand command = database.Command(connection, "SELECT max(height) FROM order_schema.block");
        return await command.ExecuteScalarAsync(cancel) as long? ?? -1;
    }

    private async Task<bool> YesAsync(string sql, CancellationToken cancel, params object[] values) =>
        await CommittedAsync(sql, cancel, values) is true;

    /// <summary>
    /// A statement's value, once its commit has waited for what it has to wait for. The value comes before the commit does:
    /// only the end of the result says that it happened, and disposing of a reader hides a wait that was broken off.
    /// </summary>
    private async Task<object?> CommittedAsync(string sql, CancellationToken cancel, params object[] values)
    {
        object? value = null;
        await using NpgsqlCommand command = database.Command(connection, sql, values);
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
        {
            value = row.GetValue(0);
        }

        await row.NextResultAsync(cancel);
        if (isWarned)
        {
            throw new UnfitDatabaseException("A commit was ended before its standbys held it; it is tried again.");
        }

        return value;
    }
}
