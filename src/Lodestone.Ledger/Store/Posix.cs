using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Lodestone.Ledger;

/// <summary>
/// The few calls of the operating system that the class library hides or gets wrong: on .NET 10 under Linux
/// <c>FileStream.Flush(true)</c> returns normally when fsync failed, and a directory cannot be synced at all.
/// </summary>
internal static partial class Posix
{
    private const int ReadOnly = 0;
    private const int ReadWriteCreateCloseOnExec = 0x2 | 0x40 | 0x80000;
    private const int OwnerOnly = 0x180;
    private const int LockExclusive = 2;
    private const int LockWithoutWaiting = 4;
    private const int WouldBlock = 11;

    /// <summary>Makes what was written to a file durable.</summary>
    internal static void Sync(SafeHandle file, string path)
    {
        if (Fsync((int)file.DangerousGetHandle()) != 0)
        {
            throw Failure("fsync", path);
        }
    }

    /// <summary>Makes renames and new files inside of a directory durable.</summary>
    internal static void SyncDirectory(string directory)
    {
        int descriptor = Open(directory, ReadOnly, 0);
        if (descriptor < 0)
        {
            throw Failure("open", directory);
        }

        int synced = Fsync(descriptor);
        int error = Marshal.GetLastPInvokeError();
        if (Close(descriptor) != 0 || synced != 0)
        {
            throw synced != 0 ? Failure("fsync", directory, error) : Failure("close", directory);
        }
    }

    /// <summary>
    /// Opens a file to lock it. The class library would take a lock of its own on opening and fail with it; and a child
    /// process must not inherit the handle, or the lock would outlive us.
    /// </summary>
    internal static SafeFileHandle OpenToLock(string path)
    {
        int descriptor = Open(path, ReadWriteCreateCloseOnExec, OwnerOnly);
        return descriptor >= 0 ? new SafeFileHandle(descriptor, ownsHandle: true) : throw Failure("open", path);
    }

    /// <summary>Takes the lock of an open file, or says that another holds it.</summary>
    internal static bool TryLock(SafeHandle file, string path)
    {
        if (Flock((int)file.DangerousGetHandle(), LockExclusive | LockWithoutWaiting) == 0)
        {
            return true;
        }

        return Marshal.GetLastPInvokeError() == WouldBlock ? false : throw Failure("flock", path);
    }

    private static StoreFailureException Failure(string call, string path, int? error = null)
    {
        int number = error ?? Marshal.GetLastPInvokeError();
        return new StoreFailureException(
            $"{call} of {path} failed: {Marshal.GetPInvokeErrorMessage(number)} ({number}).");
    }

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int descriptor);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int Flock(int descriptor, int operation);
}
