using System.Globalization;
using System.Text.Json;
using Lodestone.Node.Commands;
using Lodestone.Node.Consortium.Trial;

namespace Lodestone.Node.Consortium;

/// <summary>
/// The nodes of a trial network's members, each a process of its own on this machine. They end with this one.
/// </summary>
internal sealed class MemberProcesses(string folder, int scale) : IAsyncDisposable
{
    private static readonly TimeSpan EndsWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly KeptProcess?[] processes = new KeptProcess?[TrialNetwork.MembersIn(folder)];

    /// <summary>Each member's process; null before it is started.</summary>
    public IReadOnlyList<KeptProcess?> All => processes;

    /// <summary>Starts a member's node that does not run; the first member's brings the demo year.</summary>
    public void Start(int member)
    {
        string seat = TrialNetwork.SeatPath(folder, member);
        string own = Path.GetDirectoryName(seat)!;
        string[] program = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "lodestone"
            ? [Environment.ProcessPath!]
            : ["dotnet", typeof(MemberProcesses).Assembly.Location];
        processes[member] = KeptProcess.Start(
            Environment.CurrentDirectory, Path.Join(own, "node.log"), EndsWithin, new Dictionary<string, string>(),
            [
                .. program, "serve", "--data", Path.Join(own, "data"), "--state", Path.Join(own, "state"), "--urls",
                TrialNetwork.AddressOf(folder, member).ToString(), "--seat", seat,
                .. member == 0 ? ["--scale", scale.ToString(CultureInfo.InvariantCulture)] : Array.Empty<string>(),
            ]);
    }

    /// <summary>Starts all, and waits until each answers.</summary>
    /// <exception cref="InvalidDataException">One does not; the message says where its output is.</exception>
    public async Task StartAsync(Speech speech, CancellationToken cancel)
    {
        for (int member = 0; member < processes.Length; member++)
        {
            Start(member);
        }

        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        for (int member = 0; member < processes.Length; member++)
        {
            while (await StandingAsync(member, cancel) is null)
            {
                cancel.ThrowIfCancellationRequested();
                if (processes[member]!.HasEnded || limit.IsCancellationRequested)
                {
                    throw new InvalidDataException(
                        $"The node of {TrialNetwork.Member(member).NameEn} does not come up: {processes[member]!.LastWords}");
                }

                await Task.Delay(200, cancel);
            }

            Uri url = TrialNetwork.AddressOf(folder, member);
            speech.Say(
                $"{TrialNetwork.Member(member).NameEn}: {url}", $"{TrialNetwork.Member(member).NameZh}：{url}");
        }
    }

    /// <summary>Says how they stand whenever that changes, until it is cancelled or a process ends.</summary>
    public async Task<int> WatchAsync(TrialEngine? engine, Speech speech, CancellationToken cancel)
    {
        Dictionary<int, string> said = [];
        while (!cancel.IsCancellationRequested)
        {
            if (processes.FirstOrDefault(one => one!.HasEnded) is { } ended)
            {
                return speech.Unable(
                    $"A member's node has ended; its output is in {ended.Log}.", $"一个成员节点已结束；输出见 {ended.Log}。");
            }

            if (engine?.Ended() is { } silent)
            {
                return speech.Unable(
                    $"A consensus node has ended; its output is in {silent.Log}.", $"一个共识节点已结束；输出见 {silent.Log}。");
            }

            for (int member = 0; member < processes.Length; member++)
            {
                string now = await StandingAsync(member, cancel) is { } standing ? Line(standing) : "does not answer";
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
        string stalled = engine.GetProperty("isStalled").GetBoolean() ? " stalled" : string.Empty;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"final {standing.GetProperty("final").GetInt64()} of {standing.GetProperty("computed").GetInt64()} entries, "
            + $"{breaches} breaches, engine {engine.GetProperty("name").GetString()}{stalled}{trouble}");
    }

    /// <summary>The same with the engine's height, which always moves.</summary>
    public static string LineWithHeight(JsonElement standing) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Line(standing)}, engine height {standing.GetProperty("engine").GetProperty("height").GetInt64()}");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(processes.OfType<KeptProcess>().Select(process => process.DisposeAsync().AsTask()));
        Array.Clear(processes);
    }

    private async Task<JsonElement?> StandingAsync(int member, CancellationToken cancel)
    {
        using HttpClient client = new() { BaseAddress = TrialNetwork.AddressOf(folder, member), Timeout = LooksEvery };
        try
        {
            await using Stream answer = await client.GetStreamAsync(new Uri("agreement", UriKind.Relative), cancel);
            using JsonDocument standing = await JsonDocument.ParseAsync(answer, cancellationToken: cancel);
            return standing.RootElement.Clone();
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException or IOException)
        {
            return null;
        }
    }
}
