namespace House.Tests;

public sealed class ScriptTests
{
    private static readonly IEnumerable<SourceFile> Scripts = Repository.TextFiles
        .Where(file => file.Text.StartsWith("#!", StringComparison.Ordinal));

    [Fact]
    public void Scripts_can_be_run_and_stop_at_the_first_failure()
    {
        Assert.Contains("lodestone", Scripts.Select(file => file.Path));
        Finding.None(Scripts.SelectMany(file => Faults(file, IsExecutable(file))));
    }

    [Fact]
    public void What_CI_runs_is_the_test_command() =>
        Assert.EndsWith("/../test\"\n", Repository.File(".ci/run").Text, StringComparison.Ordinal);

    [Fact]
    public void Planted_scripts_are_found() => Assert.Equal(
        ["does not stop at a failure", "cannot be run"],
        Faults(new SourceFile("x", "#!/bin/sh\necho\n"), isExecutable: false).Select(finding => finding.What));

    private static IEnumerable<Finding> Faults(SourceFile file, bool isExecutable)
    {
        if (!file.Text.Contains("\nset -euo pipefail\n", StringComparison.Ordinal))
        {
            yield return new Finding(file.Path, 1, "does not stop at a failure", "add the line set -euo pipefail");
        }

        if (!isExecutable)
        {
            yield return new Finding(file.Path, 1, "cannot be run", $"git update-index --chmod=+x {file.Path}");
        }
    }

    private static bool IsExecutable(SourceFile file) => OperatingSystem.IsWindows()
        || File.GetUnixFileMode(Path.Combine(Repository.Root, file.Path)).HasFlag(UnixFileMode.UserExecute);
}
