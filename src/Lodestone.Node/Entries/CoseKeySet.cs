using System.Formats.Cbor;
using Lodestone.Transparency;

namespace Lodestone.Node.Entries;

/// <summary>Public keys as a COSE_KeySet (RFC 9052 section 7), as SCITT's reference API serves them.</summary>
internal static class CoseKeySet
{
    private const int OctetKeyPair = 1;
    private const int TwoCoordinates = 2;
    private const int Ed25519 = 6;
    private const int CoordinateBytes = 32;

    // IANA has no number for sm2p256v1: of the range for private use, as the algorithm's.
    private const int Sm2Curve = (int)SignatureAlgorithm.SM2;

    /// <summary>The set of one Ed25519 or SM2 key, in deterministic encoding.</summary>
    public static byte[] Of(PublicKey key)
    {
        bool isEd25519 = key.Algorithm == SignatureAlgorithm.EdDSA;
        if (!isEd25519 && key.Algorithm != SignatureAlgorithm.SM2)
        {
            throw new ArgumentException("A log signs its receipts with Ed25519 or SM2.", nameof(key));
        }

        CborWriter cbor = new(CborConformanceMode.Canonical);
        cbor.WriteStartArray(1);
        cbor.WriteStartMap(isEd25519 ? 5 : 6);
        Write(cbor, 1, isEd25519 ? OctetKeyPair : TwoCoordinates);
        cbor.WriteInt32(2);
        cbor.WriteByteString(key.KeyId.Value.Span);
        Write(cbor, 3, (int)key.Algorithm);
        Write(cbor, -1, isEd25519 ? Ed25519 : Sm2Curve);
        cbor.WriteInt32(-2);
        cbor.WriteByteString(isEd25519 ? key.Bytes.Span : key.Bytes.Span.Slice(1, CoordinateBytes));
        if (!isEd25519)
        {
            cbor.WriteInt32(-3);
            cbor.WriteByteString(key.Bytes.Span[(1 + CoordinateBytes)..]);
        }

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
