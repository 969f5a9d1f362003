using System.Buffers.Binary;
using System.Globalization;

namespace Lodestone.Transparency;

/// <summary>
/// A witness's signature on a checkpoint with the time inside of the signed message (C2SP tlog-cosignature, type 0x04):
/// at that time the witness had seen no other tree of this size, and this one grew out of all it had seen.
/// </summary>
public sealed class Cosignature
{
    private const int Length = 8 + 64;

    private readonly NoteSignature _line;

    private Cosignature(NoteSignature line, long timestamp)
    {
        _line = line;
        TimestampSeconds = timestamp;
    }

    /// <summary>The witness's time, in Unix seconds; from 1.</summary>
    public long TimestampSeconds { get; }

    /// <summary>Signs a checkpoint's text, its last line end included, as a witness.</summary>
    /// <exception cref="ArgumentException">The note key is not a witness's or is not the signing key's, or the time is
    /// not from 1.</exception>
    public static Cosignature Sign(string text, NoteKey witness, SigningKey key, long timestampSeconds)
    {
        ArgumentNullException.ThrowIfNull(witness);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentOutOfRangeException.ThrowIfLessThan(timestampSeconds, 1);
        if (!witness.IsWitness || !witness.PublicKey.Equals(key.PublicKey))
            throw new ArgumentException("The note key is another's, or not a witness's.", nameof(witness));
        var bytes = new byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, timestampSeconds);
        key.Sign(Message(text, timestampSeconds)).CopyTo(bytes, 8);
        return new Cosignature(NoteSignature.Of(witness, bytes), timestampSeconds);
    }

    /// <summary>Reads the 8-byte time and the 64-byte signature of a note's line.</summary>
    public static Parsed<Cosignature> Parse(NoteSignature line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (line.Bytes.Length != Length)
            return Parsed<Cosignature>.Bad(FormatFault.WrongLength, "cosignature");
        var timestamp = BinaryPrimitives.ReadInt64BigEndian(line.Bytes.Span);
        return timestamp < 1
            ? Parsed<Cosignature>.Bad(FormatFault.OutOfRange, "timestamp")
            : Parsed<Cosignature>.Of(new Cosignature(line, timestamp));
    }

    /// <summary>Checks the signature over the checkpoint's text and the time.</summary>
    public SignatureVerdict Verify(string text, NoteKey witness)
    {
        ArgumentNullException.ThrowIfNull(witness);
        if (!witness.IsWitness)
            return SignatureVerdict.AlgorithmMismatch;
        return witness.IsOf(_line)
            ? witness.PublicKey.Verify(Message(text, TimestampSeconds), _line.Bytes.Span[8..])
            : SignatureVerdict.KeyMismatch;
    }

    /// <summary>The line to put into the note.</summary>
    public NoteSignature ToNoteSignature() => _line;

    private static byte[] Message(string text, long timestampSeconds)
    {
        ArgumentNullException.ThrowIfNull(text);
        var time = timestampSeconds.ToString(CultureInfo.InvariantCulture);
        return StrictText.ToUtf8($"cosignature/v1\ntime {time}\n{text}");
    }
}
