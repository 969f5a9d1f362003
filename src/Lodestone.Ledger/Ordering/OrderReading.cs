using System.Text;
using Lodestone.Transparency;

namespace Lodestone.Ledger;

/// <summary>
/// Reads the envelopes of final blocks: what every node makes of the same order, whatever the engine let through. Each
/// organisation's envelopes count in the order of its own chain, once each; one that comes early waits, one that comes again or
/// forks its chain is passed over, and what is no envelope is junk. Depends on the blocks and the registered keys alone.
/// </summary>
internal sealed class OrderReading
{
    /// <summary>So many early envelopes of an organisation wait for their predecessors.</summary>
    internal const int MaxEarly = 64;

    private readonly SortedDictionary<string, Chain> chains = new(StringComparer.Ordinal);
    private readonly List<OrderRemark> remarks = [];

    /// <summary>The engine's height up to which everything is read; below zero before the first block.</summary>
    internal long EngineHeight { get; private set; } = -1;

    /// <summary>What was noted while the last block was read.</summary>
    internal IReadOnlyList<OrderRemark> Remarks => remarks;

    /// <summary>Where the next envelope of an organisation would stand.</summary>
    internal (long Sequence, Hash Previous) NextOf(string organisation) =>
        chains.TryGetValue(organisation, out Chain? chain) ? (chain.Next, chain.Last) : (0, Hash.Zero);

    /// <summary>Reads a block; blocks that were read before give nothing.</summary>
    /// <param name="block">The block.</param>
    /// <param name="network">Identity of the genesis.</param>
    /// <param name="keyOf">The key of a key id, if the organisation may sign envelopes with it now; else null.</param>
    /// <returns>The batches that this block completed, in order.</returns>
    internal IReadOnlyList<OrderBatch> Read(
        OrderedBlock block, Hash network, Func<string, KeyId, PublicKey?> keyOf)
    {
        remarks.Clear();
        if (block.Height <= EngineHeight)
        {
            return [];
        }

        EngineHeight = block.Height;
        List<OrderBatch> batches = [];
        foreach (ReadOnlyMemory<byte> bytes in block.Envelopes)
        {
            Parsed<OrderEnvelope> parsed = OrderEnvelope.Parse(bytes);
            if (!parsed.IsParsed || parsed.Value.Place.Network != network)
            {
                Note(OrderRemarkKind.Junk, string.Empty, parsed.IsParsed ? "of another network" : parsed.ToString());
                continue;
            }

            OrderEnvelope envelope = parsed.Value;
            string organisation = envelope.Place.Organisation;
            if (keyOf(organisation, envelope.KeyId) is not { } key || envelope.Verify(key) != SignatureVerdict.Valid)
            {
                Note(OrderRemarkKind.Junk, organisation, "not signed by a key of its organisation");
                continue;
            }

            Place(envelope, batches);
        }

        return batches;
    }

    /// <summary>What goes into the store with the block that was read.</summary>
    internal byte[] Save()
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream, Encoding.UTF8);
        writer.Write(EngineHeight);
        writer.Write(chains.Count);
        foreach ((string organisation, Chain chain) in chains)
        {
            writer.Write(organisation);
            writer.Write(chain.Next);
            writer.Write(chain.Last.Span);
            Write(writer, chain.Early.Values);
            Write(writer, chain.Parts);
        }

        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>Goes on where <see cref="Save"/> left off.</summary>
    /// <exception cref="StoreFailureException">The bytes are not what it wrote.</exception>
    internal static OrderReading Load(byte[] saved)
    {
        try
        {
            using BinaryReader reader = new(new MemoryStream(saved), Encoding.UTF8);
            OrderReading reading = new() { EngineHeight = reader.ReadInt64() };
            for (int left = reader.ReadInt32(); left > 0; left--)
            {
                string organisation = reader.ReadString();
                Chain chain = new() { Next = reader.ReadInt64(), Last = Hash.FromBytes(reader.ReadBytes(Hash.Length)) };
                foreach (OrderEnvelope early in ReadAll(reader))
                {
                    chain.Early.Add(early.Place.Sequence, early);
                }

                chain.Parts.AddRange(ReadAll(reader));
                reading.chains.Add(organisation, chain);
            }

            return reading;
        }
        catch (Exception fault) when (fault is IOException or ArgumentException or InvalidOperationException)
        {
            throw new StoreFailureException($"How far the order was read is damaged: {fault.Message}", fault);
        }
    }

    private void Place(OrderEnvelope envelope, List<OrderBatch> batches)
    {
        EnvelopePlace place = envelope.Place;
        if (!chains.TryGetValue(place.Organisation, out Chain? chain))
        {
            chains.Add(place.Organisation, chain = new Chain());
        }

        if (place.Sequence < chain.Next)
        {
            Note(OrderRemarkKind.Repeated, place.Organisation, $"number {place.Sequence}, {chain.Next} is next");
            return;
        }

        if (place.Sequence > chain.Next)
        {
            bool waits = chain.Early.Count < MaxEarly && chain.Early.TryAdd(place.Sequence, envelope);
            Note(
                waits ? OrderRemarkKind.Early : OrderRemarkKind.TooEarly, place.Organisation,
                $"number {place.Sequence}, {chain.Next} is next");
            return;
        }

        OrderEnvelope? next = envelope;
        while (next is not null)
        {
            if (next.Place.Previous != chain.Last)
            {
                Note(
                    OrderRemarkKind.Forked, place.Organisation,
                    $"number {next.Place.Sequence} names {next.Place.Previous} before it, not {chain.Last}");
                return;
            }

            chain.Last = next.Identity;
            chain.Next++;
            Take(chain, next, batches);
            next = chain.Early.Remove(chain.Next, out OrderEnvelope? waited) ? waited : null;
        }
    }

    private void Take(Chain chain, OrderEnvelope envelope, List<OrderBatch> batches)
    {
        EnvelopePlace place = envelope.Place;
        bool follows = chain.Parts.Count == place.Part
            && (place.Part == 0 || chain.Parts[0].Place.Parts == place.Parts);
        if (!follows)
        {
            Note(OrderRemarkKind.NoBatch, place.Organisation, $"part {place.Part} of {place.Parts} follows nothing");
            chain.Parts.Clear();
            if (place.Part > 0)
            {
                return;
            }
        }

        chain.Parts.Add(envelope);
        if (chain.Parts.Count < place.Parts)
        {
            return;
        }

        byte[] packed = new byte[chain.Parts.Sum(part => part.Content.Length)];
        int at = 0;
        foreach (OrderEnvelope part in chain.Parts)
        {
            part.Content.CopyTo(packed.AsMemory(at));
            at += part.Content.Length;
        }

        chain.Parts.Clear();
        if (OrderBatch.Unpack(packed) is { } batch)
        {
            batches.Add(batch);
        }
        else
        {
            Note(OrderRemarkKind.NoBatch, place.Organisation, $"up to number {place.Sequence}");
        }
    }

    private void Note(OrderRemarkKind kind, string organisation, string detail) =>
        remarks.Add(new OrderRemark(kind, EngineHeight, organisation, detail));

    private static void Write(BinaryWriter writer, IReadOnlyCollection<OrderEnvelope> envelopes)
    {
        writer.Write(envelopes.Count);
        foreach (OrderEnvelope envelope in envelopes)
        {
            writer.Write(envelope.Bytes.Length);
            writer.Write(envelope.Bytes.Span);
        }
    }

    private static List<OrderEnvelope> ReadAll(BinaryReader reader)
    {
        List<OrderEnvelope> all = [];
        for (int left = reader.ReadInt32(); left > 0; left--)
        {
            all.Add(OrderEnvelope.Parse(reader.ReadBytes(reader.ReadInt32())).Value);
        }

        return all;
    }

    /// <summary>How far an organisation's chain is read.</summary>
    private sealed class Chain
    {
        internal long Next { get; set; }

        internal Hash Last { get; set; } = Hash.Zero;

        internal SortedDictionary<long, OrderEnvelope> Early { get; } = [];

        internal List<OrderEnvelope> Parts { get; } = [];
    }
}
