using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Lodestone.Ledger;

/// <summary>
/// Keeps a second process (or a second opening in this one) out for as long as it lives. The operating system releases
/// it when the process ends, however it ends; the file stays, since removing it would race with the next taker.
/// </summary>
internal sealed class ProcessLock : IDisposable
{
    private readonly SafeFileHandle file;

    private ProcessLock(SafeFileHandle file) => this.file = file;

    /// <summary>Takes the lock of a path.</summary>
    /// <exception cref="LedgerOpenException">Another has it; the message gives its process id.</exception>
    internal static ProcessLock Take(string path, OpenFault whenHeld)
    {
        SafeFileHandle file = Posix.OpenToLock(path);
        if (Posix.TryLock(file, path))
        {
            byte[] holder =
                Encoding.ASCII.GetBytes($"{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}\n");
            RandomAccess.SetLength(file, 0);
            RandomAccess.Write(file, holder, 0);
            return new ProcessLock(file);
        }

        byte[] text = new byte[32];
        int length = RandomAccess.Read(file, text, 0);
        file.Dispose();
        string pid = Encoding.ASCII.GetString(text, 0, length).Trim();
        throw new LedgerOpenException(whenHeld, $"{path} is held by process {pid}.");
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();
}
