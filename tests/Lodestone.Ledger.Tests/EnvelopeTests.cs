using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Ledger.Tests;

public sealed class EnvelopeTests
{
    [Fact]
    public async Task A_statement_of_another_network_is_refused() =>
        await RefusedAsync(RefusalCode.OtherNetwork, network => network.Site(1, audience: Hash.Of("other"u8)).Bytes);

    [Fact]
    public async Task A_statement_past_its_end_is_refused() => await RefusedAsync(
        RefusalCode.StatementExpired,
        network =>
        {
            ReadOnlyMemory<byte> bytes = network.Site(1).Bytes;
            network.Clock.Now = network.Clock.Now.PlusDays(2);
            return bytes;
        });

    [Fact]
    public async Task A_statement_from_the_future_is_refused() => await RefusedAsync(
        RefusalCode.IssuedInTheFuture,
        network =>
        {
            network.Clock.Now = network.Clock.Now.PlusMilliseconds(180_000);
            ReadOnlyMemory<byte> bytes = network.Site(1).Bytes;
            network.Clock.Now = network.Clock.Now.PlusMilliseconds(-180_000);
            return bytes;
        });

    [Fact]
    public async Task A_statement_of_an_unregistered_key_is_refused() =>
        await RefusedAsync(RefusalCode.KeyUnknown, network => network.Site(1, TestNetwork.KeyOf(9)).Bytes);

    [Fact]
    public async Task A_statement_whose_signature_is_not_the_keys_is_refused() => await RefusedAsync(
        RefusalCode.SignatureInvalid,
        network =>
        {
            byte[] bytes = network.Site(1).Bytes.ToArray();
            bytes[^1] ^= 1;
            return bytes;
        });

    [Fact]
    public async Task A_statement_whose_payload_is_no_document_is_refused() => await RefusedAsync(
        RefusalCode.JsonMalformed,
        network =>
        {
            StatementHeader header = network.Site(1).Header;
            return SignedStatement.Create(network.RootKey, header, "{\"acts\":"u8).Bytes;
        });

    [Fact]
    public async Task A_statement_of_another_content_type_is_refused() => await RefusedAsync(
        RefusalCode.ContentTypeUnknown,
        network =>
        {
            StatementHeader header = network.Site(1).Header;
            StatementHeader other = StatementHeader.For(
                network.RootKey.PublicKey, "text/plain", header.Issuer, header.Subject, header.Audience,
                header.ExpiresAt, header.IssuedAt);
            return SignedStatement.Create(network.RootKey, other, "{}"u8).Bytes;
        });

    [Fact]
    public async Task Bytes_that_are_no_statement_are_refused_without_a_signature()
    {
        using TestNetwork network = new();
        using LiveLedger ledger = await network.OpenFoundedAsync();
        Submission.Refused refused =
            Assert.IsType<Submission.Refused>(await ledger.SubmitAsync(new byte[] { 0xd2, 0x84 }));
        Assert.Equal(RefusalCode.EnvelopeMalformed, refused.Refusal.Code);
        Assert.Null(refused.Signed);
    }

    [Theory]
    [InlineData(RefusalCode.HeaderMalformed)]
    [InlineData(RefusalCode.HeaderUnknown)]
    [InlineData(RefusalCode.ValidityTooLong)]
    public async Task A_header_that_is_not_as_agreed_is_refused_without_a_signature(RefusalCode code)
    {
        using TestNetwork network = new();
        using LiveLedger ledger = await network.OpenFoundedAsync();
        SignedStatement good = network.Site(1);
        byte[] bent = code switch
        {
            RefusalCode.HeaderMalformed => Replaced(good, [0x01, 0x27], [0x01, 0x29]),
            RefusalCode.HeaderUnknown => Replaced(good, [0xA0, 0x58], [0xA1, 0x04, 0x40, 0x58]),
            _ => Replaced(
                good, Cbor(good.Header.ExpiresAt), Cbor(good.Header.IssuedAt + (40 * 86_400))),
        };
        byte[] digest = ledger.ReadState(state => state.Digest.ToArray());
        Submission.Refused refused = Assert.IsType<Submission.Refused>(await ledger.SubmitAsync(bent));
        Assert.Equal(code, refused.Refusal.Code);
        Assert.Null(refused.Signed);
        Assert.Equal(digest, ledger.ReadState(state => state.Digest.ToArray()));
    }

    [Fact]
    public async Task Of_two_faults_the_lower_number_is_named()
    {
        await RefusedAsync(RefusalCode.OtherNetwork, network =>
        {
            byte[] bytes = network.Site(1, audience: Hash.Of("other"u8)).Bytes.ToArray();
            bytes[^1] ^= 1;
            return bytes;
        });
    }

    [Fact]
    public async Task Nothing_is_taken_before_the_genesis()
    {
        using TestNetwork network = new();
        using LiveLedger ledger = network.Open();
        Submission.Refused refused = Assert.IsType<Submission.Refused>(
            await ledger.SubmitAsync(network.Site(1, audience: Hash.Zero).Bytes));
        Assert.Equal(RefusalCode.KeyUnknown, refused.Refusal.Code);
        Assert.Null(ledger.Log.LatestCheckpoint());
    }

    [Fact]
    public async Task A_genesis_signed_by_a_key_that_it_does_not_hold_is_refused()
    {
        using TestNetwork network = new();
        using LiveLedger ledger = network.Open();
        byte[] bytes = network.Genesis.Bytes.ToArray();
        bytes[^1] ^= 1;
        Assert.Equal(
            RefusalCode.SignatureInvalid,
            Assert.IsType<Submission.Refused>(await ledger.SubmitAsync(bytes)).Refusal.Code);
    }

    [Fact]
    public async Task A_genesis_of_another_log_is_refused()
    {
        using TestNetwork network = new();
        using LiveLedger ledger = network.Open();
        SignedStatement other = GenesisStatement.Create(
            network.GenesisAct with { Network = "other.test/log" }, network.RootKey, TestNetwork.Start);
        Assert.Equal(
            RefusalCode.OtherNetwork,
            Assert.IsType<Submission.Refused>(await ledger.SubmitAsync(other.Bytes)).Refusal.Code);
    }

    [Fact]
    public async Task A_genesis_of_a_real_network_is_refused_under_simulated_time()
    {
        using TestNetwork network = new();
        using LiveLedger ledger = LiveLedger.Open(
            network.Options, network.LogKeys, TimeSource.Simulated(network.Clock, TestNetwork.Start));
        Submission.Refused refused = Assert.IsType<Submission.Refused>(await ledger.SubmitAsync(network.Genesis.Bytes));
        Assert.Equal(RefusalCode.NotAccepting, refused.Refusal.Code);
    }

    // A statement with its first run of these bytes replaced: the algorithm, the empty unprotected header, the end.
    private static byte[] Replaced(SignedStatement statement, byte[] old, byte[] with)
    {
        byte[] bytes = statement.Bytes.ToArray();
        int at = bytes.AsSpan().IndexOf(old);
        Assert.True(at > 0, "the statement holds no such bytes");
        return [.. bytes[..at], .. with, .. bytes[(at + old.Length)..]];
    }

    private static byte[] Cbor(long seconds)
    {
        System.Formats.Cbor.CborWriter writer = new();
        writer.WriteInt64(seconds);
        return writer.Encode();
    }

    // The refusal is signed, names the statement, and leaves no trace in state or log.
    private static async Task RefusedAsync(RefusalCode expected, Func<TestNetwork, ReadOnlyMemory<byte>> statement)
    {
        using TestNetwork network = new();
        using LiveLedger ledger = await network.OpenFoundedAsync();
        byte[] digest = ledger.ReadState(state => state.Digest.ToArray());
        byte[] checkpoint = ledger.Log.LatestCheckpoint()!;

        ReadOnlyMemory<byte> bytes = statement(network);
        Submission.Refused refused = Assert.IsType<Submission.Refused>(await ledger.SubmitAsync(bytes));
        Assert.Equal(expected, refused.Refusal.Code);
        Assert.Equal((int)expected, refused.Signed!.Number);
        Assert.Equal(SignedStatement.Parse(bytes).Statement!.Identity, refused.Signed.Identity);
        Assert.Equal(SignatureVerdict.Valid, refused.Signed.Verify(network.LogKeys.Answers.PublicKey));
        Assert.Equal(digest, ledger.ReadState(state => state.Digest.ToArray()));
        Assert.Equal(checkpoint, ledger.Log.LatestCheckpoint());
    }
}
