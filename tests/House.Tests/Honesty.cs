using System.Text.RegularExpressions;

namespace House.Tests;

/// <summary>What code and tests may not do quietly.</summary>
internal static partial class Honesty
{
    /// <summary>Spelt in halves, so that this file does not find itself.</summary>
    private static readonly Dictionary<string, string> Postponed = new()
    {
        [@"\b(TO" + @"DO|FIX" + @"ME|HA" + @"CK)\b"] = "do it now, or file an issue and delete the line",
        ["NotImplemented" + "Exception"] = "write it, or take the member away",
        [@"\bSk" + @"ip(Unless|When)?\s*=|Assert\.Sk" + "ip"] = "make it pass or delete it",
        [@"#reg" + "ion"] = "split the file instead",
        [@"<No" + "Warn"] = "mend what is warned about, or switch the one rule off in .editorconfig with a reason",
    };

    /// <summary>Places that only one machine or one registry knows.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        [@"(?<![\w.])/(wo" + "rk|ho" + "me|ro" + "ot|Us" + "ers)/"] = "use a path from the root, or a temporary folder",
        [@"[A-Z]:\\\\?Us" + "ers"] = "use a path from the root, or a temporary folder",
        [@"\b(nu" + @"get|npm" + @"js|py" + @"pi|deb" + @"ian)\.(org|com)\b"] = "name the package, not its registry",
    };

    [GeneratedRegex(@"\b(double|float|decimal|Half)\b")]
    private static partial Regex Floating();

    [GeneratedRegex(@"\bcatch\s*(\{|\(\s*(System\.)?Exception\b(?![^)]*\)\s*when\b))")]
    private static partial Regex CatchAll();

    [GeneratedRegex(@"\bFlush\(\s*[^)\s][^)]*\)|\bFlushToDisk\b")]
    private static partial Regex LibrarySync();

    [GeneratedRegex(@"\[(?:Fact|Theory)\b")]
    private static partial Regex TestMark();

    [GeneratedRegex(
        @"\[(?:Fact|Theory)\b[^\n]*\]\s*(?:\[[^\n]*\]\s*)*public\s+(?:async\s+)?[\w<>]+\s+(?<name>\w+)\s*\(")]
    private static partial Regex TestMethod();

    [GeneratedRegex(@"\bAssert\.|\bFinding\.None\(|\.Sample\w*\(|\b(Expect|Refuse|Accept)\w*\(")]
    private static partial Regex Assertion();

    public static IEnumerable<Finding> PostponedWork(SourceFile file) => Find(file, Postponed);

    public static IEnumerable<Finding> PlacesElsewhere(SourceFile file) => Find(file, Elsewhere);

    public static IEnumerable<Finding> FloatingPoint(SourceFile file)
    {
        string code = CSharpText.CodeOnly(file.Text);
        return Floating().Matches(code).Select(match => new Finding(
            file.Path, file.LineAt(match.Index), $"{match.Value} rounds", "use whole milligrams, ppb or picograms"));
    }

    public static IEnumerable<Finding> CaughtAndForgotten(SourceFile file)
    {
        string code = CSharpText.CodeOnly(file.Text);
        return CatchAll().Matches(code).Select(match => new Finding(
            file.Path, file.LineAt(match.Index), "catches everything",
            "catch the exceptions that the caller can act on; a broken invariant stops the process"));
    }

    /// <summary>The class library's ways to the disk: they return normally when fsync has failed.</summary>
    public static IEnumerable<Finding> HiddenSyncs(SourceFile file)
    {
        string code = CSharpText.CodeOnly(file.Text);
        return LibrarySync().Matches(code).Select(match => new Finding(
            file.Path, file.LineAt(match.Index), $"{match.Value} hides a failed fsync",
            "write through the Ledger room's DurableFile or PrivateFile"));
    }

    public static IEnumerable<Finding> TestsWithoutClaim(SourceFile file)
    {
        if (TestMark().IsMatch(file.Text) && !Assertion().IsMatch(file.Text))
        {
            yield return new Finding(file.Path, 1, "asserts nothing", "assert the exact result or delete the file");
        }
    }

    public static IEnumerable<Finding> TestNames(SourceFile file) =>
        TestMethod().Matches(file.Text).Select(match => match.Groups["name"]).Where(name => !IsClaim(name.Value))
            .Select(name => new Finding(
                file.Path, file.LineAt(name.Index), $"{name.Value} is no claim",
                "say what holds, such as Consumed_lot_may_not_be_used_again"));

    private static bool IsClaim(string name)
    {
        string[] words = name.Split('_');
        return words.Length > 1 && char.IsUpper(name[0])
            && !words.Intersect(["Test", "Tests", "Should", "should", "Works", "works"]).Any();
    }

    private static IEnumerable<Finding> Find(SourceFile file, Dictionary<string, string> patterns) =>
        patterns.SelectMany(pattern => Regex.Matches(file.Text, pattern.Key).Select(match => new Finding(
            file.Path, file.LineAt(match.Index), $"\"{match.Value}\"", pattern.Value)));
}
