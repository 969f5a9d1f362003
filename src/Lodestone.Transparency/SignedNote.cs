using System.Collections.Immutable;

namespace Lodestone.Transparency;

/// <summary>
/// A text with signature lines below it (C2SP signed-note). Reading it says nothing about the signatures.
/// </summary>
public sealed class SignedNote
{
    /// <summary>The most bytes of a note that are read.</summary>
    public const int MaxBytes = 1_000_000;

    /// <summary>The most signature lines that are read.</summary>
    public const int MaxSignatures = 100;

    private SignedNote(string text, ImmutableArray<NoteSignature> signatures)
    {
        Text = text;
        Signatures = signatures;
    }

    /// <summary>The signed text; ends with a line end.</summary>
    public string Text { get; }

    /// <summary>The signature lines in order, at least one.</summary>
    public ImmutableArray<NoteSignature> Signatures { get; }

    /// <summary>A note with one signature.</summary>
    /// <exception cref="ArgumentException">The text does not end with a line end or holds a control
    /// character.</exception>
    public static SignedNote Of(string text, NoteSignature signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        if (FaultOfText(text) is { } fault)
            throw new ArgumentException($"This would be no note: {fault}.", nameof(text));
        return new SignedNote(text, [signature]);
    }

    /// <summary>The note with one more signature line at the end.</summary>
    /// <exception cref="InvalidOperationException">There are <see cref="MaxSignatures"/> already.</exception>
    public SignedNote With(NoteSignature signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        return Signatures.Length < MaxSignatures
            ? new SignedNote(Text, Signatures.Add(signature))
            : throw new InvalidOperationException($"A note has at most {MaxSignatures} signatures.");
    }

    /// <summary>
    /// Reads a note strictly: well-formed UTF-8, no control character but the line end, text and at least one signature
    /// line parted by the last empty line, every line ended.
    /// </summary>
    public static Parsed<SignedNote> Parse(ReadOnlySpan<byte> content)
    {
        if (content.Length > MaxBytes)
            return Parsed<SignedNote>.Bad(FormatFault.TooLong, "note");
        if (StrictText.FromUtf8(content) is not { } note)
            return Parsed<SignedNote>.Bad(FormatFault.NotUtf8, "note");
        var split = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (split < 0 || note[^1] != '\n')
            return Parsed<SignedNote>.Bad(FormatFault.BadStructure, "note");
        var text = note[..(split + 1)];
        if (FaultOfText(text) is { } fault)
            return Parsed<SignedNote>.Bad(fault, "text");
        if (split + 2 == note.Length)
            return Parsed<SignedNote>.Bad(FormatFault.Empty, "signatures");

        var lines = note[(split + 2)..^1].Split('\n');
        if (lines.Length > MaxSignatures)
            return Parsed<SignedNote>.Bad(FormatFault.TooMany, "signatures");
        var signatures = ImmutableArray.CreateBuilder<NoteSignature>(lines.Length);
        foreach (var line in lines)
        {
            var signature = NoteSignature.Parse(line);
            if (!signature.IsParsed)
                return Parsed<SignedNote>.Bad(signature.Fault.Value, signature.Field);
            signatures.Add(signature.Value);
        }

        return Parsed<SignedNote>.Of(new SignedNote(text, signatures.MoveToImmutable()));
    }

    /// <summary>The note in bytes.</summary>
    public byte[] ToBytes() => StrictText.ToUtf8(ToString());

    /// <summary>The note as text: the signed text, an empty line, the signature lines.</summary>
    public override string ToString() => $"{Text}\n{string.Concat(Signatures.Select(signature => $"{signature}\n"))}";

    private static FormatFault? FaultOfText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 0 || text[^1] != '\n')
            return FormatFault.BadStructure;
        if (!StrictText.IsWellFormed(text))
            return FormatFault.NotUtf8;
        return text.Any(character => character < ' ' && character != '\n') ? FormatFault.ForbiddenCharacter : null;
    }
}
