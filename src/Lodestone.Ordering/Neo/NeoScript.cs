namespace Lodestone.Ordering.Neo;

/// <summary>
/// The few scripts that count here. Opcodes: 0x0C PUSHDATA1, 0x0D PUSHDATA2, 0x11 to 0x20 PUSH1 to PUSH16, 0x00 PUSHINT8,
/// 0x41 SYSCALL, 0x45 DROP (https://github.com/neo-project/neo-vm, OpCode.cs).
/// </summary>
internal static class NeoScript
{
    /// <summary>The longest envelope: its script of 4 bytes more must not pass 65,535 bytes.</summary>
    public const int MaxEnvelope = 65_531;

    private static readonly byte[] CheckSignature = [0x41, 0x56, 0xE7, 0xB3, 0x27];
    private static readonly byte[] CheckSignatures = [0x41, 0x9E, 0xD0, 0xDC, 0x3A];

    /// <summary>Pushes the envelope and drops it: nothing is executed but its being there.</summary>
    public static byte[] Carrying(ReadOnlySpan<byte> envelope) =>
        new WireWriter().Byte(0x0D).UInt16((ushort)envelope.Length).Bytes(envelope).Byte(0x45).ToArray();

    /// <summary>Where the envelope of a script lies; nothing if the script is of any other shape.</summary>
    public static bool TryEnvelope(ReadOnlySpan<byte> script, out ReadOnlySpan<byte> envelope)
    {
        envelope = default;
        if (script.Length < 5 || script[0] != 0x0D || script[^1] != 0x45
            || (script[1] | (script[2] << 8)) != script.Length - 4)
        {
            return false;
        }

        envelope = script[3..^1];
        return true;
    }

    /// <summary>What a single key must satisfy.</summary>
    public static byte[] OfKey(ReadOnlySpan<byte> key) => [0x0C, 33, .. key, .. CheckSignature];

    /// <summary>What shows that a single key has signed.</summary>
    public static byte[] Showing(ReadOnlySpan<byte> signature) => [0x0C, 64, .. signature];

    /// <summary>The keys of a script that wants so many signatures of so many keys.</summary>
    /// <exception cref="FormatException">It is no such script.</exception>
    public static (int Wanted, byte[][] Keys) Quorum(ReadOnlySpan<byte> script)
    {
        WireReader reader = new(script);
        int wanted = Number(ref reader, reader.Byte());
        List<byte[]> keys = [];
        byte next = reader.Byte();
        for (; next == 0x0C; next = reader.Byte())
        {
            if (reader.Byte() != 33)
            {
                throw reader.Wrong("a key has not 33 bytes");
            }

            keys.Add(reader.Take(33).ToArray());
        }

        if (Number(ref reader, next) != keys.Count || wanted < 1 || wanted > keys.Count
            || !reader.Take(5).SequenceEqual(CheckSignatures))
        {
            throw reader.Wrong("this is no script for several signatures");
        }

        reader.End();
        return (wanted, [.. keys]);
    }

    /// <summary>The signatures that a quorum's script is given.</summary>
    /// <exception cref="FormatException">There are not exactly so many signatures.</exception>
    public static byte[][] Signatures(ReadOnlySpan<byte> script, int count)
    {
        WireReader reader = new(script);
        byte[][] signatures = new byte[count][];
        for (int i = 0; i < count; i++)
        {
            if (reader.Byte() != 0x0C || reader.Byte() != 64)
            {
                throw reader.Wrong("a signature is expected");
            }

            signatures[i] = reader.Take(64).ToArray();
        }

        reader.End();
        return signatures;
    }

    private static int Number(ref WireReader reader, byte code) => code switch
    {
        >= 0x11 and <= 0x20 => code - 0x10,
        0x00 when reader.Byte() is > 16 and < 128 and var number => number,
        _ => throw reader.Wrong("a number of keys is expected"),
    };
}
