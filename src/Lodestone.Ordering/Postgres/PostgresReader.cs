using Lodestone.Ledger;
using Lodestone.Transparency;
using Npgsql;

namespace Lodestone.Ordering;

/// <summary>Reads final blocks with their envelopes, and believes none that is not what its hash and its successor say.</summary>
internal sealed class PostgresReader(PostgresDatabase database, PostgresChain chain, long from)
{
    private const int BlocksAtOnce = 64;

    private PostgresBlock? before;

    /// <summary>The height of the next block.</summary>
    public long Next { get; private set; } = Math.Max(0, from);

    /// <summary>The next blocks, as many as are read in one go; they are final and there.</summary>
    /// <exception cref="BrokenOrderException">One is missing or was rewritten.</exception>
    public async Task<IReadOnlyList<OrderedBlock>> ReadAsync(CancellationToken cancel)
    {
        await using NpgsqlConnection connection = await database.OpenAsync(cancel);
        if (before is null && Next > 0)
        {
            before = await chain.VerifiedAsync(connection, Next - 1, cancel);
            CompareWithSeen(before);
        }

        long to = await EndAsync(connection, cancel);
        List<PostgresBlock> headers = await chain.HeadersAsync(connection, Next, to, cancel);
        ILookup<long, byte[]> envelopes = await EnvelopesAsync(connection, to, cancel);
        List<OrderedBlock> blocks = [];
        while (Next <= to)
        {
            PostgresBlock header = headers.ElementAtOrDefault(blocks.Count)
                ?? throw new BrokenOrderException($"Block {Next} is missing.");
            byte[][] bytes = [.. envelopes[Next]];
            header.CheckFollows(before);
            header.CheckEnvelopes([.. bytes.Select(one => Hash.Of(one))]);
            CompareWithSeen(header);
            blocks.Add(new OrderedBlock(
                header.Height, header.Time, header.Id, [.. bytes.Select(one => (ReadOnlyMemory<byte>)one)]));
            before = header;
            Next++;
        }

        return blocks;
    }

    /// <summary>Up to which height one go reads: one block, and more as long as they are short.</summary>
    private async Task<long> EndAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using NpgsqlCommand command = database.Command(
            connection,
            """
            SELECT height, sum(octet_length(bytes)) FROM order_schema.envelope
            WHERE height BETWEEN $1 AND $2 GROUP BY height ORDER BY height
            """,
            Next, Math.Min(chain.Height, Next + BlocksAtOnce - 1));
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancel);
        long end = Next;
        long bytes = 0;
        while (await row.ReadAsync(cancel) && (bytes += row.GetInt64(1)) <= PostgresOrdering.MaxBlock)
        {
            end = Math.Max(end, row.GetInt64(0));
        }

        return end;
    }

    private async Task<ILookup<long, byte[]>> EnvelopesAsync(
        NpgsqlConnection connection, long to, CancellationToken cancel)
    {
        await using NpgsqlCommand command = database.Command(
            connection,
            "SELECT height, bytes FROM order_schema.envelope WHERE height BETWEEN $1 AND $2 ORDER BY height, place",
            Next, to);
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancel);
        List<(long Height, byte[] Bytes)> found = [];
        while (await row.ReadAsync(cancel))
        {
            found.Add((row.GetInt64(0), row.GetFieldValue<byte[]>(1)));
        }

        return found.ToLookup(one => one.Height, one => one.Bytes);
    }

    private void CompareWithSeen(PostgresBlock block)
    {
        if (chain.Head is { } seen && seen.Height == block.Height && seen.Id != block.Id)
        {
            throw new BrokenOrderException($"Block {block.Height} was {seen.Id} and is {block.Id} now: it was rewritten.");
        }
    }
}
