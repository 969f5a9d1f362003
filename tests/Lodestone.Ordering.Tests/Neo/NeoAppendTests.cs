using System.Security.Cryptography;
using Lodestone.Ledger;
using Lodestone.Ordering.Neo;
using Lodestone.Transparency;

namespace Lodestone.Ordering.Tests.Neo;

/// <summary>What is signed, sent and answered, against nodes that do as a test says.</summary>
public sealed class NeoAppendTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("lodestone-neo-append-").FullName;
    private readonly MadeChain chain = new();
    private readonly NeoAccount account = NeoAccount.FromPrivateKey(SHA256.HashData([1]));
    private readonly MadeNode[] nodes;
    private NeoOrdering engine = null!;

    public NeoAppendTests() => nodes = [.. Enumerable.Range(0, 4).Select(_ => new MadeNode(chain))];

    public ValueTask InitializeAsync()
    {
        Mine();
        engine = NeoOrdering.Open(Options());
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await engine.DisposeAsync();
        foreach (MadeNode node in nodes)
        {
            await node.DisposeAsync();
        }

        account.Dispose();
        chain.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task An_envelope_goes_to_so_many_nodes_that_one_is_honest_and_is_final_once_it_is_seen()
    {
        Task<AppendOutcome> answer = engine.AppendAsync(new byte[] { 1, 2 });
        await SentAsync(2);
        Assert.False(answer.IsCompleted);
        Mine(Sent()[0]);
        Assert.Equal(new AppendOutcome.Final(chain.Blocks.Count - 1), await answer);
        Assert.Equal([1, 2], MadeNode.Read(Sent()[0]).Envelope);
        Assert.Equal(0, engine.Health.Waiting);
    }

    [Fact]
    public async Task What_no_block_has_after_a_while_is_sent_to_every_node_again_as_the_same_bytes()
    {
        Task<AppendOutcome> answer = engine.AppendAsync(new byte[] { 1 });
        await SentAsync(2);
        for (int i = 0; i < 3; i++)
        {
            Mine();
        }

        await NeoNetwork.Until(() => nodes.All(it => it.SentSoFar.Length > 0), () => "It was not sent again.");
        Assert.Single(Sent().Select(Convert.ToHexString).Distinct());
        Mine(Sent()[0]);
        Assert.IsType<AppendOutcome.Final>(await answer);
    }

    [Fact]
    public async Task After_a_restart_the_same_envelope_is_the_same_transaction()
    {
        using CancellationTokenSource impatience = new();
        Task<AppendOutcome> answer = engine.AppendAsync(new byte[] { 9 }, impatience.Token);
        await SentAsync(1);
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        await engine.DisposeAsync();
        byte[] before = Sent()[0];
        Forget();
        Mine();
        engine = NeoOrdering.Open(Options());
        answer = engine.AppendAsync(new byte[] { 9 });
        await SentAsync(1);
        Assert.Equal(before, Sent()[0]);
        Mine(before);
        Assert.IsType<AppendOutcome.Final>(await answer);
        await engine.DisposeAsync();
        engine = NeoOrdering.Open(Options());
        Assert.Equal(await answer, await engine.AppendAsync(new byte[] { 9 }));
    }

    [Fact]
    public async Task What_cannot_come_in_any_more_is_signed_anew_and_not_before()
    {
        Task<AppendOutcome> answer = engine.AppendAsync(new byte[] { 4 });
        await SentAsync(1);
        uint until = MadeNode.Read(Sent()[0]).Until;
        while (chain.Blocks.Count - 1 < until)
        {
            Assert.All(Sent(), it => Assert.Equal(until, MadeNode.Read(it).Until));
            Mine();
        }

        await NeoNetwork.Until(
            () => Sent().Any(it => MadeNode.Read(it).Until > until), () => "It was not signed anew.");
        Mine(Sent().First(it => MadeNode.Read(it).Until > until));
        Assert.IsType<AppendOutcome.Final>(await answer);
    }

    [Fact]
    public async Task What_came_in_twice_by_two_transactions_is_read_once_where_it_stood_first()
    {
        using ECDsa other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Mine(Made.Carrying(other, [5]));
        Mine(Made.Carrying(other, [6]));
        using ECDsa another = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Mine(Made.Carrying(another, [5]), Made.Carrying(another, [7]));
        await NeoNetwork.Until(() => engine.Health.Height == chain.Blocks.Count - 1, () => "It stays behind.");
        List<string> read = [];
        await foreach (OrderedBlock block in engine.ReadAsync(0))
        {
            read.Add($"{block.Height}: {string.Join(' ', block.Envelopes.Select(it => it.Span[0]))}");
            if (read.Count == 3)
            {
                break;
            }
        }

        Assert.Equal(["2: 5", "3: 6", "4: 7"], read);
        Assert.Equal(new AppendOutcome.Final(2), await engine.AppendAsync(new byte[] { 5 }));
        Assert.Empty(Sent());
    }

    [Theory]
    [InlineData("InsufficientFunds")]
    [InlineData("Insufficient funds - fee: 1, balance: 0")]
    [InlineData("PolicyFail")]
    [InlineData("Policy check failed - account is blocked")]
    [InlineData("InvalidSignature")]
    public async Task What_so_many_nodes_refuse_that_one_is_honest_is_refused(string error)
    {
        Array.ForEach(nodes, it => it.Says = _ => error);
        AppendOutcome.Refused refused = Assert.IsType<AppendOutcome.Refused>(await engine.AppendAsync(new byte[] { 1 }));
        Assert.Contains(error, refused.Reason, StringComparison.Ordinal);
        Assert.Equal(0, engine.Health.Waiting);
    }

    [Fact]
    public async Task What_one_node_alone_refuses_is_not_refused()
    {
        nodes[0].Says = _ => "InsufficientFunds";
        Task<AppendOutcome>[] answers = [.. Enumerable.Range(0, 8).Select(i => engine.AppendAsync(new[] { (byte)i }))];
        await SentAsync(16);
        Assert.NotEmpty(nodes[0].SentSoFar);
        Mine([.. Sent().DistinctBy(it => MadeNode.Read(it).Envelope[0])]);
        Assert.All(await Task.WhenAll(answers), it => Assert.IsType<AppendOutcome.Final>(it));
    }

    [Theory]
    [InlineData("AlreadyExists")]
    [InlineData("Inventory already exists")]
    [InlineData("Inventory already exists in mempool pool")]
    [InlineData("AlreadyInPool")]
    public async Task A_node_that_has_it_already_has_taken_it(string error)
    {
        Array.ForEach(nodes, it => it.Says = _ => error);
        Task<AppendOutcome> answer = engine.AppendAsync(new byte[] { 1 });
        await SentAsync(2);
        Mine(Sent()[0]);
        Assert.IsType<AppendOutcome.Final>(await answer);
    }

    [Theory]
    [InlineData("OutOfMemory")]
    [InlineData("Memory pool capacity reached")]
    [InlineData("Expired")]
    [InlineData("Something new")]
    public async Task What_may_change_is_tried_again(string error)
    {
        Array.ForEach(nodes, it => it.Says = _ => error);
        Task<AppendOutcome> answer = engine.AppendAsync(new byte[] { 1 });
        await SentAsync(6);
        Array.ForEach(nodes, it => it.Says = _ => null);
        Assert.Single(Sent().Select(Convert.ToHexString).Distinct());
        Mine(Sent()[0]);
        Assert.IsType<AppendOutcome.Final>(await answer);
    }

    [Fact]
    public async Task Dearer_fees_are_paid_once_they_are_asked_for()
    {
        Task<AppendOutcome> first = engine.AppendAsync(new byte[] { 1 });
        await SentAsync(1);
        Mine(Sent()[0]);
        await first;
        Forget();
        Array.ForEach(nodes, it => it.Price = 2_000);
        Array.ForEach(nodes, it => it.Says = transaction => FeeOf(transaction) < 2_000L * transaction.Length
            ? "InsufficientFunds"
            : null);
        Task<AppendOutcome> second = engine.AppendAsync(new byte[] { 2 });
        await NeoNetwork.Until(
            () => Sent().Any(it => FeeOf(it) >= 2_000L * it.Length), () => "The dearer fee was not paid.");
        Mine(Sent().First(it => FeeOf(it) >= 2_000L * it.Length));
        Assert.IsType<AppendOutcome.Final>(await second);
    }

    [Fact]
    public async Task A_node_that_asks_for_too_much_or_too_little_does_not_set_the_fee()
    {
        nodes[0].Price = 1_000_000_000;
        nodes[1].Price = 1;
        Task<AppendOutcome> answer = engine.AppendAsync(new byte[100]);
        await SentAsync(1);
        byte[] transaction = Sent()[0];
        Assert.InRange(FeeOf(transaction), 1, 2_000L * transaction.Length);
        Mine(transaction);
        await answer;
    }

    [Fact]
    public async Task More_than_a_block_holds_is_not_on_its_way_at_once()
    {
        Task<AppendOutcome>[] answers = [.. Enumerable.Range(0, 12).Select(i => engine.AppendAsync(Long(i)))];
        for (int left = 12; left > 0;)
        {
            await NeoNetwork.Until(() => Known().Length > 0, () => $"{left} are left and none is sent.");
            byte[][] now = Known();
            Assert.InRange(now.Sum(it => it.Length), 1, 262_144);
            left -= now.Length;
            Mine(now);
        }

        Assert.All(await Task.WhenAll(answers), it => Assert.IsType<AppendOutcome.Final>(it));

        byte[][] Known()
        {
            lock (chain)
            {
                HashSet<int> standing =
                [
                    .. chain.Blocks.SelectMany(it => NeoBlock.Parse(it).Transactions).Select(it => (int)it.Envelope![0]),
                ];
                return
                [
                    .. Sent().DistinctBy(it => MadeNode.Read(it).Envelope[0])
                        .Where(it => !standing.Contains(MadeNode.Read(it).Envelope[0])),
                ];
            }
        }
    }

    [Fact]
    public async Task When_nothing_comes_in_the_fate_is_unknown_and_said_and_later_it_is_final()
    {
        await engine.DisposeAsync();
        engine = NeoOrdering.Open(Options() with
        {
            AnswerWithin = TimeSpan.FromSeconds(2), StalledAfter = TimeSpan.FromSeconds(1),
        });
        AppendOutcome.Unknown unknown = Assert.IsType<AppendOutcome.Unknown>(await engine.AppendAsync(new byte[] { 3 }));
        Assert.Contains("The last verified block is 1.", unknown.Reason, StringComparison.Ordinal);
        await NeoNetwork.Until(() => engine.Health.IsStalled, () => "It is not called stalled.");
        Mine(Sent()[0]);
        await NeoNetwork.Until(() => engine.Health.Height == 2, () => "It stays behind.");
        Assert.Equal(new AppendOutcome.Final(2), await engine.AppendAsync(new byte[] { 3 }));
    }

    [Fact]
    public async Task Without_an_account_a_node_only_reads()
    {
        await using NeoOrdering reader = NeoOrdering.Open(Options() with
        {
            Account = null, File = Path.Combine(folder, "reader.db"),
        });
        Assert.IsType<AppendOutcome.Refused>(await reader.AppendAsync(new byte[] { 1 }));
    }

    [Fact]
    public void A_store_of_another_network_does_not_open()
    {
        NeoOptions other = Options() with { Genesis = Hash.Of([1]) };
        Assert.Throws<InvalidDataException>(() => NeoOrdering.Open(other));
    }

    private static byte[] Long(int number)
    {
        byte[] envelope = new byte[60_000];
        envelope[0] = (byte)number;
        return envelope;
    }

    private static long FeeOf(byte[] transaction) => BitConverter.ToInt64(transaction, 13);

    private NeoOptions Options() => new(
        MadeChain.Magic, chain.Genesis, [.. nodes.Select(it => it.Address)], Path.Combine(folder, "neo.db"))
    {
        Account = account,
        PollEvery = TimeSpan.FromMilliseconds(50),
        AnswerWithin = TimeSpan.FromMinutes(3),
    };

    private void Mine(params byte[][] transactions)
    {
        lock (chain)
        {
            chain.Add(transactions);
        }
    }

    private byte[][] Sent() => [.. nodes.SelectMany(it => it.SentSoFar)];

    private void Forget() => Array.ForEach(nodes, it =>
    {
        lock (it.Sent)
        {
            it.Sent.Clear();
        }
    });

    private Task SentAsync(int count) =>
        NeoNetwork.Until(() => Sent().Length >= count, () => $"Fewer than {count} were sent. {engine.Health}");
}
