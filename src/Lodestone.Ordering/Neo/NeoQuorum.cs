using System.Security.Cryptography;

namespace Lodestone.Ordering.Neo;

/// <summary>The validators whose signatures make a block final. Opened once and used for as long as they stay.</summary>
internal sealed class NeoQuorum : IDisposable
{
    private readonly ECDsa[] keys;
    private readonly int wanted;

    private NeoQuorum(ScriptHash id, int wanted, ECDsa[] keys)
    {
        Id = id;
        this.wanted = wanted;
        this.keys = keys;
    }

    /// <summary>The hash that the block before names.</summary>
    public ScriptHash Id { get; }

    /// <summary>How many validators there are.</summary>
    public int Count => keys.Length;

    /// <summary>The quorum of a block's verification script.</summary>
    /// <exception cref="FormatException">It is none, or fewer signatures would do than dBFT asks for.</exception>
    public static NeoQuorum Open(byte[] script)
    {
        (int wanted, byte[][] keys) = NeoScript.Quorum(script);
        return wanted == keys.Length - ((keys.Length - 1) / 3)
            ? new NeoQuorum(ScriptHash.Of(script), wanted, [.. keys.Select(key => NeoKey.Open(key))])
            : throw new FormatException($"{wanted} of {keys.Length} signatures are no quorum of dBFT.");
    }

    /// <summary>Whether enough of the validators have signed; signatures stand in the order of the keys.</summary>
    /// <exception cref="FormatException">The signatures are malformed.</exception>
    public bool HasSigned(byte[] message, byte[] invocation)
    {
        byte[][] signatures = NeoScript.Signatures(invocation, wanted);
        int good = 0;
        for (int key = 0; good < wanted && keys.Length - key >= wanted - good; key++)
        {
            good += keys[key].VerifyData(message, signatures[good], HashAlgorithmName.SHA256) ? 1 : 0;
        }

        return good == wanted;
    }

    public void Dispose()
    {
        foreach (ECDsa key in keys)
        {
            key.Dispose();
        }
    }
}
