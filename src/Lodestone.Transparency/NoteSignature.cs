namespace Lodestone.Transparency;

/// <summary>One signature line of a note (C2SP signed-note): whose it claims to be, and the signature.</summary>
public sealed class NoteSignature
{
    private const string Prefix = "\u2014 ";

    private readonly byte[] _bytes;

    private NoteSignature(string name, uint keyHash, byte[] bytes)
    {
        Name = name;
        KeyHash = keyHash;
        _bytes = bytes;
    }

    /// <summary>The claimed key's name.</summary>
    public string Name { get; }

    /// <summary>The claimed key's four-byte hash, big-endian.</summary>
    public uint KeyHash { get; }

    /// <summary>The signature, in the shape of its kind; at least one byte.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>Signs a note's text as a log. Witnesses sign with <see cref="Cosignature.Sign"/>.</summary>
    /// <exception cref="ArgumentException">The note key is not a log's, or is not the signing key's.</exception>
    public static NoteSignature Sign(string text, NoteKey noteKey, SigningKey key)
    {
        ArgumentNullException.ThrowIfNull(noteKey);
        ArgumentNullException.ThrowIfNull(key);
        if (noteKey.IsWitness || !noteKey.PublicKey.Equals(key.PublicKey))
            throw new ArgumentException("The note key is another's, or not a log's.", nameof(noteKey));
        return new NoteSignature(noteKey.Name, noteKey.KeyHash, key.Sign(StrictText.ToUtf8(text)));
    }

    /// <summary>The line, without its line end.</summary>
    public override string ToString()
    {
        Span<byte> hash = stackalloc byte[4];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(hash, KeyHash);
        return $"{Prefix}{Name} {Convert.ToBase64String([.. hash, .. _bytes])}";
    }

    internal static NoteSignature Of(NoteKey key, byte[] bytes) => new(key.Name, key.KeyHash, bytes);

    internal static Parsed<NoteSignature> Parse(string line)
    {
        if (!line.StartsWith(Prefix, StringComparison.Ordinal))
            return Parsed<NoteSignature>.Bad(FormatFault.BadStructure, "signature line");
        var parts = line[Prefix.Length..].Split(' ');
        if (parts.Length != 2 || !NoteKey.IsName(parts[0]))
            return Parsed<NoteSignature>.Bad(FormatFault.BadStructure, "signature line");
        if (StrictText.Base64(parts[1]) is not { } bytes)
            return Parsed<NoteSignature>.Bad(FormatFault.BadBase64, "signature");
        if (bytes.Length < 5)
            return Parsed<NoteSignature>.Bad(FormatFault.Truncated, "signature");
        var hash = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes);
        return Parsed<NoteSignature>.Of(new NoteSignature(parts[0], hash, bytes[4..]));
    }
}
