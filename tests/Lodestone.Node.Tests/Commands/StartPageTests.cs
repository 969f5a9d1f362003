using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Lodestone.Node.Tests;

/// <summary>The walk-through of docs/START.md is run as it stands, in an empty folder.</summary>
public sealed class StartPageTests
{
    private const string Section = "## Begin with your own spreadsheet";

    [Fact]
    public async Task The_commands_of_the_start_page_lead_from_an_empty_folder_to_verified_evidence()
    {
        string page = await File.ReadAllTextAsync(Repository.PathOf("docs/START.md"));
        string section = page[page.IndexOf(Section, StringComparison.Ordinal)..];
        StringBuilder script = new("set -euo pipefail\ntrap 'kill -TERM $(jobs -p) 2>/dev/null; wait' EXIT\n");
        bool isInside = false;
        foreach (string line in section.Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                isInside = line == "```sh";
            }
            else if (isInside)
            {
                script.AppendLine(line.Replace("8090", $"{FreePort()}", StringComparison.Ordinal));
            }
        }

        DirectoryInfo folder = Directory.CreateTempSubdirectory("lodestone-start-");
        string program = Path.Join(folder.FullName, "lodestone");
        await File.WriteAllTextAsync(
            program, $"#!/bin/sh\nexec dotnet {Path.Join(AppContext.BaseDirectory, "lodestone.dll")} \"$@\"\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        (int exitCode, string output) = await Run(folder.FullName, script.ToString());
        Assert.True(exitCode == 0, output);
        Assert.Contains("\nVALID", output, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    private static async Task<(int ExitCode, string Output)> Run(string folder, string script)
    {
        ProcessStartInfo start = new("bash", ["-c", script])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment["XDG_STATE_HOME"] = Path.Join(folder, "state");
        start.Environment["LANG"] = "C";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        using CancellationTokenSource limit = new(TimeSpan.FromMinutes(5));
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output + await errors);
    }

    // One for the whole page.
    private static readonly Lazy<int> Port = new(() =>
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    });

    private static int FreePort() => Port.Value;
}
