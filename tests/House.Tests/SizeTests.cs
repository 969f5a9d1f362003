namespace House.Tests;

public sealed class SizeTests
{
    [Fact]
    public void Files_and_functions_are_short_and_types_have_their_own_files() =>
        Finding.None(Repository.CSharp.SelectMany(Sizes.Of));

    [Fact]
    public void Planted_faults_of_size_are_found()
    {
        string body = string.Concat(Enumerable.Repeat("        Do();\n", 60));
        // 60 calls in a function, and again in a type that has no business in this file.
        string text = $"namespace A;\nclass B\n{{\n    void C()\n    {{\n{body}    }}\n}}\nclass D\n{{\n{body}}}\n"
            + new string(' ', 121) + string.Concat(Enumerable.Repeat("\n", 400));
        SourceFile file = new("src/B.cs", text);
        Assert.Equal(
            ["530 lines", "C has 63 lines", "D is a guest in this file"],
            Sizes.Of(file).Select(finding => finding.What));
        Assert.Equal(["121 columns"], Sizes.LongLines(file).Select(finding => finding.What));
    }

    [Fact]
    public void A_file_is_named_after_its_only_type() =>
        Assert.Equal(
            ["src/A.cs:1: the file's only type is B; name the file B.cs"],
            Sizes.Of(new SourceFile("src/A.cs", "record B;\n")).Select(finding => finding.ToString()));
}
