namespace Lodestone.Transparency.Tests;

public sealed class CheckpointTests
{
    private const string Root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
    private const string Origin = "log.example/rare-earths";

    [Fact]
    public void Text_of_the_standard_reads_back()
    {
        const string text = "example.com/behind-the-sofa\n20852163\n" + Root + "\n";
        var checkpoint = Checkpoint.Parse(text).Value;
        Assert.Equal("example.com/behind-the-sofa", checkpoint.Origin);
        Assert.Equal(20_852_163, checkpoint.Size.Value);
        Assert.Equal(Hash.FromBase64(Root), checkpoint.Root);
        Assert.Empty(checkpoint.Extensions);
        Assert.Equal(text, checkpoint.ToString());
    }

    [Fact]
    public void Extension_lines_keep_their_order()
    {
        string[] lines = [$"block 12 {Root}", "another"];
        var checkpoint = new Checkpoint(Origin, new(5), Hash.FromBase64(Root), lines);
        Assert.Equal(lines, Checkpoint.Parse(checkpoint.ToString()).Value.Extensions);
    }

    [Theory]
    [InlineData("", FormatFault.BadStructure, "checkpoint")]
    [InlineData("o\n1\n", FormatFault.BadStructure, "checkpoint")]
    [InlineData("o\n1\n" + Root, FormatFault.BadStructure, "checkpoint")]
    [InlineData("\n1\n" + Root + "\n", FormatFault.ForbiddenCharacter, "origin")]
    [InlineData("o\n\n" + Root + "\n", FormatFault.BadNumber, "size")]
    [InlineData("o\n01\n" + Root + "\n", FormatFault.BadNumber, "size")]
    [InlineData("o\n+1\n" + Root + "\n", FormatFault.BadNumber, "size")]
    [InlineData("o\n-1\n" + Root + "\n", FormatFault.BadNumber, "size")]
    [InlineData("o\n 1\n" + Root + "\n", FormatFault.BadNumber, "size")]
    [InlineData("o\n1e3\n" + Root + "\n", FormatFault.BadNumber, "size")]
    [InlineData("o\n\u0661\n" + Root + "\n", FormatFault.BadNumber, "size")]
    [InlineData("o\n9223372036854775808\n" + Root + "\n", FormatFault.BadNumber, "size")]
    [InlineData("o\n99999999999999999999\n" + Root + "\n", FormatFault.BadNumber, "size")]
    [InlineData("o\n1\n\n", FormatFault.BadBase64, "root")]
    [InlineData("o\n1\nAAAA\n", FormatFault.BadBase64, "root")]
    [InlineData("o\n1\n" + Root + " \n", FormatFault.BadBase64, "root")]
    [InlineData("o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n", FormatFault.BadBase64, "root")]
    [InlineData("o\n1\n" + Root + "\n\n", FormatFault.ForbiddenCharacter, "extension")]
    [InlineData("o\n1\n" + Root + "\na\n\nb\n", FormatFault.ForbiddenCharacter, "extension")]
    [InlineData("o\n1\n" + Root + "\na\tb\n", FormatFault.ForbiddenCharacter, "extension")]
    public void Malformed_text_is_refused(string text, FormatFault fault, string field)
    {
        var parse = Checkpoint.Parse(text);
        Assert.Equal((fault, field), (parse.Fault, parse.Field));
    }

    [Fact]
    public void Lines_are_not_empty_and_hold_no_line_end()
    {
        Assert.Throws<ArgumentException>(() => new Checkpoint("", new(1), Hash.Zero));
        Assert.Throws<ArgumentException>(() => new Checkpoint("a\nb", new(1), Hash.Zero));
        Assert.Throws<ArgumentException>(() => new Checkpoint("a", new(1), Hash.Zero, [""]));
        Assert.Throws<ArgumentException>(() => new Checkpoint("a", new(1), Hash.Zero, ["b\n9"]));
    }

    [Fact]
    public void Log_signs_under_its_own_origin_only()
    {
        using var key = Statements.Key(SignatureAlgorithm.EdDSA, "log");
        var checkpoint = new Checkpoint(Origin, new(1), Hash.Zero);
        Assert.Throws<ArgumentException>(() => checkpoint.Sign(NoteKey.ForLog("other", key.PublicKey), key));
    }
}
