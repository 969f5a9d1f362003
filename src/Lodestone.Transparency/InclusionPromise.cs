namespace Lodestone.Transparency;

/// <summary>
/// The log's signed word at submission: this statement will be in the tree, or refused by name, before the deadline. A
/// promise past its deadline beside a checkpoint without the entry is evidence against the log.
/// </summary>
public sealed class InclusionPromise
{
    private const string ContentType = "application/vnd.lodestone.promise+cbor";

    private readonly LogAnswer _answer;

    private InclusionPromise(LogAnswer answer, Hash network, Hash identity, long deadline)
    {
        _answer = answer;
        Network = network;
        Identity = identity;
        DeadlineSeconds = deadline;
    }

    /// <summary>The hash of the network's genesis.</summary>
    public Hash Network { get; }

    /// <summary>The statement, by <see cref="SignedStatement.Identity"/>.</summary>
    public Hash Identity { get; }

    /// <summary>Until when it will be integrated or refused, in Unix seconds.</summary>
    public long DeadlineSeconds { get; }

    /// <summary>The claimed key of the log.</summary>
    public KeyId KeyId => _answer.KeyId;

    /// <summary>The exact bytes.</summary>
    public ReadOnlyMemory<byte> Bytes => _answer.Bytes;

    /// <summary>Signs a promise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The deadline is negative.</exception>
    public static InclusionPromise Create(SigningKey logKey, Hash network, Hash identity, long deadlineSeconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(deadlineSeconds);
        var writer = CanonicalCbor.NewWriter();
        writer.WriteStartMap(3);
        writer.WriteInt32(1);
        writer.WriteByteString(network.Span);
        writer.WriteInt32(2);
        writer.WriteByteString(identity.Span);
        writer.WriteInt32(3);
        writer.WriteInt64(deadlineSeconds);
        writer.WriteEndMap();
        return Parse(LogAnswer.Sign(logKey, ContentType, writer.Encode())).Value;
    }

    /// <summary>Reads a promise strictly; nothing is verified.</summary>
    public static Parsed<InclusionPromise> Parse(ReadOnlyMemory<byte> bytes)
    {
        var (answer, reader) = LogAnswer.Open(bytes, ContentType, fields: 3);
        reader.Expect(1, "network");
        var network = reader.Hash("network");
        reader.Expect(2, "identity");
        var identity = reader.Hash("identity");
        reader.Expect(3, "deadline");
        var deadline = reader.Unsigned("deadline");
        return reader.IsFine
            ? Parsed<InclusionPromise>.Of(new InclusionPromise(answer!, network, identity, deadline))
            : Parsed<InclusionPromise>.Bad(reader.Fault.Value, reader.Field);
    }

    /// <summary>Checks that the log's key signed it.</summary>
    public SignatureVerdict Verify(PublicKey logKey) => _answer.Verify(logKey);
}
