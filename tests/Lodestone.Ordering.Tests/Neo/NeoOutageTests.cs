using Lodestone.Ledger;
using Lodestone.Ordering.Neo;
using Lodestone.Transparency;

namespace Lodestone.Ordering.Tests.Neo;

/// <summary>Nodes that are killed, stopped and paused under a writing engine.</summary>
[Collection(nameof(NeoNetwork))]
public sealed class NeoOutageTests(NeoNetwork network) : IDisposable
{
    private readonly NeoAccount account = network.Account("alice");

    public void Dispose() => account.Dispose();

    [Fact]
    public async Task One_node_killed_or_paused_holds_nothing_up()
    {
        await using NeoOrdering engine = await ConnectAsync(TimeSpan.FromMinutes(5));
        network.Signal(1, "STOP");
        Assert.IsType<AppendOutcome.Final>(await engine.AppendAsync(Guid.NewGuid().ToByteArray()));
        network.Signal(1, "CONT");
        network.Signal(3, "KILL");
        Assert.IsType<AppendOutcome.Final>(await engine.AppendAsync(Guid.NewGuid().ToByteArray()));
        await NeoNetwork.Until(() => !engine.Health.Endpoints[3].IsReachable, () => $"{engine.Health.Endpoints[3]}");
        Assert.NotNull(engine.Health.Endpoints[3].Trouble);
        network.Stop(3);
        network.Start(3);
        await NeoNetwork.Until(
            () => engine.Health.Endpoints.All(it => it is { IsReachable: true, Trouble: null }),
            () => string.Join(' ', engine.Health.Endpoints));
        Assert.IsType<AppendOutcome.Final>(await engine.AppendAsync(Guid.NewGuid().ToByteArray()));
    }

    [Fact]
    public async Task Two_nodes_killed_stop_the_order_and_what_was_unknown_is_there_once_when_they_are_back()
    {
        byte[][] envelopes = [.. Enumerable.Range(0, 5).Select(_ => Guid.NewGuid().ToByteArray())];
        await using NeoOrdering engine = await ConnectAsync(TimeSpan.FromSeconds(20));
        long begin = engine.Health.Height + 1;
        network.Signal(2, "KILL");
        network.Signal(3, "KILL");
        AppendOutcome[] outcomes = await Task.WhenAll(envelopes.Select(it => engine.AppendAsync(it)));
        Assert.Contains(outcomes, it => it is AppendOutcome.Unknown);
        Assert.DoesNotContain(outcomes, it => it is AppendOutcome.Refused);
        await NeoNetwork.Until(() => engine.Health.IsStalled, () => "It is not called stalled.");
        network.Stop(2);
        network.Stop(3);
        network.Start(2);
        network.Start(3);
        HashSet<string> missing = [.. envelopes.Select(it => Hash.Of(it).ToHex())];
        while (missing.Count > 0)
        {
            foreach (byte[] envelope in envelopes)
            {
                if (await engine.AppendAsync(envelope) is AppendOutcome.Final)
                {
                    missing.Remove(Hash.Of(envelope).ToHex());
                }
            }
        }

        await using NeoOrdering reader = await ConnectAsync(TimeSpan.FromSeconds(20));
        Assert.IsType<AppendOutcome.Final>(await reader.AppendAsync(new byte[] { 0xE, 0xD }));
        List<string> read = [];
        await foreach (OrderedBlock block in reader.ReadAsync(begin))
        {
            read.AddRange(block.Envelopes.Select(it => Hash.Of(it.Span).ToHex()));
            if (read.Contains(Hash.Of([0xE, 0xD]).ToHex()))
            {
                break;
            }
        }

        Assert.All(envelopes, it => Assert.Single(read, Hash.Of(it).ToHex()));
    }

    private Task<NeoOrdering> ConnectAsync(TimeSpan answer) => network.ConnectAsync(network.Options() with
    {
        Account = account,
        AnswerWithin = answer,
        StalledAfter = TimeSpan.FromSeconds(15),
        RequestTimeout = TimeSpan.FromSeconds(10),
    });
}
