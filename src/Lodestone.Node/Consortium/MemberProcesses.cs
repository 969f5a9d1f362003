using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Lodestone.Node.Commands;

namespace Lodestone.Node.Consortium;

/// <summary>
/// The nodes of a trial network's members, each a process of its own on this machine. They end with this one.
/// </summary>
internal sealed class MemberProcesses(string folder, int scale) : IAsyncDisposable
{
    private static readonly TimeSpan EndsWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(2);
    private readonly List<Process> processes = [];

    /// <summary>Starts all; the first brings the demo year.</summary>
    /// <exception cref="InvalidDataException">The folder holds no trial network.</exception>
    public async Task StartAsync(Speech speech, CancellationToken cancel)
    {
        for (int member = 0; member < TrialNetwork.Members; member++)
        {
            string path = TrialNetwork.SeatPath(folder, member);
            SeatFile seat = File.Exists(path)
                ? SeatFile.Read(path)
                : throw new InvalidDataException($"{path} is missing: write it with `lodestone network init`.");
            processes.Add(Start(member, path, seat.Members[member].Url));
            speech.Say(
                $"{TrialNetwork.Member(member).NameEn}: {seat.Members[member].Url}",
                $"{TrialNetwork.Member(member).NameZh}：{seat.Members[member].Url}");
        }

        await Task.Delay(LooksEvery, cancel);
    }

    /// <summary>Says how they stand whenever that changes, until it is cancelled or a node ends.</summary>
    public async Task<int> WatchAsync(Speech speech, CancellationToken cancel)
    {
        Dictionary<int, string> said = [];
        while (!cancel.IsCancellationRequested)
        {
            for (int member = 0; member < processes.Count; member++)
            {
                if (processes[member].HasExited)
                {
                    return speech.Unable(
                        $"The node of {TrialNetwork.Member(member).NameEn} has ended; its output is in {LogOf(member)}.",
                        $"{TrialNetwork.Member(member).NameZh} 的节点已结束；输出见 {LogOf(member)}。");
                }

                string now = await LineAsync(member, cancel);
                if (said.GetValueOrDefault(member) != now)
                {
                    said[member] = now;
                    string line = $"{TrialNetwork.Member(member).Code}: {now}";
                    speech.Say(line, line);
                }
            }

            await Task.Delay(LooksEvery, cancel).ContinueWith(_ => { }, TaskScheduler.Default);
        }

        return Speech.Success;
    }

    /// <summary>How a consortium stands, in a line.</summary>
    public static string Line(JsonElement standing)
    {
        string trouble = standing.GetProperty("trouble").GetString() is { } text ? $", {text}" : string.Empty;
        int breaches = standing.GetProperty("breaches").GetArrayLength();
        JsonElement engine = standing.GetProperty("engine");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"final {standing.GetProperty("final").GetInt64()} of {standing.GetProperty("computed").GetInt64()} entries, "
            + $"engine height {engine.GetProperty("height").GetInt64()}, {breaches} breaches{trouble}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (Process process in processes.Where(process => !process.HasExited))
        {
            // Asked, not killed: a node ends its block and closes its store.
            using Process ask = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await ask.WaitForExitAsync();
        }

        foreach (Process process in processes)
        {
            using CancellationTokenSource patience = new(EndsWithin);
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill();
            }

            process.Dispose();
        }
    }

    private string LogOf(int member) => Path.Join(folder, TrialNetwork.Member(member).Code, "node.log");

    private Process Start(int member, string seat, Uri url)
    {
        string own = Path.GetDirectoryName(seat)!;
        ProcessStartInfo start = new(Environment.ProcessPath!)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(MemberProcesses).Assembly.Location);
        }

        foreach (string argument in (string[])[
            "serve", "--data", Path.Join(own, "data"), "--state", Path.Join(own, "state"), "--urls", url.ToString(),
            "--seat", seat,
            .. member == 0 ? ["--scale", scale.ToString(CultureInfo.InvariantCulture)] : Array.Empty<string>()])
        {
            start.ArgumentList.Add(argument);
        }

        Process process = Process.Start(start)!;
        TextWriter log = TextWriter.Synchronized(new StreamWriter(LogOf(member)) { AutoFlush = true });
        process.OutputDataReceived += (_, line) => log.WriteLine(line.Data);
        process.ErrorDataReceived += (_, line) => log.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private async Task<string> LineAsync(int member, CancellationToken cancel)
    {
        Uri url = SeatFile.Read(TrialNetwork.SeatPath(folder, member)).Members[member].Url;
        using HttpClient client = new() { BaseAddress = url, Timeout = LooksEvery };
        try
        {
            await using Stream answer = await client.GetStreamAsync(new Uri("agreement", UriKind.Relative), cancel);
            using JsonDocument standing = await JsonDocument.ParseAsync(answer, cancellationToken: cancel);
            return Line(standing.RootElement);
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException or IOException)
        {
            return "not up yet";
        }
    }
}
