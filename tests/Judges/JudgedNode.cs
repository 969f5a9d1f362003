using System.Diagnostics;
using DemoNode = Lodestone.Node.Tests.Program;

namespace Judges;

/// <summary>A demo node as a process of its own, with its exported log: what the judges look at.</summary>
[CollectionDefinition(Shared)]
public sealed class JudgedNode : ICollectionFixture<JudgedNode>, IAsyncLifetime
{
    /// <summary>The tests that share one node.</summary>
    internal const string Shared = "judged node";

    private const string Scale = "400";

    private readonly DemoNode program = new();
    private Process? process;

    /// <summary>Where it listens.</summary>
    public string Url { get; private set; } = "";

    /// <summary>Its log as one file.</summary>
    public string LogFile => program.PathOf("log.bin");

    /// <summary>A file of ours beside it.</summary>
    public string PathOf(string name) => program.PathOf(name);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        (process, Url) = await program.Serve("--scale", Scale);
        await program.Json("export", "--log", "--out", LogFile);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await DemoNode.Stop(process, "TERM");
            process.Dispose();
        }

        program.Dispose();
    }
}
