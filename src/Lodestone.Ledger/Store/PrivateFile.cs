using System.Runtime.Versioning;
using System.Text;

namespace Lodestone.Ledger;

/// <summary>
/// Small files that only their owner may read: keys. Durable when written, and never written over: a key that is lost is
/// lost for good.
/// </summary>
[UnsupportedOSPlatform("windows")]
public static class PrivateFile
{
    /// <summary>Creates a file with this ASCII text.</summary>
    /// <param name="path">Where; nothing may be there yet.</param>
    /// <param name="text">Its content.</param>
    /// <exception cref="IOException">There is such a file already, or its folder is missing.</exception>
    /// <exception cref="StoreFailureException">It could not be made durable.</exception>
    public static void Write(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string full = Path.GetFullPath(path);
        using (FileStream file = new(full, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        }))
        {
            file.Write(Encoding.ASCII.GetBytes(text));
            file.Flush();
            Posix.Sync(file.SafeFileHandle, full);
        }

        Posix.SyncDirectory(Path.GetDirectoryName(full)!);
    }
}
