using System.Diagnostics;

namespace Judges;

/// <summary>A judge that is not written in .NET, run as a process.</summary>
internal static class Tool
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static string Root { get; } = FindRoot();

    /// <summary>A file of the work tree.</summary>
    public static string At(params string[] path) => Path.Join([Root, .. path]);

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int ExitCode, string Output)> Run(string program, params string[] arguments)
    {
        Assert.True(File.Exists(program) || !program.Contains('/', StringComparison.Ordinal), $"{program}: run ./test once.");
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        using CancellationTokenSource limit = new(Patience);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output + await errors);
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Join(folder.FullName, "Lodestone.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("No Lodestone.slnx above the tests.");
    }
}
