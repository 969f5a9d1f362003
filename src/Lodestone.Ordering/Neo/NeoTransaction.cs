using Lodestone.Transparency;

namespace Lodestone.Ordering.Neo;

/// <summary>A transaction as a block holds it: its hash, and the envelope if it carries one.</summary>
/// <param name="Id">SHA-256 over the part that is signed.</param>
/// <param name="Envelope">
/// Null for whatever others put on the chain: more than one signer, a wider scope, attributes, any other script. Whether the
/// virtual machine was content is not looked at: nothing in a block proves it.
/// </param>
internal sealed record NeoTransaction(Hash Id, byte[]? Envelope)
{
    /// <summary>The longest transaction that nodes take.</summary>
    public const int MaxBytes = 102_400;

    private const int MaxSigners = 16;
    private const int MaxScript = 65_535;
    private const int MaxWitnessScript = 1_024;

    /// <summary>Reads one transaction and checks its shape, of whatever kind it is.</summary>
    /// <exception cref="FormatException">It is malformed.</exception>
    public static NeoTransaction Read(ref WireReader reader, ReadOnlySpan<byte> content)
    {
        int start = reader.Position;
        if (reader.Byte() != 0)
        {
            throw reader.Wrong("a transaction has an unknown version");
        }

        reader.UInt32();
        reader.Amount();
        reader.Amount();
        reader.UInt32();
        int signers = reader.Length(MaxSigners);
        bool isPlain = signers == 1;
        for (int i = 0; i < signers; i++)
        {
            isPlain &= NeoForeign.Signer(ref reader) == 0;
        }

        int attributes = reader.Length(MaxSigners);
        isPlain &= attributes == 0;
        for (int i = 0; i < attributes; i++)
        {
            NeoForeign.Attribute(ref reader);
        }

        ReadOnlySpan<byte> script = reader.Sized(MaxScript);
        Hash id = Hash.Of(content[start..reader.Position]);
        if (signers == 0 || script.IsEmpty || reader.Length(MaxSigners) != signers)
        {
            throw reader.Wrong("a transaction lacks a signer, a script or a witness");
        }

        for (int i = 0; i < signers; i++)
        {
            reader.Sized(MaxWitnessScript);
            reader.Sized(MaxWitnessScript);
        }

        return reader.Position - start > MaxBytes
            ? throw reader.Wrong("a transaction is too long")
            : new(id, isPlain && NeoScript.TryEnvelope(script, out ReadOnlySpan<byte> envelope)
                ? envelope.ToArray()
                : null);
    }

    /// <summary>The signed part of a transaction that carries an envelope.</summary>
    public static byte[] Unsigned(ReadOnlySpan<byte> envelope, ScriptHash sender, NeoFees fees, uint validUntil)
    {
        byte[] script = NeoScript.Carrying(envelope);
        WireWriter writer = new();
        writer.Byte(0).Bytes(Hash.Of(envelope).Span[..4]).Amount(fees.Execution).Amount(fees.ForBytes(script.Length));
        writer.UInt32(validUntil).Length(1).Bytes(sender.ToArray()).Byte(0).Length(0).Sized(script);
        return writer.ToArray();
    }

    /// <summary>What a signer signs: the network's number and the hash.</summary>
    public static byte[] Signed(uint magic, Hash hash) => new WireWriter().UInt32(magic).Bytes(hash.Span).ToArray();

    /// <summary>The signed part and its one witness.</summary>
    public static byte[] WithWitness(byte[] unsigned, byte[] invocation, byte[] verification) =>
        new WireWriter().Bytes(unsigned).Length(1).Sized(invocation).Sized(verification).ToArray();
}
