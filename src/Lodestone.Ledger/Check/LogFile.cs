using System.Buffers.Binary;
using Lodestone.Transparency;

namespace Lodestone.Ledger;

/// <summary>Reads files of frames (exported logs, snapshots) strictly and as a stream; hostile bytes give an end with a
/// reason, never more memory than one frame.</summary>
internal sealed class LogFile : IDisposable
{
    private readonly Stream stream;

    private LogFile(Stream stream) => this.stream = stream;

    /// <summary>Why reading ended before the file did; null while all is well.</summary>
    internal string? Fault { get; private set; }

    /// <summary>Opens a file that begins with these bytes; another one has a fault at once.</summary>
    internal static LogFile Open(string path, ReadOnlySpan<byte> magic) =>
        Open(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16), magic);

    /// <summary>The same of bytes that somebody sent.</summary>
    internal static LogFile Open(Stream stream, ReadOnlySpan<byte> magic)
    {
        LogFile file = new(stream);
        byte[] start = new byte[magic.Length];
        if (file.stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) != start.Length
            || !magic.SequenceEqual(start))
        {
            file.Fault = "the first line is not that of this format";
        }

        return file;
    }

    /// <summary>The next frame; null at the end or at a fault.</summary>
    internal (byte Kind, byte[] Content)? Next()
    {
        byte[] start = new byte[5];
        int got = Fault is null ? stream.ReadAtLeast(start, 5, throwOnEndOfStream: false) : 0;
        if (got == 0)
        {
            return null;
        }

        int length = got == 5 ? BinaryPrimitives.ReadInt32BigEndian(start.AsSpan(1)) : -1;
        if (length < 0 || length > MaxLength(start[0]))
        {
            Fault = $"no frame ends at byte {stream.Position}";
            return null;
        }

        byte[] content = new byte[length];
        if (stream.ReadAtLeast(content, length, throwOnEndOfStream: false) != length)
        {
            Fault = $"the last frame is cut short at byte {stream.Position}";
            return null;
        }

        return (start[0], content);
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private static int MaxLength(byte kind) => kind switch
    {
        LogExport.BlockFrame => 1_024,
        LogExport.EntryFrame => SignedStatement.MaxBytes,
        LogExport.CheckpointFrame => SignedNote.MaxBytes,
        Snapshot.RowFrame or OrderMark.PositionFrame => 16 * 1024 * 1024,
        BlockTransfer.EffectsFrame => 256 * 1024 * 1024,
        _ => -1,
    };
}
