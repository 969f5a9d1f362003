using System.Buffers.Binary;
using System.Globalization;

namespace Lodestone.Transparency;

/// <summary>
/// A key that signs notes (C2SP signed-note): a name, a kind, an Ed25519 or SM2 point, and the four-byte hash over all
/// three that signature lines carry. The hash only finds the key; it proves nothing.
/// </summary>
public sealed class NoteKey : IEquatable<NoteKey>
{
    private static readonly (NoteKeyKind Kind, byte[] Bytes)[] Identifiers =
    [
        (NoteKeyKind.Ed25519, [0x01]),
        (NoteKeyKind.Cosignature, [0x04]),
        (NoteKeyKind.Sm2, [0xff, .. "lodestone-sm2-v1"u8]),
        (NoteKeyKind.Sm2Cosignature, [0xff, .. "lodestone-sm2-cosignature-v1"u8]),
    ];

    private NoteKey(string name, NoteKeyKind kind, PublicKey publicKey)
    {
        Name = name;
        Kind = kind;
        PublicKey = publicKey;
        var hash = Hash.Of([.. StrictText.ToUtf8(name), (byte)'\n', .. IdentifierOf(kind), .. publicKey.Bytes.Span]);
        KeyHash = BinaryPrimitives.ReadUInt32BigEndian(hash.Span);
    }

    /// <summary>The name: for a log, the origin of its checkpoints.</summary>
    public string Name { get; }

    /// <summary>Whether it signs as a log or as a witness.</summary>
    public NoteKeyKind Kind { get; }

    /// <summary>Whether it signs as a witness: with the time inside of what is signed.</summary>
    public bool IsWitness => Kind is NoteKeyKind.Cosignature or NoteKeyKind.Sm2Cosignature;

    /// <summary>The point.</summary>
    public PublicKey PublicKey { get; }

    /// <summary>The first four bytes, big-endian, of SHA-256(name ‖ newline ‖ kind ‖ point).</summary>
    public uint KeyHash { get; }

    /// <summary>The key of a log.</summary>
    /// <exception cref="ArgumentException">The name is not allowed or the key is neither Ed25519 nor SM2.</exception>
    public static NoteKey ForLog(string name, PublicKey key) =>
        Of(name, key, NoteKeyKind.Ed25519, NoteKeyKind.Sm2);

    /// <summary>The key of a witness.</summary>
    /// <exception cref="ArgumentException">The name is not allowed or the key is neither Ed25519 nor SM2.</exception>
    public static NoteKey ForWitness(string name, PublicKey key) =>
        Of(name, key, NoteKeyKind.Cosignature, NoteKeyKind.Sm2Cosignature);

    /// <summary>
    /// Reads the text form <c>name+hash+base64(kind ‖ point)</c> (C2SP signed-note, "vkey"). The hash must be the
    /// key's.
    /// </summary>
    public static Parsed<NoteKey> Parse(string vkey)
    {
        ArgumentNullException.ThrowIfNull(vkey);
        var parts = vkey.Split('+', 3);
        if (parts.Length != 3 || !IsName(parts[0]))
            return Parsed<NoteKey>.Bad(FormatFault.BadStructure, "name");
        if (parts[1].Length != 8 || !parts[1].All(char.IsAsciiHexDigitLower))
            return Parsed<NoteKey>.Bad(FormatFault.BadNumber, "hash");
        if (StrictText.Base64(parts[2]) is not { Length: > 0 } encoded)
            return Parsed<NoteKey>.Bad(FormatFault.BadBase64, "key");
        if (KindOf(encoded) is not { } kind)
            return Parsed<NoteKey>.Bad(FormatFault.UnknownAlgorithm, "key");
        var algorithm = kind is NoteKeyKind.Ed25519 or NoteKeyKind.Cosignature
            ? SignatureAlgorithm.EdDSA
            : SignatureAlgorithm.SM2;
        var point = PublicKey.Parse(algorithm, encoded.AsSpan(IdentifierOf(kind).Length));
        if (!point.IsParsed)
            return Parsed<NoteKey>.Bad(point.Fault.Value, "key");
        var key = new NoteKey(parts[0], kind, point.Value);
        return key.ToString() == vkey
            ? Parsed<NoteKey>.Of(key)
            : Parsed<NoteKey>.Bad(FormatFault.KeyHashMismatch, "hash");
    }

    /// <summary>
    /// Checks one signature line over a note's text. A line of another name or hash is
    /// <see cref="SignatureVerdict.KeyMismatch"/>: not this key's, and no reason to reject the note.
    /// </summary>
    public SignatureVerdict Verify(string text, NoteSignature signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        if (!IsOf(signature))
            return SignatureVerdict.KeyMismatch;
        if (!IsWitness)
            return PublicKey.Verify(StrictText.ToUtf8(text), signature.Bytes.Span);
        var cosignature = Cosignature.Parse(signature);
        return cosignature.IsParsed ? cosignature.Value.Verify(text, this) : SignatureVerdict.SignatureInvalid;
    }

    /// <summary>Whether a signature line claims to be of this key: the name and the hash are the key's.</summary>
    public bool IsOf(NoteSignature signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        return signature.KeyHash == KeyHash && signature.Name == Name;
    }

    /// <summary>The text form.</summary>
    public override string ToString()
    {
        byte[] encoded = [.. IdentifierOf(Kind), .. PublicKey.Bytes.Span];
        return $"{Name}+{KeyHash.ToString("x8", CultureInfo.InvariantCulture)}+{Convert.ToBase64String(encoded)}";
    }

    /// <inheritdoc/>
    public bool Equals(NoteKey? other) =>
        other is not null && Name == other.Name && Kind == other.Kind && PublicKey.Equals(other.PublicKey);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NoteKey);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Kind, PublicKey);

    /// <summary>Not empty, well-formed, without space, control character or plus (C2SP signed-note).</summary>
    internal static bool IsName(string name)
    {
        if (name.Length is 0 or > 255 || name.Contains('+', StringComparison.Ordinal) || !StrictText.IsWellFormed(name))
            return false;
        return !name.Any(character => char.IsWhiteSpace(character) || char.IsControl(character));
    }

    private static byte[] IdentifierOf(NoteKeyKind kind) => Identifiers.First(known => known.Kind == kind).Bytes;

    private static NoteKeyKind? KindOf(byte[] encoded)
    {
        foreach (var (kind, bytes) in Identifiers)
        {
            if (encoded.AsSpan().StartsWith(bytes))
                return kind;
        }

        return null;
    }

    private static NoteKey Of(string name, PublicKey key, NoteKeyKind ifEd25519, NoteKeyKind ifSm2)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(key);
        if (!IsName(name))
            throw new ArgumentException("A key name has no space, control or plus and is not empty.", nameof(name));
        return key.Algorithm switch
        {
            SignatureAlgorithm.EdDSA => new NoteKey(name, ifEd25519, key),
            SignatureAlgorithm.SM2 => new NoteKey(name, ifSm2, key),
            _ => throw new ArgumentException("Notes are signed with Ed25519 or SM2.", nameof(key)),
        };
    }
}
