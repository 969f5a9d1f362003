using System.Globalization;
using System.Text;
using Lodestone.Transparency;

namespace Lodestone.Ledger;

/// <summary>
/// What this log has signed so far, kept apart from the store and out of its backups: a head is signed only after it
/// stands here, so a store restored from an older copy cannot sign a second history. Grows only. Docs:
/// docs/formats/log.md.
/// </summary>
public sealed class SignState : IDisposable
{
    private const string Format = "lodestone-sign-state/1";

    private readonly string path;
    private readonly ProcessLock processLock;

    private SignState(string path, string origin, ProcessLock processLock)
    {
        this.path = path;
        Origin = origin;
        this.processLock = processLock;
    }

    /// <summary>The log's origin.</summary>
    public string Origin { get; }

    /// <summary>The last head that was allowed to be signed; null until the file is there.</summary>
    public SignedHead? Last { get; private set; }

    /// <summary>Why the state was taken over from a store, if it was; empty otherwise.</summary>
    public string AdoptedBecause { get; private set; } = string.Empty;

    /// <summary>
    /// The default place of a log's sign-state: outside of any data folder,
    /// <c>$XDG_STATE_HOME/lodestone/KEY-ID.sign</c>.
    /// </summary>
    public static string DefaultPath(NoteKey logKey)
    {
        ArgumentNullException.ThrowIfNull(logKey);
        string home = Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } set
            ? set
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state");
        return Path.Combine(home, "lodestone", $"{logKey.PublicKey.KeyId.ToHex()[..32]}.sign");
    }

    /// <summary>
    /// Opens the sign-state of a log and keeps every other signer out. The file may not be there yet.
    /// </summary>
    /// <exception cref="LedgerOpenException">Another process has it, it is damaged, or it is another log's.</exception>
    internal static SignState Open(string path, string origin)
    {
        string full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        SignState state = new(full, origin, ProcessLock.Take(full + ".lock", OpenFault.SignStateInUse));
        bool isRead = false;
        try
        {
            if (File.Exists(full))
            {
                state.Read();
            }

            isRead = true;
            return state;
        }
        finally
        {
            if (!isRead)
            {
                state.Dispose();
            }
        }
    }

    /// <summary>Takes note, durably, that a head is about to be signed. The same head again costs nothing.</summary>
    /// <exception cref="StoreFailureException">The head is lower than the last one or contradicts it, or the disk
    /// failed.
    /// </exception>
    internal void Advance(SignedHead head)
    {
        if (Last is { } last)
        {
            if (head == last)
            {
                return;
            }

            if (head.Size < last.Size || head.Height < last.Height)
            {
                throw new StoreFailureException(
                    $"Asked to sign size {head.Size} at height {head.Height} after size {last.Size} at {last.Height}.");
            }

            if (head.Size == last.Size)
            {
                throw new StoreFailureException($"Asked to sign another tree of size {head.Size}: {head.Root}.");
            }
        }

        Write(head);
    }

    /// <summary>Starts from a head that the store vouches for, because a person says so.</summary>
    internal void Adopt(SignedHead head, string reason)
    {
        AdoptedBecause = reason.ReplaceLineEndings(" ");
        Write(head);
    }

    /// <inheritdoc/>
    public void Dispose() => processLock.Dispose();

    private void Write(SignedHead head)
    {
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"{Format}\n{Origin}\n{head.Size.Value}\n{head.Root.ToBase64()}\n{head.Height}\n"
                + $"adopted {AdoptedBecause}\n");
        DurableFile.Write(path, Encoding.UTF8.GetBytes($"{text}{Hash.Of(Encoding.UTF8.GetBytes(text)).ToHex()}\n"));
        Last = head;
    }

    private void Read()
    {
        string[] lines = File.ReadAllText(path).Split('\n');
        if (lines.Length != 8 || lines[0] != Format
            || Hash.Of(Encoding.UTF8.GetBytes(string.Join('\n', lines[..6]) + "\n")).ToHex() != lines[6]
            || !long.TryParse(lines[2], NumberStyles.None, CultureInfo.InvariantCulture, out long size)
            || !Hash.TryFromBase64(lines[3], out Hash root)
            || !long.TryParse(lines[4], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long height))
        {
            throw new LedgerOpenException(OpenFault.SignStateDamaged, path);
        }

        if (lines[1] != Origin)
        {
            throw new LedgerOpenException(OpenFault.SignStateOfAnotherLog, $"{path} is of {lines[1]}, not {Origin}.");
        }

        AdoptedBecause = lines[5]["adopted ".Length..];
        Last = new SignedHead(new TreeSize(size), root, height);
    }
}

/// <summary>A head of the log that was or is about to be signed.</summary>
/// <param name="Size">Size of the tree.</param>
/// <param name="Root">Its root.</param>
/// <param name="Height">Height of its last block; -1 for the empty tree.</param>
public readonly record struct SignedHead(TreeSize Size, Hash Root, long Height);
