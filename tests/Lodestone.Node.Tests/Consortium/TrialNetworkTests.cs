using System.Diagnostics;
using System.Globalization;
using Lodestone.Demo;
using Lodestone.Node.Commands;
using Lodestone.Node.Consortium;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Tests.Consortium;

/// <summary><c>lodestone network</c> as somebody tries it out: four consensus nodes of Neo, four nodes of ours.</summary>
public sealed class TrialNetworkTests
{
    private const int Scale = 100;

    [Fact]
    public async Task A_network_comes_up_agrees_on_what_any_node_is_sent_and_leaves_no_process_behind()
    {
        using Program program = new();
        int port = FreePorts.From(4 + 12);
        (int made, string said, string wrong) = await program.Run(
            "network", "init", "--folder", "all", "--port", $"{port}", "--engine-port", $"{port + 4}");
        Assert.True(made == 0, said + wrong);

        // However it ends, its processes end: here it is killed.
        using Process first = await UpAsync(program);
        (int code, string output, string errors) = await program.Run(
            "network", "probe", "--folder", "all", "--count", "4");
        Assert.True(code == 0, output + errors);
        Assert.Contains("4 statements cosigned on all nodes", output, StringComparison.Ordinal);
        Assert.Contains("All logs are the same", output, StringComparison.Ordinal);
        (code, output, errors) = await program.Run("network", "status", "--url", $"http://127.0.0.1:{port + 2}");
        Assert.True(code == 0, output + errors);
        Assert.Matches("final [0-9]+ of [0-9]+ entries, 0 breaches, engine neo, engine height [0-9]+", output);
        int[] processes = ProcessesIn(program.PathOf("all"));
        Assert.Equal(8, processes.Length);
        first.Kill();
        await GoneAsync(processes);

        // The next one goes on with the same chain, until a node dies; then it ends the others and says so.
        using Process second = await UpAsync(program);
        (code, output, errors) = await program.Run("network", "probe", "--folder", "all", "--count", "0");
        Assert.True(code == 0, output + errors);
        Assert.Contains("All logs are the same", output, StringComparison.Ordinal);
        processes = ProcessesIn(program.PathOf("all"));
        using Process kill = Process.Start("kill", ["-KILL", $"{processes[0]}"]);
        await second.WaitForExitAsync();
        Assert.Equal(3, second.ExitCode);
        await GoneAsync(processes);
    }

    [Fact]
    public async Task A_network_in_SM2_agrees_as_well()
    {
        using Program program = new();
        int port = FreePorts.From(4 + 12);
        (int made, string said, string wrong) = await program.Run(
            "network", "init", "--folder", "all", "--port", $"{port}", "--engine-port", $"{port + 4}", "--suite", "sm2");
        Assert.True(made == 0, said + wrong);
        Assert.Equal(SignatureAlgorithm.SM2, TrialNetwork.SuiteIn(program.PathOf("all")));
        using Process up = await UpAsync(program, SignatureAlgorithm.SM2);
        (int code, string output, string errors) = await program.Run(
            "network", "probe", "--folder", "all", "--count", "4");
        Assert.True(code == 0, output + errors);
        Assert.Contains("4 statements cosigned on all nodes", output, StringComparison.Ordinal);
        Assert.Contains("All logs are the same", output, StringComparison.Ordinal);
        int[] processes = ProcessesIn(program.PathOf("all"));
        up.Kill();
        await GoneAsync(processes);
    }

    [Fact]
    public async Task Without_the_engines_program_init_says_what_to_do()
    {
        using Program program = new Program().With(("LODESTONE_NEO_NODE", "/nowhere/neoxp.dll"));
        (int code, _, string errors) = await program.Run("network", "init", "--folder", "all");
        Assert.Equal(3, code);
        Assert.Contains("dotnet restore", errors, StringComparison.Ordinal);
        Assert.False(File.Exists(program.PathOf("all/ministry/seat.json")));
    }

    [Theory]
    [InlineData("--engine", "postgres")]
    [InlineData("--engine", "neo", "--postgres", "Host=127.0.0.1")]
    [InlineData("--organisations", "5")]
    [InlineData("--engine", "oracle")]
    public async Task A_network_that_cannot_be_is_a_wrong_call(params string[] arguments)
    {
        using Program program = new();
        (int code, _, string errors) = await program.Run(["network", "init", "--folder", "all", .. arguments]);
        Assert.NotEqual(0, code);
        Assert.NotEmpty(errors);
        Assert.False(Directory.Exists(program.PathOf("all")));
    }

    [Fact]
    public void Four_and_seven_members_have_a_quorum_of_three_and_five()
    {
        Assert.Equal(3, TrialNetwork.PolicyOf(4, SignatureAlgorithm.EdDSA).Quorum);
        Assert.Equal(5, TrialNetwork.PolicyOf(7, SignatureAlgorithm.SM2).Quorum);
    }

    private static async Task<Process> UpAsync(
        Program program, SignatureAlgorithm suite = SignatureAlgorithm.EdDSA)
    {
        // Once the founding is final every member is registered; the year goes on beside.
        DemoYear year = new(new DemoOptions { Scale = Scale, Network = NodeOpening.DemoNetwork, Suite = suite });
        Instant? end = null;
        int founding = year.SignedStatements()
            .TakeWhile(one => one.Statement.Time < (end ??= one.Statement.Time.PlusDays(1))).Count();
        Process up = program.Start(["network", "up", "--folder", "all", "--scale", $"{Scale}"]);
        Task<string> errors = up.StandardError.ReadToEndAsync();
        while (await up.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Split(' ') is ["customs-eu:", "final", { } final, ..]
                && int.Parse(final, CultureInfo.InvariantCulture) >= founding)
            {
                _ = up.StandardOutput.ReadToEndAsync();
                return up;
            }
        }

        throw new InvalidOperationException($"The network does not come up. {await errors}");
    }

    // Each of a network's processes has its folder among its arguments or its variables.
    private static int[] ProcessesIn(string folder) =>
    [
        .. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
            .Where(name => int.TryParse(name, CultureInfo.InvariantCulture, out _))
            .Select(name => int.Parse(name!, CultureInfo.InvariantCulture)).Where(id => IsOf(id, folder)).Order(),
    ];

    private static bool IsOf(int id, string folder)
    {
        try
        {
            string[] arguments = File.ReadAllText($"/proc/{id}/cmdline").Split('\0');
            return Path.GetFileName(arguments[0]) == "dotnet" && (arguments.Contains("run") || arguments.Contains("serve"))
                && (arguments.Any(one => one.StartsWith(folder, StringComparison.Ordinal))
                    || File.ReadAllText($"/proc/{id}/environ").Contains(folder, StringComparison.Ordinal));
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static async Task GoneAsync(int[] processes)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromMinutes(2));
        while (processes.Any(id => Directory.Exists($"/proc/{id}")))
        {
            await Task.Delay(100, patience.Token);
        }
    }
}
