using Lodestone.Transparency;

namespace Lodestone.Ledger;

/// <summary>
/// Blocks as one member's node hands them to another's: header, entries, and what they did. The receiver checks each against the
/// headers that it trusts; what a sender says is never believed.
/// </summary>
internal static class BlockTransfer
{
    internal const byte EffectsFrame = (byte)'F';

    /// <summary>The most headers or blocks of one answer.</summary>
    internal const int Most = 256;

    private const int EnoughBytes = 4 * 1024 * 1024;

    private static ReadOnlySpan<byte> Magic => "lodestone-blocks/1\n"u8;

    /// <summary>Headers from a height on.</summary>
    internal static byte[] WriteHeaders(LedgerStore store, long from, int count) => Write(store, from, count, (_, _) => { });

    /// <summary>Blocks from a height on, as many as fit.</summary>
    internal static byte[] WriteBlocks(LedgerStore store, long from, int count)
    {
        EffectsForm form = new();
        return Write(store, from, count, (stream, header) =>
        {
            IReadOnlyList<Lodestone.Rules.StateChange>[] effects = store.Read(reader => reader.Effects(header));
            List<EntryRow> entries = store.Read(reader => reader.Entries(header.First.Value, (int)header.Count));
            foreach (EntryRow entry in entries)
            {
                LogExport.WriteFrame(stream, LogExport.EntryFrame, entry.Cose);
            }

            StoredEntry[] stored = [.. entries.Select((row, i) => new StoredEntry(row.Identity, row.Cose, effects[i]))];
            LogExport.WriteFrame(stream, EffectsFrame, form.Write(stored).Span);
        });
    }

    /// <summary>Reads headers; null if the bytes are none.</summary>
    internal static List<BlockHeader>? ReadHeaders(byte[] bytes)
    {
        using LogFile file = LogFile.Open(new MemoryStream(bytes), Magic);
        List<BlockHeader> headers = [];
        while (file.Next() is var (kind, content))
        {
            if (kind != LogExport.BlockFrame || BlockHeader.Parse(content) is not { IsParsed: true } header)
            {
                return null;
            }

            headers.Add(header.Value);
        }

        return file.Fault is null ? headers : null;
    }

    /// <summary>Reads blocks; null if the bytes are none.</summary>
    internal static List<SentBlock>? ReadBlocks(byte[] bytes)
    {
        using LogFile file = LogFile.Open(new MemoryStream(bytes), Magic);
        List<SentBlock> blocks = [];
        List<ReadOnlyMemory<byte>> entries = [];
        BlockHeader? header = null;
        while (file.Next() is var (kind, content))
        {
            if (kind == LogExport.BlockFrame && header is null && BlockHeader.Parse(content) is { IsParsed: true } parsed)
            {
                header = parsed.Value;
            }
            else if (kind == LogExport.EntryFrame && header is not null)
            {
                entries.Add(content);
            }
            else if (kind == EffectsFrame && header is not null)
            {
                blocks.Add(new SentBlock(header, entries, content));
                (header, entries) = (null, []);
            }
            else
            {
                return null;
            }
        }

        return file.Fault is null && header is null ? blocks : null;
    }

    private static byte[] Write(LedgerStore store, long from, int count, Action<Stream, BlockHeader> body)
    {
        using MemoryStream stream = new();
        stream.Write(Magic);
        foreach (BlockHeader header in store.Read(reader => reader.Blocks(from, Math.Clamp(count, 1, Most))))
        {
            LogExport.WriteFrame(stream, LogExport.BlockFrame, header.Encode());
            body(stream, header);
            if (stream.Length > EnoughBytes)
            {
                break;
            }
        }

        return stream.ToArray();
    }
}

/// <summary>A block as it was sent.</summary>
/// <param name="Header">What is said to be its header.</param>
/// <param name="Entries">Its entries.</param>
/// <param name="Effects">What they are said to have done, in the stored form.</param>
internal sealed record SentBlock(BlockHeader Header, IReadOnlyList<ReadOnlyMemory<byte>> Entries, byte[] Effects);
