using System.Security.Cryptography;
using Lodestone.Ordering.Neo;
using Lodestone.Transparency;

namespace Lodestone.Ordering.Tests.Neo;

/// <summary>A chain that is made here, signed by validators whose keys are at hand: right in all, or wrong in one thing.</summary>
internal sealed class MadeChain : IDisposable
{
    public const uint Magic = 77;

    private readonly List<ECDsa> owned = [];
    private readonly List<byte[]> blocks = [];
    private ECDsa[] signers;

    public MadeChain(int validators = 4)
    {
        signers = Keys(validators);
        Next = signers;
        blocks.Add(Block(Hash.Zero, 1_000, 0, ScriptOf(signers), [], [0x11], []));
    }

    /// <summary>Who signs the block after the next one, if the next one is to appoint others.</summary>
    public ECDsa[] Next { get; set; }

    public Hash Genesis => NeoBlock.Parse(blocks[0]).Id;

    public IReadOnlyList<byte[]> Blocks => blocks;

    /// <summary>New validators.</summary>
    public ECDsa[] Keys(int count)
    {
        ECDsa[] keys = [.. Enumerable.Range(0, count).Select(_ => ECDsa.Create(ECCurve.NamedCurves.nistP256))];
        owned.AddRange(keys);
        return keys;
    }

    /// <summary>Adds a block to the end.</summary>
    public byte[] Add(params byte[][] transactions)
    {
        byte[] block = Make(transactions: transactions);
        blocks.Add(block);
        signers = Next;
        return block;
    }

    /// <summary>A block that could follow the last one, without adding it.</summary>
    public byte[] Make(
        byte[][]? transactions = null, Hash? previous = null, long? time = null, ECDsa[]? by = null, uint magic = Magic,
        uint? height = null, int missing = 0)
    {
        byte[] header = Header(
            previous ?? NeoBlock.Parse(blocks[^1]).Id, time ?? 1_000 + (blocks.Count * 1_000),
            height ?? (uint)blocks.Count, ScriptOf(Next), transactions ?? []);
        ECDsa[] who = by ?? signers;
        int wanted = who.Length - ((who.Length - 1) / 3);
        byte[] message = NeoTransaction.Signed(magic, Hash.Of(header));
        byte[][] signatures =
        [
            .. who.Skip(who.Length - wanted).Take(wanted - missing)
                .Select(key => key.SignData(message, HashAlgorithmName.SHA256)),
        ];
        byte[] invocation = [.. signatures.SelectMany(it => NeoScript.Showing(it))];
        return WithWitness(header, invocation, ScriptOf(who), transactions ?? []);
    }

    public void Dispose() => owned.ForEach(it => it.Dispose());

    private static byte[] ScriptOf(ECDsa[] keys)
    {
        int wanted = keys.Length - ((keys.Length - 1) / 3);
        return
        [
            (byte)(0x10 + wanted), .. keys.SelectMany(key => (byte[])[0x0C, 33, .. NeoKey.Compress(key)]),
            (byte)(0x10 + keys.Length), 0x41, 0x9E, 0xD0, 0xDC, 0x3A,
        ];
    }

    private static byte[] Block(
        Hash previous, long time, uint height, byte[] next, byte[] invocation, byte[] verification, byte[][] transactions) =>
        WithWitness(Header(previous, time, height, next, transactions), invocation, verification, transactions);

    private static byte[] Header(Hash previous, long time, uint height, byte[] next, byte[][] transactions) =>
        new WireWriter().UInt32(0).Bytes(previous.Span).Bytes(NeoBlock.RootOf([.. transactions.Select(MadeNode.IdOf)]).Span)
            .Amount(time).Amount(height).UInt32(height).Byte(0).Bytes(ScriptHash.Of(next).ToArray()).ToArray();

    private static byte[] WithWitness(byte[] header, byte[] invocation, byte[] verification, byte[][] transactions)
    {
        WireWriter writer = new WireWriter().Bytes(header).Length(1).Sized(invocation).Sized(verification)
            .Length(transactions.Length);
        return [.. writer.ToArray(), .. transactions.SelectMany(it => it)];
    }
}
