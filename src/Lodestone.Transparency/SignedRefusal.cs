namespace Lodestone.Transparency;

/// <summary>
/// The log's signed answer that a statement was refused: which one, by which numbered rule, at which height. The
/// statement's identity covers its audience, so a refusal cannot be carried to another network.
/// </summary>
public sealed class SignedRefusal
{
    private const string ContentType = "application/vnd.lodestone.refusal+cbor";

    private readonly LogAnswer _answer;

    private SignedRefusal(LogAnswer answer, Hash identity, int number, long height)
    {
        _answer = answer;
        Identity = identity;
        Number = number;
        Height = height;
    }

    /// <summary>The statement, by <see cref="SignedStatement.Identity"/>.</summary>
    public Hash Identity { get; }

    /// <summary>The refusal's stable number, from 1.</summary>
    public int Number { get; }

    /// <summary>The height of the block whose state the statement was judged against.</summary>
    public long Height { get; }

    /// <summary>The claimed key of the log.</summary>
    public KeyId KeyId => _answer.KeyId;

    /// <summary>The exact bytes.</summary>
    public ReadOnlyMemory<byte> Bytes => _answer.Bytes;

    /// <summary>Signs a refusal.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1 or the height negative.</exception>
    public static SignedRefusal Create(SigningKey logKey, Hash identity, int number, long height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(height);
        var writer = CanonicalCbor.NewWriter();
        writer.WriteStartMap(3);
        writer.WriteInt32(1);
        writer.WriteByteString(identity.Span);
        writer.WriteInt32(2);
        writer.WriteInt32(number);
        writer.WriteInt32(3);
        writer.WriteInt64(height);
        writer.WriteEndMap();
        return Parse(LogAnswer.Sign(logKey, ContentType, writer.Encode())).Value;
    }

    /// <summary>Reads a refusal strictly; nothing is verified.</summary>
    public static Parsed<SignedRefusal> Parse(ReadOnlyMemory<byte> bytes)
    {
        var (answer, reader) = LogAnswer.Open(bytes, ContentType, fields: 3);
        reader.Expect(1, "identity");
        var identity = reader.Hash("identity");
        reader.Expect(2, "number");
        var number = reader.Unsigned("number", min: 1);
        if (number > int.MaxValue)
            reader.Fail(FormatFault.OutOfRange, "number");
        reader.Expect(3, "height");
        var height = reader.Unsigned("height");
        return reader.IsFine
            ? Parsed<SignedRefusal>.Of(new SignedRefusal(answer!, identity, (int)number, height))
            : Parsed<SignedRefusal>.Bad(reader.Fault.Value, reader.Field);
    }

    /// <summary>Checks that the log's key signed it.</summary>
    public SignatureVerdict Verify(PublicKey logKey) => _answer.Verify(logKey);
}
