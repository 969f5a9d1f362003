namespace House.Tests;

/// <summary>One place where the house is not as it says, and what to write instead.</summary>
internal sealed record Finding(string File, int Line, string What, string Instead)
{
    public override string ToString() => $"{File}:{Line}: {What}; {Instead}";

    /// <summary>Fails with every finding, one a line, so that one run shows all that there is to do.</summary>
    public static void None(IEnumerable<Finding> findings)
    {
        string[] lines = [.. findings.Select(finding => finding.ToString()).Distinct().Order(StringComparer.Ordinal)];
        Assert.True(lines.Length == 0, $"{lines.Length} to mend:\n{string.Join('\n', lines)}");
    }
}
