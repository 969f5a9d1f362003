namespace Lodestone.Transparency;

/// <summary>
/// What one organisation puts into the order of a consortium: a part of a batch of statements, numbered and chained to the
/// envelope before it, signed by the organisation. Engines carry it as opaque bytes; the chain shows to everybody what was
/// left out, turned round or sent twice (docs/formats/envelopes.md).
/// </summary>
public sealed class OrderEnvelope
{
    /// <summary>The most bytes of a whole envelope.</summary>
    public const int MaxBytes = 65_535;

    /// <summary>So many bytes of an envelope are not content, at most.</summary>
    public const int MaxOverheadBytes = 512;

    /// <summary>The most parts of one batch.</summary>
    public const int MaxParts = 256;

    /// <summary>The longest name of an organisation, in UTF-8 bytes.</summary>
    public const int MaxNameBytes = 128;

    private const string ContentType = "application/vnd.lodestone.envelope+cbor";

    private readonly LogAnswer _answer;

    private OrderEnvelope(LogAnswer answer, EnvelopePlace place, ReadOnlyMemory<byte> content)
    {
        _answer = answer;
        Place = place;
        Content = content;
        Identity = answer.Identity;
    }

    /// <summary>Whose it is and where it stands in its chain.</summary>
    public EnvelopePlace Place { get; }

    /// <summary>The part's bytes.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>Hash of what was signed: what the next envelope names as its predecessor.</summary>
    public Hash Identity { get; }

    /// <summary>The claimed key of the organisation.</summary>
    public KeyId KeyId => _answer.KeyId;

    /// <summary>The exact bytes.</summary>
    public ReadOnlyMemory<byte> Bytes => _answer.Bytes;

    /// <summary>Signs an envelope.</summary>
    /// <exception cref="ArgumentException">The place or the content breaks a limit.</exception>
    public static OrderEnvelope Create(SigningKey key, EnvelopePlace place, ReadOnlySpan<byte> content)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(place);
        var writer = CanonicalCbor.NewWriter();
        writer.WriteStartMap(7);
        writer.WriteInt32(1);
        writer.WriteByteString(place.Network.Span);
        writer.WriteInt32(2);
        writer.WriteTextString(place.Organisation);
        writer.WriteInt32(3);
        writer.WriteInt64(place.Sequence);
        writer.WriteInt32(4);
        writer.WriteByteString(place.Previous.Span);
        writer.WriteInt32(5);
        writer.WriteInt32(place.Part);
        writer.WriteInt32(6);
        writer.WriteInt32(place.Parts);
        writer.WriteInt32(7);
        writer.WriteByteString(content);
        writer.WriteEndMap();
        var parsed = Parse(LogAnswer.Sign(key, ContentType, writer.Encode()));
        return parsed.IsParsed
            ? parsed.Value
            : throw new ArgumentException($"This would be no envelope: {parsed}.", nameof(place));
    }

    /// <summary>Reads an envelope strictly; nothing is verified. Never throws on hostile bytes.</summary>
    public static Parsed<OrderEnvelope> Parse(ReadOnlyMemory<byte> bytes)
    {
        var (answer, reader) = LogAnswer.Open(bytes, ContentType, fields: 7, MaxBytes);
        reader.Expect(1, "network");
        var network = reader.Hash("network");
        reader.Expect(2, "organisation");
        var organisation = reader.Text("organisation", MaxNameBytes);
        reader.Expect(3, "sequence");
        var sequence = reader.Unsigned("sequence");
        reader.Expect(4, "previous");
        var previous = reader.Hash("previous");
        if (reader.IsFine && (sequence == 0) != (previous == Hash.Zero))
            reader.Fail(FormatFault.BadStructure, "previous");
        reader.Expect(5, "part");
        var part = reader.Unsigned("part");
        reader.Expect(6, "parts");
        var parts = reader.Unsigned("parts", min: 1);
        if (reader.IsFine && (parts > MaxParts || part >= parts))
            reader.Fail(FormatFault.OutOfRange, "part");
        reader.Expect(7, "content");
        var content = reader.Bytes("content");
        if (reader.IsFine && content.IsEmpty)
            reader.Fail(FormatFault.Empty, "content");
        return reader.IsFine
            ? Parsed<OrderEnvelope>.Of(new OrderEnvelope(
                answer!, new EnvelopePlace(network, organisation, sequence, previous, (int)part, (int)parts), content))
            : Parsed<OrderEnvelope>.Bad(reader.Fault.Value, reader.Field);
    }

    /// <summary>Checks that the organisation's key signed it.</summary>
    public SignatureVerdict Verify(PublicKey key) => _answer.Verify(key);
}
