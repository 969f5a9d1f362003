using static Lodestone.Transparency.Tests.Craft;

namespace Lodestone.Transparency.Tests;

public sealed class LogAnswerTests
{
    private static readonly Hash Identity = Hash.Of("identity"u8);

    [Theory]
    [InlineData(SignatureAlgorithm.EdDSA)]
    [InlineData(SignatureAlgorithm.ES256)]
    public void Promise_reads_back_and_verifies(SignatureAlgorithm algorithm)
    {
        using var key = Statements.Key(algorithm, "log");
        using var other = Statements.Key(algorithm, "other");
        var made = InclusionPromise.Create(key, Statements.Network, Identity, 1_780_000_010);
        var read = InclusionPromise.Parse(made.Bytes).Value;
        Assert.Equal((Statements.Network, Identity), (read.Network, read.Identity));
        Assert.Equal(1_780_000_010, read.DeadlineSeconds);
        Assert.Equal(SignatureVerdict.Valid, read.Verify(key.PublicKey));
        Assert.Equal(SignatureVerdict.KeyMismatch, read.Verify(other.PublicKey));
        Assert.Throws<ArgumentOutOfRangeException>(() => InclusionPromise.Create(key, Identity, Identity, -1));
    }

    [Theory]
    [InlineData(SignatureAlgorithm.EdDSA)]
    [InlineData(SignatureAlgorithm.ES256)]
    public void Refusal_reads_back_and_verifies(SignatureAlgorithm algorithm)
    {
        using var key = Statements.Key(algorithm, "log");
        using var other = Statements.Key(algorithm, "other");
        var made = SignedRefusal.Create(key, Identity, 2107, 42);
        var read = SignedRefusal.Parse(made.Bytes).Value;
        Assert.Equal((Identity, 2107, 42L), (read.Identity, read.Number, read.Height));
        Assert.Equal(SignatureVerdict.Valid, read.Verify(key.PublicKey));
        Assert.Equal(SignatureVerdict.KeyMismatch, read.Verify(other.PublicKey));
        Assert.Throws<ArgumentOutOfRangeException>(() => SignedRefusal.Create(key, Identity, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SignedRefusal.Create(key, Identity, 1, -1));
    }

    [Fact]
    public void One_answer_is_never_read_as_another()
    {
        using var key = Statements.Key(SignatureAlgorithm.EdDSA, "log");
        var promise = InclusionPromise.Parse(SignedRefusal.Create(key, Identity, 1, 1).Bytes);
        Assert.Equal((FormatFault.BadStructure, "content type"), (promise.Fault, promise.Field));
        var refusal = SignedRefusal.Parse(InclusionPromise.Create(key, Identity, Identity, 1).Bytes);
        Assert.Equal((FormatFault.BadStructure, "content type"), (refusal.Fault, refusal.Field));
    }

    [Fact]
    public void Answer_with_any_one_bit_flipped_never_verifies()
    {
        using var key = Statements.Key(SignatureAlgorithm.EdDSA, "log");
        var promise = InclusionPromise.Create(key, Statements.Network, Identity, 1_780_000_010).Bytes;
        var refusal = SignedRefusal.Create(key, Identity, 2107, 42).Bytes;
        for (var bit = 0; bit < promise.Length * 8; bit++)
        {
            var parse = InclusionPromise.Parse(Mutation.FlipBit(promise.Span, bit));
            if (parse.IsParsed)
                Assert.NotEqual(SignatureVerdict.Valid, parse.Value.Verify(key.PublicKey));
        }

        for (var bit = 0; bit < refusal.Length * 8; bit++)
        {
            var parse = SignedRefusal.Parse(Mutation.FlipBit(refusal.Span, bit));
            if (parse.IsParsed)
                Assert.NotEqual(SignatureVerdict.Valid, parse.Value.Verify(key.PublicKey));
        }
    }

    [Fact]
    public void Answer_cut_short_at_any_byte_is_refused()
    {
        using var key = Statements.Key(SignatureAlgorithm.EdDSA, "log");
        var promise = InclusionPromise.Create(key, Statements.Network, Identity, 1_780_000_010).Bytes;
        Assert.Equal(FormatFault.Empty, InclusionPromise.Parse(default).Fault);
        for (var length = 1; length < promise.Length; length++)
            Assert.Equal(FormatFault.Truncated, InclusionPromise.Parse(promise[..length]).Fault);
    }

    [Fact]
    public void Malformed_refusal_is_named()
    {
        var header = Map(
        [
            (Int(1), Int(-8)), (Int(3), Text("application/vnd.lodestone.refusal+cbor")), (Int(4), Bytes(new byte[32])),
        ]);
        var identity = (Int(1), Bytes(new byte[32]));
        void Bad(FormatFault fault, string field, byte[] payload, byte[]? unprotected = null)
        {
            var parse = SignedRefusal.Parse(Sign1(header, unprotected, payload));
            Assert.Equal((fault, field), (parse.Fault, parse.Field));
        }

        Bad(FormatFault.MissingField, "payload", Null);
        Bad(FormatFault.Empty, "payload", Bytes([]));
        Bad(FormatFault.BadStructure, "payload", Bytes(EmptyMap));
        Bad(FormatFault.UnknownField, "unprotected", Bytes(EmptyMap), Map([identity]));
        Bad(FormatFault.OutOfRange, "number", Bytes(Map([identity, (Int(2), Int(0)), (Int(3), Int(1))])));
        Bad(FormatFault.OutOfRange, "number", Bytes(Map([identity, (Int(2), Int(1L << 31)), (Int(3), Int(1))])));
        Bad(FormatFault.WrongType, "height", Bytes(Map([identity, (Int(2), Int(1)), (Int(3), Int(-1))])));
        Bad(FormatFault.MissingField, "height", Bytes(Map([identity, (Int(2), Int(1)), (Int(4), Int(1))])));
        Bad(FormatFault.WrongLength, "identity",
            Bytes(Map([(Int(1), Bytes([1])), (Int(2), Int(1)), (Int(3), Int(1))])));
    }
}
