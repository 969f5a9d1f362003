using System.Collections.Concurrent;
using System.Text;
using Lodestone.Ledger;
using Lodestone.Transparency;

namespace Lodestone.Ordering.Tests.Postgres;

/// <summary>Writers that append one envelope after another, each until it is final, and remember what was acknowledged.</summary>
internal sealed class Load : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, long> acknowledged = new();
    private readonly ConcurrentQueue<string> wrong = new();
    private readonly Task[] writers;
    private volatile bool isEnding;

    public Load(string name, int count, params IOrderingEngine[] engines) =>
        writers = [.. Enumerable.Range(0, count).Select(i => WriteAsync($"{name}/{i}", engines[i % engines.Length]))];

    /// <summary>How many were acknowledged.</summary>
    public int Count => acknowledged.Count;

    /// <summary>Waits until so many more than now were acknowledged.</summary>
    public async Task MoreAsync(int count)
    {
        int goal = Count + count;
        while (Count < goal)
        {
            Assert.Empty(wrong);
            Assert.DoesNotContain(writers, writer => writer.IsFaulted);
            await Task.Delay(20);
        }
    }

    /// <summary>Ends when each writer's last envelope is final.</summary>
    public async ValueTask DisposeAsync()
    {
        isEnding = true;
        await Task.WhenAll(writers);
    }

    /// <summary>Reads the whole order: it is whole, and each acknowledged envelope stands in it once, where it was said to.</summary>
    public async Task CheckAsync(IOrderingEngine reader)
    {
        Assert.Empty(wrong);
        long top = acknowledged.Values.Max();
        Dictionary<string, long> read = [];
        long next = 0;
        await foreach (OrderedBlock block in reader.ReadAsync(0))
        {
            Assert.Equal(next++, block.Height);
            foreach (ReadOnlyMemory<byte> envelope in block.Envelopes)
            {
                Assert.True(read.TryAdd(Hash.Of(envelope.Span).ToHex(), block.Height), "An envelope stands twice.");
            }

            if (block.Height >= top)
            {
                break;
            }
        }

        Assert.All(acknowledged, one => Assert.Equal(one.Value, read.GetValueOrDefault(one.Key, -1)));
    }

    private async Task WriteAsync(string name, IOrderingEngine engine)
    {
        for (int i = 0; !isEnding; i++)
        {
            byte[] envelope = new byte[500 + (i % 7 * 300)];
            Encoding.UTF8.GetBytes($"{name}/{i}").CopyTo(envelope, 0);
            AppendOutcome outcome;
            do
            {
                outcome = await engine.AppendAsync(envelope);
            }
            while (outcome is AppendOutcome.Unknown);

            if (outcome is AppendOutcome.Final final)
            {
                acknowledged[Hash.Of(envelope).ToHex()] = final.Height;
            }
            else
            {
                wrong.Enqueue($"{outcome}");
            }
        }
    }
}
