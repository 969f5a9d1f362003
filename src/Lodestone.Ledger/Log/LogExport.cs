using System.Buffers.Binary;
using Lodestone.Transparency;

namespace Lodestone.Ledger;

/// <summary>
/// Writes a log to one file that anybody can replay: block headers, each followed by its entries, and the checkpoint at
/// the end. Docs: docs/formats/log.md.
/// </summary>
internal static class LogExport
{
    /// <summary>First bytes of every exported log.</summary>
    internal static ReadOnlySpan<byte> Magic => "lodestone-log/1\n"u8;

    internal const byte BlockFrame = (byte)'B';
    internal const byte EntryFrame = (byte)'E';
    internal const byte CheckpointFrame = (byte)'C';

    private const int BlocksAtATime = 256;

    /// <summary>Writes the log up to a head; durable when it returns.</summary>
    internal static long Write(LedgerStore store, LedgerHead? head, string path)
    {
        long written = 0;
        DurableFile.Write(path, stream =>
        {
            stream.Write(Magic);
            for (long from = 0; head is not null && from <= head.Header.Height; from += BlocksAtATime)
            {
                foreach (BlockHeader block in store.Read(reader => reader.Blocks(from, BlocksAtATime)))
                {
                    if (block.Height <= head.Header.Height)
                    {
                        written += WriteBlock(store, block, stream);
                    }
                }
            }

            if (head is not null)
            {
                WriteFrame(stream, CheckpointFrame, head.Note.ToBytes());
            }
        });
        return written;
    }

    /// <summary>One frame: a letter, the length in 4 bytes big-endian, the content.</summary>
    internal static void WriteFrame(Stream stream, byte kind, ReadOnlySpan<byte> content)
    {
        Span<byte> start = stackalloc byte[5];
        start[0] = kind;
        BinaryPrimitives.WriteInt32BigEndian(start[1..], content.Length);
        stream.Write(start);
        stream.Write(content);
    }

    private static int WriteBlock(LedgerStore store, BlockHeader block, Stream stream)
    {
        WriteFrame(stream, BlockFrame, block.Encode());
        List<EntryRow> entries = store.Read(reader => reader.Entries(block.First.Value, (int)block.Count));
        HeadCheck.ConfirmLeaves(store, entries);
        foreach (EntryRow entry in entries)
        {
            WriteFrame(stream, EntryFrame, entry.Cose);
        }

        return entries.Count;
    }
}
