using System.Formats.Cbor;
using Lodestone.Transparency;

namespace Lodestone.Node.Entries;

/// <summary>Public keys as a COSE_KeySet (RFC 9052 section 7), as SCITT's reference API serves them.</summary>
internal static class CoseKeySet
{
    private const int OctetKeyPair = 1;
    private const int Ed25519 = 6;

    /// <summary>The set of one Ed25519 key, in deterministic encoding.</summary>
    public static byte[] Of(PublicKey key)
    {
        if (key.Algorithm != SignatureAlgorithm.EdDSA)
        {
            throw new ArgumentException("A log signs its receipts with Ed25519.", nameof(key));
        }

        CborWriter cbor = new(CborConformanceMode.Canonical);
        cbor.WriteStartArray(1);
        cbor.WriteStartMap(5);
        Write(cbor, 1, OctetKeyPair);
        cbor.WriteInt32(2);
        cbor.WriteByteString(key.KeyId.Value.Span);
        Write(cbor, 3, (int)key.Algorithm);
        Write(cbor, -1, Ed25519);
        cbor.WriteInt32(-2);
        cbor.WriteByteString(key.Bytes.Span);
        cbor.WriteEndMap();
        cbor.WriteEndArray();
        return cbor.Encode();
    }

    private static void Write(CborWriter cbor, int label, int value)
    {
        cbor.WriteInt32(label);
        cbor.WriteInt32(value);
    }
}
