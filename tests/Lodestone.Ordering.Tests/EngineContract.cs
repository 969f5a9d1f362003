using Lodestone.Ledger;
using Lodestone.Transparency;

namespace Lodestone.Ordering.Tests;

/// <summary>What every engine keeps, whatever it orders by. One class of tests an engine.</summary>
public abstract class EngineContract
{
    /// <summary>How long an engine may take to make something final before a test gives up.</summary>
    private protected virtual TimeSpan Patience => TimeSpan.FromSeconds(60);

    /// <summary>How many envelopes the tests send at once: engines with slow blocks are spared.</summary>
    private protected virtual int Many => 100;

    /// <summary>Another reader and writer of the same order.</summary>
    private protected abstract Task<IOrderingEngine> ConnectAsync();

    [Fact]
    public async Task Envelopes_are_read_back_once_each_as_they_were_sent_and_alike_by_two_readers()
    {
        await using IOrderingEngine one = await ConnectAsync();
        byte[][] sent = [.. Enumerable.Range(0, Many).Select(i => Envelope($"once/{i}", 10 + (i * 37)))];
        long begin = one.Health.Height + 1;
        AppendOutcome[] outcomes = await Task.WhenAll(sent.Select(envelope => one.AppendAsync(envelope))).WaitAsync(Patience);
        Assert.All(outcomes, outcome => Assert.IsType<AppendOutcome.Final>(outcome));

        await using IOrderingEngine two = await AnotherAsync(one);
        List<OrderedBlock> first = await ReadUntilAsync(one, begin, sent.Length);
        List<OrderedBlock> second = await ReadUntilAsync(two, begin, sent.Length);
        Assert.Equal(first.Select(Text), second.Select(Text));
        Assert.Equal(
            sent.Select(envelope => Name(envelope)).Order(StringComparer.Ordinal),
            first.SelectMany(block => block.Envelopes).Select(Name).Order(StringComparer.Ordinal));
        for (int i = 0; i < sent.Length; i++)
        {
            long height = ((AppendOutcome.Final)outcomes[i]).Height;
            Assert.Contains(
                first.Single(block => block.Height == height).Envelopes, envelope => Name(envelope) == Name(sent[i]));
        }
    }

    [Fact]
    public async Task Heights_grow_and_time_does_not_run_backwards()
    {
        await using IOrderingEngine engine = await ConnectAsync();
        long begin = engine.Health.Height + 1;
        for (int i = 0; i < 3; i++)
        {
            Assert.IsType<AppendOutcome.Final>(
                await engine.AppendAsync(Envelope($"time/{i}", 100)).WaitAsync(Patience));
        }

        List<OrderedBlock> blocks = await ReadUntilAsync(engine, begin, 3);
        Assert.Equal(blocks.Select(block => block.Height).Order().Distinct(), blocks.Select(block => block.Height));
        Assert.Equal(blocks.Select(block => block.Time).Order(), blocks.Select(block => block.Time));
    }

    [Fact]
    public async Task The_same_bytes_stand_in_the_order_once()
    {
        await using IOrderingEngine engine = await ConnectAsync();
        long begin = engine.Health.Height + 1;
        byte[] envelope = Envelope("same", 500);
        AppendOutcome[] together = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => engine.AppendAsync(envelope))).WaitAsync(Patience);
        AppendOutcome later = await engine.AppendAsync(envelope).WaitAsync(Patience);
        Assert.All(together, outcome => Assert.Equal(later, outcome));
        await engine.AppendAsync(Envelope("after", 50)).WaitAsync(Patience);
        List<OrderedBlock> blocks = await ReadUntilAsync(engine, begin, 2);
        Assert.Single(blocks.SelectMany(block => block.Envelopes), it => Name(it) == Name(envelope));
    }

    [Fact]
    public async Task Reading_begins_where_it_is_asked_to_and_waits_for_more()
    {
        await using IOrderingEngine engine = await ConnectAsync();
        AppendOutcome.Final first = Assert.IsType<AppendOutcome.Final>(
            await engine.AppendAsync(Envelope("early", 40)).WaitAsync(Patience));
        Task<List<OrderedBlock>> reading = ReadUntilAsync(engine, first.Height + 1, 1);
        AppendOutcome.Final second = Assert.IsType<AppendOutcome.Final>(
            await engine.AppendAsync(Envelope("late", 40)).WaitAsync(Patience));
        OrderedBlock block = Assert.Single(await reading, it => it.Envelopes.Count > 0);
        Assert.Equal(second.Height, block.Height);
        Assert.Equal(Name(Envelope("late", 40)), Name(Assert.Single(block.Envelopes)));
    }

    [Fact]
    public async Task What_is_empty_or_too_long_is_refused_and_the_longest_is_carried()
    {
        await using IOrderingEngine engine = await ConnectAsync();
        long begin = engine.Health.Height + 1;
        int most = engine.Traits.MaxEnvelopeBytes;
        Assert.IsType<AppendOutcome.Refused>(await engine.AppendAsync(ReadOnlyMemory<byte>.Empty));
        Assert.IsType<AppendOutcome.Refused>(await engine.AppendAsync(Envelope("long", most + 1)));
        byte[] longest = Envelope("longest", most);
        Assert.IsType<AppendOutcome.Final>(await engine.AppendAsync(longest).WaitAsync(Patience));
        List<OrderedBlock> blocks = await ReadUntilAsync(engine, begin, 1);
        Assert.Equal(Name(longest), Name(Assert.Single(blocks.SelectMany(block => block.Envelopes))));
    }

    [Fact]
    public async Task Health_says_how_far_it_is()
    {
        await using IOrderingEngine engine = await ConnectAsync();
        AppendOutcome.Final stands = Assert.IsType<AppendOutcome.Final>(
            await engine.AppendAsync(Envelope("health", 40)).WaitAsync(Patience));
        await ReadUntilAsync(engine, stands.Height, 1);
        EngineHealth health = engine.Health;
        Assert.True(health.Height >= stands.Height);
        Assert.NotNull(health.LastBlock);
        Assert.False(health.IsStalled);
        Assert.NotEmpty(health.Endpoints);
        Assert.All(health.Endpoints, endpoint => Assert.Null(endpoint.Trouble));
        Assert.True(engine.Traits.FaultyNodes < engine.Traits.Nodes);
    }

    /// <summary>A second connection; the first one again where an engine lives in one process.</summary>
    private protected virtual Task<IOrderingEngine> AnotherAsync(IOrderingEngine first) => ConnectAsync();

    /// <summary>Bytes that no other test sends: a text, then noise up to a length.</summary>
    private protected byte[] Envelope(string text, int length)
    {
        byte[] bytes = new byte[length];
        new Random(text.GetHashCode(StringComparison.Ordinal)).NextBytes(bytes);
        byte[] mark = System.Text.Encoding.UTF8.GetBytes($"{run}/{text}");
        mark.AsSpan(0, Math.Min(mark.Length, length)).CopyTo(bytes);
        return bytes;
    }

    private protected async Task<List<OrderedBlock>> ReadUntilAsync(IOrderingEngine engine, long from, int envelopes)
    {
        using CancellationTokenSource cancel = new(Patience);
        List<OrderedBlock> blocks = [];
        await foreach (OrderedBlock block in engine.ReadAsync(from, cancel.Token))
        {
            blocks.Add(block);
            if (blocks.Sum(it => it.Envelopes.Count) >= envelopes)
            {
                return blocks;
            }
        }

        throw new InvalidOperationException("The reading ended.");
    }

    private protected static string Name(ReadOnlyMemory<byte> envelope) => Hash.Of(envelope.Span).ToHex();

    private static string Text(OrderedBlock block) =>
        $"{block.Height} {block.Time} {block.Id} {string.Join(' ', block.Envelopes.Select(Name))}";

    private readonly string run = Guid.NewGuid().ToString("N")[..6];
}
