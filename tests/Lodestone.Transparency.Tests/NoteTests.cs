using System.Text;
using CsCheck;

namespace Lodestone.Transparency.Tests;

public sealed class NoteTests
{
    // The worked example of the format's first implementation.
    private const string ExampleKey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private const string ExampleNote =
        "If you think cryptography is the answer to your problem,\n"
        + "then you don't know what your problem is.\n"
        + "\n"
        + "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8"
        + "pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    private static readonly NoteKey Log = Key("log.example/rare-earths");

    [Fact]
    public void Example_of_the_format_is_read_and_verified()
    {
        var key = NoteKey.Parse(ExampleKey).Value;
        var note = Parse(ExampleNote).Value;
        Assert.Equal("PeterNeumann", key.Name);
        Assert.Equal(0xc74f20a3u, key.KeyHash);
        Assert.Equal(ExampleKey, key.ToString());
        Assert.Equal(SignatureVerdict.Valid, key.Verify(note.Text, Assert.Single(note.Signatures)));
        Assert.Equal(ExampleNote, note.ToString());
    }

    [Fact]
    public void Key_of_the_Go_checksum_database_is_read()
    {
        const string text = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";
        Assert.Equal(text, NoteKey.Parse(text).Value.ToString());
    }

    [Fact]
    public void Changed_text_does_not_verify()
    {
        var key = NoteKey.Parse(ExampleKey).Value;
        var note = Parse(ExampleNote.Replace("answer", "Answer", StringComparison.Ordinal)).Value;
        Assert.Equal(SignatureVerdict.SignatureInvalid, key.Verify(note.Text, note.Signatures[0]));
    }

    [Fact]
    public void Key_of_another_name_or_point_is_not_the_signer()
    {
        var note = Note("hello\n");
        Assert.Equal(SignatureVerdict.KeyMismatch, Key("other.example").Verify(note.Text, note.Signatures[0]));
        using var other = Statements.Key(SignatureAlgorithm.EdDSA, "other");
        var sameName = NoteKey.ForLog(Log.Name, other.PublicKey);
        Assert.Equal(SignatureVerdict.KeyMismatch, sameName.Verify(note.Text, note.Signatures[0]));
    }

    [Theory]
    [InlineData("", FormatFault.BadStructure)]
    [InlineData("\n", FormatFault.BadStructure)]
    [InlineData("text", FormatFault.BadStructure)]
    [InlineData("text\n", FormatFault.BadStructure)]
    [InlineData("text\n\n", FormatFault.Empty)]
    [InlineData("text\n\nS", FormatFault.BadStructure)]
    [InlineData("text\n\n\n\u2014 n AAAAAAA=\n", FormatFault.BadStructure, true)]
    [InlineData("text\n\u2014 n AAAAAAA=\n", FormatFault.BadStructure)]
    [InlineData("text\n\n\u2014 n AAAAAAA=", FormatFault.BadStructure)]
    [InlineData("text\r\n\n\u2014 n AAAAAAA=\n", FormatFault.ForbiddenCharacter)]
    [InlineData("te\0xt\n\n\u2014 n AAAAAAA=\n", FormatFault.ForbiddenCharacter)]
    [InlineData("te\txt\n\n\u2014 n AAAAAAA=\n", FormatFault.ForbiddenCharacter)]
    [InlineData("text\n\n- n AAAAAAA=\n", FormatFault.BadStructure)]
    [InlineData("text\n\n\u2014n AAAAAAA=\n", FormatFault.BadStructure)]
    [InlineData("text\n\n\u2014  AAAAAAA=\n", FormatFault.BadStructure)]
    [InlineData("text\n\n\u2014 n  AAAAAAA=\n", FormatFault.BadStructure)]
    [InlineData("text\n\n\u2014 n AAAAAAA= \n", FormatFault.BadStructure)]
    [InlineData("text\n\n\u2014 n AAAAAAA=\r\n", FormatFault.BadBase64)]
    [InlineData("text\n\n\u2014 n+m AAAAAAA=\n", FormatFault.BadStructure)]
    [InlineData("text\n\n\u2014 n\u3000m AAAAAAA=\n", FormatFault.BadStructure)]
    [InlineData("text\n\n\u2014 n AAAAAAA\n", FormatFault.BadBase64)]
    [InlineData("text\n\n\u2014 n AAAAAAB=\n", FormatFault.BadBase64)]
    [InlineData("text\n\n\u2014 n ________\n", FormatFault.BadBase64)]
    [InlineData("text\n\n\u2014 n AAAA\n", FormatFault.Truncated)]
    [InlineData("text\n\n\u2014 n AAAAAA==\n", FormatFault.Truncated)]
    [InlineData("text\n\n\u2014 n \n", FormatFault.Truncated)]
    [InlineData("text\n\n\u2014 n AAAAAAA=\nmore\n", FormatFault.BadStructure)]
    public void Malformed_note_is_refused(string note, FormatFault fault, bool isText = false)
    {
        var parse = Parse(note);
        if (isText)
        {
            // The last empty line parts the note, so an empty line may end the text.
            Assert.Equal("text\n\n", parse.Value.Text);
            return;
        }

        Assert.Equal(fault, parse.Fault);
    }

    [Fact]
    public void Note_that_is_not_UTF8_too_long_or_too_signed_is_refused()
    {
        Assert.Equal(FormatFault.NotUtf8, SignedNote.Parse([0xc3, 0x28, (byte)'\n', (byte)'\n']).Fault);
        Assert.Equal(FormatFault.TooLong, SignedNote.Parse(new byte[SignedNote.MaxBytes + 1]).Fault);
        var line = Note("t\n").Signatures[0].ToString() + "\n";
        Assert.True(Parse("t\n\n" + string.Concat(Enumerable.Repeat(line, 100))).IsParsed);
        Assert.Equal(FormatFault.TooMany, Parse("t\n\n" + string.Concat(Enumerable.Repeat(line, 101))).Fault);
    }

    [Fact]
    public void Signed_note_reads_back()
    {
        var note = Note("first\n\nsecond\n");
        var read = SignedNote.Parse(note.ToBytes()).Value;
        Assert.Equal(note.Text, read.Text);
        Assert.Equal(note.ToBytes(), read.ToBytes());
        Assert.Equal(SignatureVerdict.Valid, Log.Verify(read.Text, read.Signatures[0]));
    }

    [Theory]
    [InlineData("name", FormatFault.BadStructure)]
    [InlineData("name+00000000", FormatFault.BadStructure)]
    [InlineData("+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", FormatFault.BadStructure)]
    [InlineData("Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", FormatFault.BadStructure)]
    [InlineData("PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", FormatFault.BadNumber)]
    [InlineData("PeterNeumann+c74f20a+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", FormatFault.BadNumber)]
    [InlineData("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", FormatFault.KeyHashMismatch)]
    [InlineData("PeterNeumanx+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", FormatFault.KeyHashMismatch)]
    [InlineData("PeterNeumann+c74f20a3+BBpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", FormatFault.KeyHashMismatch)]
    [InlineData("PeterNeumann+c74f20a3+Ahpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", FormatFault.UnknownAlgorithm)]
    [InlineData("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T", FormatFault.BadBase64)]
    [InlineData("PeterNeumann+c74f20a3+", FormatFault.BadBase64)]
    [InlineData("PeterNeumann+c74f20a3+ARpc", FormatFault.WrongLength)]
    [InlineData("PeterNeumann+c74f20a3+AQEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", FormatFault.BadPoint)]
    public void Malformed_key_is_refused(string vkey, FormatFault fault) =>
        Assert.Equal(fault, NoteKey.Parse(vkey).Fault);

    [Fact]
    public void Note_key_is_Ed25519_and_its_owner_signs()
    {
        using var p256 = Statements.Key(SignatureAlgorithm.ES256);
        using var other = Statements.Key(SignatureAlgorithm.EdDSA, "other");
        Assert.Throws<ArgumentException>(() => NoteKey.ForLog("name", p256.PublicKey));
        Assert.Throws<ArgumentException>(() => NoteKey.ForLog("a b", other.PublicKey));
        Assert.Throws<ArgumentException>(() => NoteSignature.Sign("t\n", Log, other));
        var witness = NoteKey.ForWitness("w", other.PublicKey);
        Assert.Throws<ArgumentException>(() => NoteSignature.Sign("t\n", witness, other));
        Assert.Throws<ArgumentException>(() => SignedNote.Of("no line end", Note("t\n").Signatures[0]));
    }

    [Fact]
    public void Any_bytes_get_a_reason_or_read_back()
    {
        var example = Encoding.UTF8.GetBytes(ExampleNote);
        var splice = Gen.Select(Gen.Int[0, example.Length], Gen.Byte.Array[0, 4], (at, bytes) =>
            (byte[])[.. example[..at], .. bytes, .. example[Math.Min(example.Length, at + bytes.Length)..]]);
        Gen.OneOf(Gen.Byte.Array[0, 80], splice).Sample(bytes =>
        {
            var parse = SignedNote.Parse(bytes);
            if (parse.IsParsed)
                Assert.Equal(bytes, parse.Value.ToBytes());
            else
                Assert.True(Enum.IsDefined(parse.Fault.Value));
        }, iter: 3_000);
    }

    private static NoteKey Key(string name)
    {
        using var key = Statements.Key(SignatureAlgorithm.EdDSA, "log");
        return NoteKey.ForLog(name, key.PublicKey);
    }

    private static SignedNote Note(string text)
    {
        using var key = Statements.Key(SignatureAlgorithm.EdDSA, "log");
        return SignedNote.Of(text, NoteSignature.Sign(text, Log, key));
    }

    private static Parsed<SignedNote> Parse(string note) => SignedNote.Parse(Encoding.UTF8.GetBytes(note));
}
