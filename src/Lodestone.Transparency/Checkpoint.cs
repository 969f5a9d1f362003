using System.Collections.Immutable;

namespace Lodestone.Transparency;

/// <summary>
/// What a log says of its tree (C2SP tlog-checkpoint): origin, size, root, and lines of our own. A claim until its note
/// is verified by <see cref="SignedCheckpoint.Verify"/>.
/// </summary>
public sealed class Checkpoint
{
    /// <summary>A checkpoint of these parts.</summary>
    /// <param name="origin">The log's unique name, one line.</param>
    /// <param name="size">The tree's size.</param>
    /// <param name="root">The tree's root.</param>
    /// <param name="extensions">Further lines, none of them empty.</param>
    /// <exception cref="ArgumentException">A line is empty or holds a control character.</exception>
    public Checkpoint(string origin, TreeSize size, Hash root, IEnumerable<string>? extensions = null)
    {
        Origin = origin;
        Size = size;
        Root = root;
        Extensions = extensions is null ? [] : [.. extensions];
        if (!IsLine(origin) || !Extensions.All(IsLine))
            throw new ArgumentException("Each line of a checkpoint is printable, well-formed and not empty.");
    }

    /// <summary>The log's unique name.</summary>
    public string Origin { get; }

    /// <summary>The tree's size.</summary>
    public TreeSize Size { get; }

    /// <summary>The tree's root.</summary>
    public Hash Root { get; }

    /// <summary>The lines after the root, in order; ours is <c>block HEIGHT BASE64-OF-HEADER-HASH</c>.</summary>
    public ImmutableArray<string> Extensions { get; }

    /// <summary>
    /// Reads a note's text: three lines or more, each ended, none empty, numbers in their only spelling.
    /// </summary>
    public static Parsed<Checkpoint> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.Split('\n');
        if (lines.Length < 4 || lines[^1].Length != 0)
            return Parsed<Checkpoint>.Bad(FormatFault.BadStructure, "checkpoint");
        if (!IsLine(lines[0]))
            return Parsed<Checkpoint>.Bad(FormatFault.ForbiddenCharacter, "origin");
        if (StrictText.Decimal(lines[1]) is not { } size)
            return Parsed<Checkpoint>.Bad(FormatFault.BadNumber, "size");
        if (!Hash.TryFromBase64(lines[2], out var root))
            return Parsed<Checkpoint>.Bad(FormatFault.BadBase64, "root");
        var extensions = lines[3..^1];
        return extensions.All(IsLine)
            ? Parsed<Checkpoint>.Of(new Checkpoint(lines[0], new TreeSize(size), root, extensions))
            : Parsed<Checkpoint>.Bad(FormatFault.ForbiddenCharacter, "extension");
    }

    /// <summary>The note that the log publishes.</summary>
    /// <exception cref="ArgumentException">The note key's name is not the origin, or it is not the signing key's.
    /// </exception>
    public SignedNote Sign(NoteKey logKey, SigningKey key)
    {
        ArgumentNullException.ThrowIfNull(logKey);
        if (logKey.Name != Origin)
            throw new ArgumentException("A log's key bears the name of its origin.", nameof(logKey));
        return SignedNote.Of(ToString(), NoteSignature.Sign(ToString(), logKey, key));
    }

    /// <summary>The text to sign, its last line end included.</summary>
    public override string ToString() =>
        $"{Origin}\n{Size}\n{Root.ToBase64()}\n{string.Concat(Extensions.Select(line => $"{line}\n"))}";

    private static bool IsLine(string line) =>
        !string.IsNullOrEmpty(line) && StrictText.IsPrintable(line) && StrictText.IsWellFormed(line);
}
