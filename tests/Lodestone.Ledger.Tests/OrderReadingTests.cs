using Lodestone.Transparency;

namespace Lodestone.Ledger.Tests;

/// <summary>What every node makes of the same order, whatever the engine let through.</summary>
public sealed class OrderReadingTests
{
    private static readonly Hash Network = Hash.Of("network"u8);
    private readonly SigningKey key = TestNetwork.KeyOf(7);
    private readonly SigningKey stranger = TestNetwork.KeyOf(8);
    private readonly OrderReading reading = new();
    private long height;

    [Fact]
    public void Envelopes_count_in_the_order_of_their_chain_whatever_the_order_they_lie_in()
    {
        OrderEnvelope[] chain = ChainOf("ministry", 5);
        foreach (int[] order in (int[][])[[0, 1, 2, 3, 4], [4, 3, 2, 1, 0], [2, 0, 4, 1, 3], [0, 0, 3, 3, 1, 2, 4, 2]])
        {
            OrderReading fresh = new();
            IReadOnlyList<OrderBatch> whole = fresh.Read(Block(0, order.Select(i => chain[i])), Network, KeyOf);
            Assert.Equal(["ministry 0", "ministry 1", "ministry 2", "ministry 3", "ministry 4"], whole.Select(Text));
        }
    }

    [Fact]
    public void What_comes_early_waits_over_blocks_and_over_a_restart()
    {
        OrderEnvelope[] chain = ChainOf("ministry", 3);
        Assert.Empty(Read(chain[2], chain[1]));
        Assert.Equal([OrderRemarkKind.Early, OrderRemarkKind.Early], reading.Remarks.Select(remark => remark.Kind));
        OrderReading again = OrderReading.Load(reading.Save());
        Assert.Equal(reading.Save(), again.Save());
        Assert.Equal(
            ["ministry 0", "ministry 1", "ministry 2"],
            again.Read(Block(height, [chain[0]]), Network, KeyOf).Select(Text));
        Assert.Equal((3, chain[2].Identity), again.NextOf("ministry"));
    }

    [Fact]
    public void What_is_repeated_or_forked_is_passed_over_and_noted()
    {
        OrderEnvelope[] chain = ChainOf("ministry", 3);
        OrderEnvelope other = Envelope("ministry", 1, chain[0].Identity, "ministry 1 too");
        Assert.Equal(["ministry 0", "ministry 1"], Read(chain[0], chain[1]).Select(Text));
        Assert.Empty(Read(other, chain[0]));
        Assert.Equal([OrderRemarkKind.Repeated, OrderRemarkKind.Repeated], reading.Remarks.Select(remark => remark.Kind));
        Assert.Empty(Read(Envelope("ministry", 2, other.Identity, "on the other branch")));
        Assert.Equal([OrderRemarkKind.Forked], reading.Remarks.Select(remark => remark.Kind));
        Assert.Equal(["ministry 2"], Read(chain[2]).Select(Text));
        Assert.Empty(reading.Remarks);
    }

    [Fact]
    public void Junk_changes_nothing()
    {
        OrderEnvelope good = Envelope("ministry", 0, Hash.Zero, "ministry 0");
        byte[] altered = good.Bytes.ToArray();
        altered[^1] ^= 1;
        OrderEnvelope foreign = OrderEnvelope.Create(
            key, new EnvelopePlace(Hash.Of("other"u8), "ministry", 0, Hash.Zero, 0, 1), Batch("other")[0].Span);
        OrderEnvelope strange = OrderEnvelope.Create(
            stranger, new EnvelopePlace(Network, "ministry", 0, Hash.Zero, 0, 1), Batch("strange")[0].Span);
        OrderedBlock block = new(
            0, TestNetwork.Start, Hash.Zero, [new byte[] { 1, 2, 3 }, Array.Empty<byte>(), altered, foreign.Bytes, strange.Bytes]);
        Assert.Empty(reading.Read(block, Network, KeyOf));
        Assert.Equal(5, reading.Remarks.Count(remark => remark.Kind == OrderRemarkKind.Junk));
        Assert.Equal((0, Hash.Zero), reading.NextOf("ministry"));
    }

    [Fact]
    public void A_batch_counts_where_its_last_part_lies_and_parts_that_fit_nothing_make_none()
    {
        byte[] noise = new byte[3_000];
        new Random(5).NextBytes(noise);
        IReadOnlyList<ReadOnlyMemory<byte>> parts = new OrderBatch([noise], null).Pack(1_000);
        Assert.InRange(parts.Count, 3, 5);
        Hash previous = Hash.Zero;
        List<OrderEnvelope> envelopes = [];
        for (int part = 0; part < parts.Count; part++)
        {
            envelopes.Add(OrderEnvelope.Create(
                key, new EnvelopePlace(Network, "ministry", part, previous, part, parts.Count), parts[part].Span));
            previous = envelopes[^1].Identity;
        }

        Assert.Empty(Read([.. envelopes.Take(parts.Count - 1)]));
        OrderBatch batch = Assert.Single(Read(envelopes[^1]));
        Assert.Equal(noise, batch.Statements.Single().ToArray());

        OrderEnvelope stray = OrderEnvelope.Create(
            key, new EnvelopePlace(Network, "ministry", parts.Count, previous, 1, 2), parts[0].Span);
        Assert.Empty(Read(stray));
        Assert.Equal([OrderRemarkKind.NoBatch], reading.Remarks.Select(remark => remark.Kind));
        OrderEnvelope empty = OrderEnvelope.Create(
            key, new EnvelopePlace(Network, "ministry", parts.Count + 1, stray.Identity, 0, 1), "no batch"u8);
        Assert.Empty(Read(empty));
        Assert.Equal([OrderRemarkKind.NoBatch], reading.Remarks.Select(remark => remark.Kind));
        Assert.Equal(parts.Count + 2, reading.NextOf("ministry").Sequence);
    }

    [Fact]
    public void A_block_is_read_once_and_early_envelopes_are_bounded()
    {
        OrderEnvelope[] chain = ChainOf("ministry", OrderReading.MaxEarly + 2);
        Read([.. chain.Skip(1)]);
        Assert.Single(reading.Remarks, remark => remark.Kind == OrderRemarkKind.TooEarly);
        Assert.Equal(OrderReading.MaxEarly + 1, Read(chain[0]).Count);
        Assert.Empty(reading.Read(Block(height - 1, [chain[^1]]), Network, KeyOf));
        Assert.Single(Read(chain[^1]));
    }

    [Fact]
    public void Damaged_positions_are_refused()
    {
        Read(ChainOf("ministry", 2));
        byte[] saved = reading.Save();
        Assert.Throws<StoreFailureException>(() => OrderReading.Load(saved[..^5]));
    }

    private static string Text(OrderBatch batch) => System.Text.Encoding.UTF8.GetString(batch.Statements.Single().Span);

    private PublicKey? KeyOf(string organisation, KeyId keyId) =>
        organisation == "ministry" && keyId == key.PublicKey.KeyId ? key.PublicKey : null;

    private IReadOnlyList<OrderBatch> Read(params OrderEnvelope[] envelopes) =>
        reading.Read(Block(height++, envelopes), Network, KeyOf);

    private static OrderedBlock Block(long at, IEnumerable<OrderEnvelope> envelopes) => new(
        at, TestNetwork.Start, Hash.Zero, [.. envelopes.Select(envelope => envelope.Bytes)]);

    private OrderEnvelope[] ChainOf(string organisation, int count)
    {
        OrderEnvelope[] chain = new OrderEnvelope[count];
        for (int i = 0; i < count; i++)
        {
            chain[i] = Envelope(organisation, i, i == 0 ? Hash.Zero : chain[i - 1].Identity, $"{organisation} {i}");
        }

        return chain;
    }

    private OrderEnvelope Envelope(string organisation, long sequence, Hash previous, string text) => OrderEnvelope.Create(
        key, new EnvelopePlace(Network, organisation, sequence, previous, 0, 1), Batch(text)[0].Span);

    private static IReadOnlyList<ReadOnlyMemory<byte>> Batch(string text) =>
        new OrderBatch([System.Text.Encoding.UTF8.GetBytes(text)], null).Pack(60_000);
}
