using System.Buffers.Binary;

namespace Lodestone.Transparency.Tests;

public sealed class SignedCheckpointTests
{
    private const string Origin = "log.example/rare-earths";
    private const long Time = 1_780_000_123;
    private static readonly Checkpoint Head = new(Origin, new(7), Hash.Of("root"u8), ["block 3 x"]);
    private static readonly NoteKey Log = NoteKey.ForLog(Origin, Point("log"));

    [Fact]
    public void Signed_and_cosigned_checkpoint_is_valid()
    {
        var judgement = SignedCheckpoint.Verify(Note("w1", "w2"), Log, Policy(2, "w1", "w2", "w3"));
        Assert.Equal(CheckpointVerdict.Valid, judgement.Verdict);
        Assert.True(judgement.IsValid);
        Assert.Equal(Head.ToString(), judgement.Checkpoint.Checkpoint.ToString());
        Assert.Equal(["w1", "w2"], judgement.Checkpoint.Witnesses.Select(witnessed => witnessed.Witness.Name));
        Assert.All(judgement.Checkpoint.Witnesses, witnessed => Assert.Equal(Time, witnessed.TimestampSeconds));
    }

    [Fact]
    public void Too_few_witnesses_are_not_enough()
    {
        AssertVerdict(CheckpointVerdict.QuorumNotReached, Note(), Policy(1, "w1"));
        AssertVerdict(CheckpointVerdict.QuorumNotReached, Note("w1"), Policy(2, "w1", "w2"));
        AssertVerdict(CheckpointVerdict.Valid, Note(), Policy(0, "w1"));
        AssertVerdict(CheckpointVerdict.Valid, Note(), WitnessPolicy.None);
    }

    [Fact]
    public void Witness_that_signs_twice_counts_once()
    {
        var note = Note("w1").With(Cosign("w1", Time + 60));
        AssertVerdict(CheckpointVerdict.QuorumNotReached, note, Policy(2, "w1", "w2"));
        var once = SignedCheckpoint.Verify(note, Log, Policy(1, "w1", "w2")).Checkpoint!;
        Assert.Equal(Time + 60, Assert.Single(once.Witnesses).TimestampSeconds);
    }

    [Fact]
    public void Unknown_witness_is_ignored()
    {
        AssertVerdict(CheckpointVerdict.Valid, Note("stranger", "w1"), Policy(1, "w1"));
        AssertVerdict(CheckpointVerdict.QuorumNotReached, Note("stranger"), Policy(1, "w1"));
    }

    [Fact]
    public void One_bad_line_of_a_known_key_rejects_the_note()
    {
        var policy = Policy(1, "w1", "w2");
        AssertVerdict(CheckpointVerdict.WitnessSignatureInvalid, Note("w1").With(Bent(Cosign("w2"))), policy);
        AssertVerdict(CheckpointVerdict.WitnessSignatureInvalid, Note("w1").With(Bent(Cosign("w1"))), policy);
        AssertVerdict(CheckpointVerdict.LogSignatureInvalid, Note("w1").With(Bent(Note().Signatures[0])), policy);
        AssertVerdict(CheckpointVerdict.Valid, Note("w1").With(Bent(Cosign("stranger"))), policy);
    }

    [Fact]
    public void Cosignature_is_bound_to_its_time_and_text()
    {
        var line = Cosign("w1");
        var bytes = line.Bytes.ToArray();
        BinaryPrimitives.WriteInt64BigEndian(bytes, Time + 1);
        AssertVerdict(CheckpointVerdict.WitnessSignatureInvalid, Note().With(Line("w1", bytes)), Policy(1, "w1"));
        var elsewhere = Cosign("w1", Time, new Checkpoint(Origin, new(8), Head.Root).ToString());
        AssertVerdict(CheckpointVerdict.WitnessSignatureInvalid, Note().With(elsewhere), Policy(1, "w1"));
        AssertVerdict(CheckpointVerdict.WitnessSignatureInvalid, Note().With(Line("w1", bytes[8..])), Policy(1, "w1"));
        BinaryPrimitives.WriteInt64BigEndian(bytes, 0);
        AssertVerdict(CheckpointVerdict.WitnessSignatureInvalid, Note().With(Line("w1", bytes)), Policy(1, "w1"));
        BinaryPrimitives.WriteInt64BigEndian(bytes, -1);
        AssertVerdict(CheckpointVerdict.WitnessSignatureInvalid, Note().With(Line("w1", bytes)), Policy(1, "w1"));
    }

    [Fact]
    public void Plain_signature_of_a_witness_is_no_cosignature()
    {
        using var key = Statements.Key(SignatureAlgorithm.EdDSA, "w1");
        var plain = NoteSignature.Sign(Head.ToString(), NoteKey.ForLog("w1", key.PublicKey), key);
        AssertVerdict(CheckpointVerdict.QuorumNotReached, Note().With(plain), Policy(1, "w1"));
    }

    [Fact]
    public void Log_must_have_signed()
    {
        var unsigned = SignedNote.Of(Head.ToString(), Cosign("w1"));
        AssertVerdict(CheckpointVerdict.LogSignatureMissing, unsigned, Policy(1, "w1"));
        AssertVerdict(CheckpointVerdict.LogSignatureInvalid, SignedNote.Of(Head.ToString(), Bent(Note().Signatures[0])),
            WitnessPolicy.None);
        var otherText = new Checkpoint(Origin, new(8), Head.Root).ToString();
        AssertVerdict(CheckpointVerdict.LogSignatureInvalid, SignedNote.Of(otherText, Note().Signatures[0]),
            WitnessPolicy.None);
    }

    [Fact]
    public void Checkpoint_of_another_log_is_named()
    {
        var other = NoteKey.ForLog("other.example", Point("log"));
        Assert.Equal(CheckpointVerdict.OriginMismatch,
            SignedCheckpoint.Verify(Note(), other, WitnessPolicy.None).Verdict);
    }

    [Fact]
    public void Note_that_is_no_checkpoint_is_named() => AssertVerdict(
        CheckpointVerdict.NotACheckpoint, SignedNote.Of("hello\n", Note().Signatures[0]), WitnessPolicy.None);

    [Fact]
    public void Log_cannot_be_its_own_witness()
    {
        AssertVerdict(CheckpointVerdict.KeysNotIndependent, Note(), Policy(0, "log"));
        Assert.Equal(CheckpointVerdict.KeysNotIndependent,
            SignedCheckpoint.Verify(Note(), NoteKey.ForWitness(Origin, Point("log")), WitnessPolicy.None).Verdict);
    }

    [Fact]
    public void Policy_counts_each_key_once()
    {
        var twice = new[] { NoteKey.ForWitness("a", Point("w1")), NoteKey.ForWitness("b", Point("w1")) };
        Assert.Throws<ArgumentException>(() => new WitnessPolicy(1, twice));
        Assert.Throws<ArgumentException>(() => new WitnessPolicy(1, [Log]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Policy(2, "w1"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Policy(-1, "w1"));
    }

    [Fact]
    public void Witness_signs_with_its_own_key_and_a_real_time()
    {
        using var key = Statements.Key(SignatureAlgorithm.EdDSA, "w1");
        Assert.Throws<ArgumentException>(
            () => Cosignature.Sign("t\n", NoteKey.ForWitness("w2", Point("w2")), key, Time));
        Assert.Throws<ArgumentException>(() => Cosignature.Sign("t\n", NoteKey.ForLog("w1", Point("w1")), key, Time));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Cosignature.Sign("t\n", NoteKey.ForWitness("w1", Point("w1")), key, 0));
    }

    [Fact]
    public void Cosigned_message_is_the_one_of_the_standard()
    {
        var line = Cosign("w1");
        var message = $"cosignature/v1\ntime {Time}\n{Head}";
        Assert.Equal(Time, BinaryPrimitives.ReadInt64BigEndian(line.Bytes.Span));
        Assert.Equal(SignatureVerdict.Valid,
            Point("w1").Verify(System.Text.Encoding.UTF8.GetBytes(message), line.Bytes.Span[8..]));
    }

    private static void AssertVerdict(CheckpointVerdict verdict, SignedNote note, WitnessPolicy policy)
    {
        // What travelled as bytes is judged like what never did.
        foreach (var candidate in new[] { note, SignedNote.Parse(note.ToBytes()).Value })
        {
            var judgement = SignedCheckpoint.Verify(candidate, Log, policy);
            Assert.Equal(verdict, judgement.Verdict);
            Assert.Equal(verdict == CheckpointVerdict.Valid, judgement.Checkpoint is not null);
        }
    }

    private static SignedNote Note(params string[] witnesses)
    {
        using var key = Statements.Key(SignatureAlgorithm.EdDSA, "log");
        return witnesses.Aggregate(Head.Sign(Log, key), (note, witness) => note.With(Cosign(witness)));
    }

    private static NoteSignature Cosign(string witness, long time = Time, string? text = null)
    {
        using var key = Statements.Key(SignatureAlgorithm.EdDSA, witness);
        var noteKey = NoteKey.ForWitness(witness, key.PublicKey);
        return Cosignature.Sign(text ?? Head.ToString(), noteKey, key, time).ToNoteSignature();
    }

    private static NoteSignature Bent(NoteSignature line) =>
        Line(line.Name, Mutation.FlipBit(line.Bytes.Span, (line.Bytes.Length * 8) - 100), line.KeyHash);

    // A signature line of any bytes, by way of its text.
    private static NoteSignature Line(string name, byte[] bytes, uint? keyHash = null)
    {
        var hash = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(hash, keyHash ?? NoteKey.ForWitness(name, Point(name)).KeyHash);
        var text = $"t\n\n\u2014 {name} {Convert.ToBase64String([.. hash, .. bytes])}\n";
        return SignedNote.Parse(System.Text.Encoding.UTF8.GetBytes(text)).Value.Signatures[0];
    }

    private static WitnessPolicy Policy(int quorum, params string[] witnesses) =>
        new(quorum, witnesses.Select(name => NoteKey.ForWitness(name, Point(name))));

    private static PublicKey Point(string name)
    {
        using var key = Statements.Key(SignatureAlgorithm.EdDSA, name);
        return key.PublicKey;
    }
}
