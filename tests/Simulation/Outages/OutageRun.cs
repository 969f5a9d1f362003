using System.Globalization;
using Lodestone.Node.Consortium.Trial;
using Lodestone.Node.Demo;
using Lodestone.Vocabulary;

namespace Simulation.Outages;

/// <summary>
/// Rounds of kill -9 on a whole consortium under load. After each round everything is up again, the load rests, and every
/// member's log is held to what was acknowledged.
/// </summary>
internal sealed class OutageRun(OutageNetwork network, bool plantLoss, Action<string> tell)
{
    private const int Writers = 12;
    private const int Some = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly HashSet<string> acknowledged = new(StringComparer.Ordinal);
    private readonly List<string> wrong = [];
    private int victim;

    /// <summary>What was not as it must be.</summary>
    internal IReadOnlyList<string> Wrong => wrong;

    /// <summary>How many statements were acknowledged.</summary>
    internal int Acknowledged => acknowledged.Count;

    /// <summary>Runs so many rounds of a kind, or until something is wrong.</summary>
    internal async Task RunAsync(OutageKind kind, int rounds)
    {
        for (int round = 1; round <= rounds && wrong.Count == 0; round++)
        {
            await RoundAsync(kind);
            await JudgeAsync();
            tell(string.Create(
                CultureInfo.InvariantCulture,
                $"{kind} {round} of {rounds}: {acknowledged.Count} acknowledged, {wrong.Count} wrong"));
        }
    }

    private static IEnumerable<int> Everybody => Enumerable.Range(0, 4);

    private async Task RoundAsync(OutageKind kind)
    {
        Instant now = await network.Members[0].TimeAsync(default);
        OutageLoad load = new(network.Members, TrialStatements.Of(network.Folder), now, Writers);
        await using (load)
        {
            Hold(await load.MoreAsync(Some, Everybody), "nothing is acknowledged before anything is killed");
            switch (kind)
            {
                case OutageKind.Member:
                    await LoseMemberAsync(load);
                    break;
                case OutageKind.Primary:
                    await network.PromoteAsync();
                    break;
                default:
                    await LoseEngineAsync(load, kind);
                    break;
            }

            Hold(await load.MoreAsync(Some, Everybody), "not every node acknowledges once all are back");
        }

        wrong.AddRange(load.Wrong);
        acknowledged.UnionWith(load.Acknowledged);
        if (kind == OutageKind.Primary)
        {
            await network.AddStandbyAsync();
        }
    }

    private async Task LoseMemberAsync(OutageLoad load)
    {
        int member = victim++ % network.Members.Length;
        await network.KillAsync(member);
        Hold(await load.MoreAsync(Some, Everybody.Where(one => one != member)), "the others do not go on without a member");
        network.Start(member);
    }

    private async Task LoseEngineAsync(OutageLoad load, OutageKind kind)
    {
        TrialEngine engine = network.Engine!;
        int lost = kind switch { OutageKind.EngineOne => 1, OutageKind.EngineTwo => 2, _ => engine.Nodes.Count };
        int[] dead = [.. Enumerable.Range(victim++, lost).Select(node => node % engine.Nodes.Count)];
        await Task.WhenAll(dead.Select(node => engine.Nodes[node]!.KillAsync()));
        if (kind == OutageKind.EngineOne)
        {
            Hold(await load.MoreAsync(Some, Everybody), "the order does not go on without one of four");
        }
        else
        {
            Hold(await load.MoreUndecidedAsync(Some), "no node says that it does not know");
            await ReadEverywhereAsync();
        }

        foreach (int node in dead)
        {
            engine.Start(node);
        }
    }

    private async Task ReadEverywhereAsync()
    {
        foreach ((int member, TrialMember node) in network.Members.Index())
        {
            foreach (string path in (string[])["state", "agreement", "blocks?count=1", "health"])
            {
                try
                {
                    await node.GetAsync(path, default);
                }
                catch (HttpRequestException fault)
                {
                    wrong.Add($"member {member} does not answer /{path} while the order stands: {fault.Message}");
                }
            }
        }
    }

    /// <summary>Holds every member's log, as it is now, to what was acknowledged.</summary>
    internal async Task JudgeAsync()
    {
        if (plantLoss)
        {
            acknowledged.Add(new string('0', 64));
        }

        MemberLog[] logs = [];
        using CancellationTokenSource limit = new(Patience);
        do
        {
            logs = await Task.WhenAll(Everybody.Select(LogOfAsync));
        }
        while (logs.Select(log => log.Identities.Count).Distinct().Count() > 1 && !limit.IsCancellationRequested);
        wrong.AddRange(OutageJudge.Judge(acknowledged, logs));
        foreach ((int member, TrialMember node) in network.Members.Index())
        {
            int breaches = (await node.GetAsync("agreement", default)).GetProperty("breaches").GetArrayLength();
            if (breaches > 0)
            {
                wrong.Add($"member {member} names {breaches} breaches");
            }
        }
    }

    private async Task<MemberLog> LogOfAsync(int member)
    {
        string export = Path.Combine(network.Folder, $"log-{member}");
        await network.Members[member].DownloadAsync("log", DemoLoading.AuthorityApiKey, export);
        return MemberLog.Read(export);
    }

    private void Hold(bool holds, string otherwise)
    {
        if (!holds)
        {
            wrong.Add(otherwise);
        }
    }
}
