namespace Lodestone.Transparency.Tests;

public sealed class OrderEnvelopeTests
{
    private static readonly EnvelopePlace Place = new(
        Statements.Network, "lei:5299000J2N45DDNE4Y28", 7, Hash.Of("before"u8), 1, 3);

    [Theory]
    [InlineData(SignatureAlgorithm.EdDSA)]
    [InlineData(SignatureAlgorithm.ES256)]
    public void Envelope_reads_back_and_verifies(SignatureAlgorithm algorithm)
    {
        using var key = Statements.Key(algorithm, "organisation");
        using var other = Statements.Key(algorithm, "other");
        var made = OrderEnvelope.Create(key, Place, "content"u8);
        var read = OrderEnvelope.Parse(made.Bytes).Value;
        Assert.Equal(Place, read.Place);
        Assert.Equal("content"u8, read.Content.Span);
        Assert.Equal((made.Identity, key.PublicKey.KeyId), (read.Identity, read.KeyId));
        Assert.Equal(SignatureVerdict.Valid, read.Verify(key.PublicKey));
        Assert.Equal(SignatureVerdict.KeyMismatch, read.Verify(other.PublicKey));
    }

    [Fact]
    public void What_is_not_content_stays_within_its_bound()
    {
        using var key = Statements.Key(SignatureAlgorithm.ES256, "organisation");
        var place = new EnvelopePlace(
            Statements.Network, new string('x', OrderEnvelope.MaxNameBytes), long.MaxValue, Hash.Of("before"u8),
            OrderEnvelope.MaxParts - 1, OrderEnvelope.MaxParts);
        var content = new byte[OrderEnvelope.MaxBytes - OrderEnvelope.MaxOverheadBytes];
        var whole = OrderEnvelope.Create(key, place, content).Bytes.Length;
        Assert.InRange(whole, content.Length, OrderEnvelope.MaxBytes);
    }

    [Fact]
    public void Places_and_contents_that_break_a_limit_make_no_envelope()
    {
        using var key = Statements.Key(SignatureAlgorithm.EdDSA, "organisation");
        foreach (var wrong in (EnvelopePlace[])[
            Place with { Sequence = -1 }, Place with { Sequence = 0 }, Place with { Previous = Hash.Zero },
            Place with { Part = 3 }, Place with { Part = -1 }, Place with { Parts = 0 }, Place with { Parts = 257 },
            Place with { Organisation = "" }, Place with { Organisation = "a\nb" }])
            Assert.ThrowsAny<ArgumentException>(() => OrderEnvelope.Create(key, wrong, "content"u8));
        Assert.Throws<ArgumentException>(() => OrderEnvelope.Create(key, Place, []));
        Assert.Throws<ArgumentException>(() => OrderEnvelope.Create(key, Place, new byte[OrderEnvelope.MaxBytes]));
        Assert.Equal(0, OrderEnvelope.Create(key, Place with { Sequence = 0, Previous = Hash.Zero }, "c"u8).Place.Sequence);
    }

    [Fact]
    public void Envelope_with_any_one_bit_flipped_never_verifies()
    {
        using var key = Statements.Key(SignatureAlgorithm.EdDSA, "organisation");
        var bytes = OrderEnvelope.Create(key, Place, "content"u8).Bytes;
        var parsed = 0;
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var parse = OrderEnvelope.Parse(Mutation.FlipBit(bytes.Span, bit));
            if (!parse.IsParsed)
                continue;
            parsed++;
            Assert.NotEqual(SignatureVerdict.Valid, parse.Value.Verify(key.PublicKey));
        }

        Assert.InRange(parsed, 500, int.MaxValue);
    }

    [Fact]
    public void Answers_of_the_log_and_what_is_cut_short_are_no_envelopes()
    {
        using var key = Statements.Key(SignatureAlgorithm.EdDSA, "organisation");
        var bytes = OrderEnvelope.Create(key, Place, "content"u8).Bytes;
        for (var length = 0; length < bytes.Length; length++)
            Assert.False(OrderEnvelope.Parse(bytes[..length]).IsParsed);
        Assert.False(OrderEnvelope.Parse(SignedRefusal.Create(key, Hash.Of("it"u8), 1, 1).Bytes).IsParsed);
    }
}
