using Microsoft.Win32.SafeHandles;

namespace Lodestone.Ledger;

/// <summary>
/// The one way in which files of ours become durable: written beside, synced, renamed, and the directory synced.
/// Whoever reads the path sees the old content or the new, never a part. A failure is final
/// (<see cref="StoreFailureException"/>).
/// </summary>
internal static class DurableFile
{
    /// <summary>Replaces a file's content.</summary>
    internal static void Write(string path, ReadOnlySpan<byte> content)
    {
        string full = Path.GetFullPath(path);
        string beside = full + ".new";
        try
        {
            using (SafeFileHandle file = File.OpenHandle(beside, FileMode.Create, FileAccess.Write))
            {
                RandomAccess.Write(file, content, 0);
                Posix.Sync(file, beside);
            }

            File.Move(beside, full, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StoreFailureException($"{full} could not be written: {fault.Message}", fault);
        }

        Posix.SyncDirectory(Path.GetDirectoryName(full)!);
    }

    /// <summary>Fills a new file through a stream and moves it into place once all of it is durable.</summary>
    internal static void Write(string path, Action<Stream> fill)
    {
        string full = Path.GetFullPath(path);
        string beside = full + ".new";
        try
        {
            using (FileStream file = new(beside, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
            {
                fill(file);
                file.Flush();
                Posix.Sync(file.SafeFileHandle, beside);
            }

            File.Move(beside, full, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StoreFailureException($"{full} could not be written: {fault.Message}", fault);
        }

        Posix.SyncDirectory(Path.GetDirectoryName(full)!);
    }

    /// <summary>Makes a file durable that somebody else has written (SQLite's copy of a store).</summary>
    internal static void Sync(string path)
    {
        using (SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite))
        {
            Posix.Sync(file, path);
        }

        Posix.SyncDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }
}
