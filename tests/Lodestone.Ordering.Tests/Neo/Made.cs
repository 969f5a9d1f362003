using System.Security.Cryptography;
using Lodestone.Ordering.Neo;
using Lodestone.Transparency;

namespace Lodestone.Ordering.Tests.Neo;

/// <summary>Transactions that the engine would not make itself.</summary>
internal static class Made
{
    /// <summary>An envelope in a transaction of one key.</summary>
    public static byte[] Carrying(ECDsa key, byte[] envelope)
    {
        byte[] verification = NeoScript.OfKey(NeoKey.Compress(key));
        byte[] unsigned = NeoTransaction.Unsigned(
            envelope, ScriptHash.Of(verification), new NeoFees(1, 1, 5, 1), 1_000);
        byte[] signature = key.SignData(
            NeoTransaction.Signed(MadeChain.Magic, Hash.Of(unsigned)), HashAlgorithmName.SHA256);
        return NeoTransaction.WithWitness(unsigned, NeoScript.Showing(signature), verification);
    }

    /// <summary>The signed part of any transaction; signers and attributes as they are on the wire, with their counts.</summary>
    public static byte[] Unsigned(uint nonce, uint until, byte[] signers, byte[] attributes, byte[] script) =>
        new WireWriter().Byte(0).UInt32(nonce).Amount(20_000_000).Amount(20_000_000).UInt32(until).Bytes(signers)
            .Bytes(attributes).Sized(script).ToArray();

    /// <summary>The whole, with its witnesses.</summary>
    public static byte[] Whole(byte[] unsigned, params (byte[] Invocation, byte[] Verification)[] witnesses)
    {
        WireWriter writer = new WireWriter().Bytes(unsigned).Length(witnesses.Length);
        foreach ((byte[] invocation, byte[] verification) in witnesses)
        {
            writer.Sized(invocation).Sized(verification);
        }

        return writer.ToArray();
    }
}
