using Lodestone.Transparency;
using Lodestone.Vocabulary;
using Npgsql;

namespace Lodestone.Ordering;

/// <summary>
/// What this process has seen of the order: the highest final block whose chain was verified. A database that does not hold
/// that block, or whose next one does not follow upon it, is not believed again.
/// </summary>
internal sealed class PostgresChain : IDisposable
{
    private const int HeadersAtOnce = 500;

    private readonly string schema;
    private readonly (long Height, Hash Id)? known;
    private readonly Action<PostgresBlock, IReadOnlyList<Hash>> onFinal;
    private readonly SemaphoreSlim turn = new(1);
    private volatile bool isAnchored;
    private volatile PostgresBlock? head;

    public PostgresChain(
        string schema, (long Height, Hash Id)? known, Action<PostgresBlock, IReadOnlyList<Hash>> onFinal) =>
        (this.schema, this.known, this.onFinal) = (schema, known, onFinal);

    /// <summary>The highest final block that was verified; null before the first.</summary>
    public PostgresBlock? Head => head;

    /// <summary>Its height; below zero before the first.</summary>
    public long Height => head?.Height ?? -1;

    /// <summary>Looks whether a database holds what we have seen; at the first time, takes what it holds.</summary>
    /// <exception cref="BrokenOrderException">It holds something else.</exception>
    public async Task MeetAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            if (!isAnchored)
            {
                long at = known?.Height ?? await FinalAsync(connection, cancel);
                head = at < 0 ? null : await VerifiedAsync(connection, at, cancel);
                if (known is { } ours)
                {
                    Compare(head, ours.Height, ours.Id);
                }

                isAnchored = true;
            }
            else if (head is { } seen)
            {
                List<PostgresBlock> there = await HeadersAsync(connection, seen.Height, seen.Height, cancel);
                Compare(there.SingleOrDefault(), seen.Height, seen.Id);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Verifies the blocks up to a height that is final, and hands them on.</summary>
    /// <exception cref="BrokenOrderException">One is missing or was rewritten.</exception>
    public async Task ExtendAsync(NpgsqlConnection connection, long final, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            while (Height < final)
            {
                long from = Height + 1;
                long to = Math.Min(final, Height + HeadersAtOnce);
                List<PostgresBlock> blocks = await HeadersAsync(connection, from, to, cancel);
                ILookup<long, Hash> envelopes = await EnvelopesAsync(connection, from, to, cancel);
                for (long height = from; height <= to; height++)
                {
                    PostgresBlock block = blocks.ElementAtOrDefault((int)(height - from))
                        ?? throw new BrokenOrderException($"Block {height} is missing.");
                    Hash[] ids = [.. envelopes[height]];
                    block.CheckFollows(head);
                    block.CheckEnvelopes(ids);
                    head = block;
                    onFinal(block, ids);
                }
            }
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The height up to which blocks are final; below zero before the first.</summary>
    public async Task<long> FinalAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using NpgsqlCommand command = PostgresSchema.Command(
            connection, "SELECT final FROM order_schema.lead", schema);
        return await command.ExecuteScalarAsync(cancel) as long?
            ?? throw new UnfitDatabaseException("The table lead is empty.");
    }

    /// <summary>A block that holds what its id stands for.</summary>
    /// <exception cref="BrokenOrderException">It is missing or was rewritten.</exception>
    public async Task<PostgresBlock> VerifiedAsync(NpgsqlConnection connection, long at, CancellationToken cancel)
    {
        List<PostgresBlock> found = await HeadersAsync(connection, at, at, cancel);
        PostgresBlock block = found.SingleOrDefault() ?? throw new BrokenOrderException($"Block {at} is missing.");
        ILookup<long, Hash> envelopes = await EnvelopesAsync(connection, at, at, cancel);
        block.CheckEnvelopes([.. envelopes[at]]);
        return block;
    }

    /// <summary>The headers of these heights as they are, in their order.</summary>
    public async Task<List<PostgresBlock>> HeadersAsync(
        NpgsqlConnection connection, long from, long to, CancellationToken cancel)
    {
        await using NpgsqlCommand command = PostgresSchema.Command(
            connection,
            """
            SELECT height, time, previous, id, envelopes FROM order_schema.block
            WHERE height BETWEEN $1 AND $2 ORDER BY height
            """,
            schema, from, to);
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancel);
        List<PostgresBlock> blocks = [];
        while (await row.ReadAsync(cancel))
        {
            blocks.Add(new PostgresBlock(
                row.GetInt64(0), new Instant(row.GetInt64(1)), HashAt(row, 2), HashAt(row, 3), row.GetInt32(4)));
        }

        return blocks;
    }

    /// <summary>Reads a hash; a value of another length was not written by us.</summary>
    public static Hash HashAt(NpgsqlDataReader row, int column)
    {
        byte[] bytes = row.GetFieldValue<byte[]>(column);
        return bytes.Length == Hash.Length
            ? Hash.FromBytes(bytes)
            : throw new BrokenOrderException($"A hash in the order has {bytes.Length} bytes.");
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    private static void Compare(PostgresBlock? there, long height, Hash id)
    {
        if (there?.Id != id)
        {
            throw new BrokenOrderException(
                $"Block {height} was {id}; the database {(there is null ? "has none" : $"has {there.Id}")} at that height.");
        }
    }

    private async Task<ILookup<long, Hash>> EnvelopesAsync(
        NpgsqlConnection connection, long from, long to, CancellationToken cancel)
    {
        await using NpgsqlCommand command = PostgresSchema.Command(
            connection,
            "SELECT height, id FROM order_schema.envelope WHERE height BETWEEN $1 AND $2 ORDER BY height, place",
            schema, from, to);
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancel);
        List<(long Height, Hash Id)> ids = [];
        while (await row.ReadAsync(cancel))
        {
            ids.Add((row.GetInt64(0), HashAt(row, 1)));
        }

        return ids.ToLookup(one => one.Height, one => one.Id);
    }
}
