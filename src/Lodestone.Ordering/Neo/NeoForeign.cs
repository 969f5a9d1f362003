namespace Lodestone.Ordering.Neo;

/// <summary>
/// Steps over what only other people's transactions hold: scopes, rules and attributes. All of the kinds that a Neo N3 node
/// knows are read, for a block that holds one is still a block
/// (https://github.com/neo-project/neo, Network/P2P/Payloads: Signer.cs, TransactionAttribute.cs, Conditions).
/// </summary>
internal static class NeoForeign
{
    private const int MaxItems = 16;
    private const int MaxDepth = 8;

    /// <summary>Steps over a signer; its scope is the answer.</summary>
    public static byte Signer(ref WireReader reader)
    {
        reader.Take(ScriptHash.Length);
        byte scope = reader.Byte();
        if ((scope & ~0xF1) != 0)
        {
            throw reader.Wrong("a signer has an unknown scope");
        }

        Several(ref reader, (scope & 0x10) != 0, ScriptHash.Length);
        Several(ref reader, (scope & 0x20) != 0, 33);
        int rules = (scope & 0x40) != 0 ? reader.Length(MaxItems) : 0;
        for (int i = 0; i < rules; i++)
        {
            reader.Byte();
            Condition(ref reader, 0);
        }

        return scope;
    }

    /// <summary>Steps over an attribute.</summary>
    public static void Attribute(ref WireReader reader)
    {
        switch (reader.Byte())
        {
            case 0x01: // High priority.
                break;
            case 0x11: // An oracle's answer: number, code, result.
                reader.UInt64();
                reader.Byte();
                reader.Sized(ushort.MaxValue);
                break;
            case 0x20: // Not valid before a height.
                reader.UInt32();
                break;
            case 0x21: // In conflict with a transaction.
                reader.Take(32);
                break;
            case 0x22: // Assisted by a notary: number of keys.
                reader.Byte();
                break;
            default:
                throw reader.Wrong("a transaction has an unknown attribute");
        }
    }

    private static void Several(ref WireReader reader, bool isThere, int length)
    {
        int count = isThere ? reader.Length(MaxItems) : 0;
        for (int i = 0; i < count; i++)
        {
            reader.Take(length);
        }
    }

    private static void Condition(ref WireReader reader, int depth)
    {
        byte kind = reader.Byte();
        switch (kind)
        {
            case 0x00: // A truth value.
                reader.Byte();
                break;
            case 0x01 when depth < MaxDepth: // Not.
                Condition(ref reader, depth + 1);
                break;
            case 0x02 or 0x03 when depth < MaxDepth: // All of, any of.
                int count = reader.Length(MaxItems);
                for (int i = 0; i < count; i++)
                {
                    Condition(ref reader, depth + 1);
                }

                break;
            case 0x18 or 0x28: // A script; called by one.
                reader.Take(ScriptHash.Length);
                break;
            case 0x19 or 0x29: // A group; called by one.
                reader.Take(33);
                break;
            case 0x20: // Called by the entry script.
                break;
            default:
                throw reader.Wrong("a signer has an unknown condition");
        }
    }
}
