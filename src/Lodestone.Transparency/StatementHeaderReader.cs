using static Lodestone.Transparency.StatementHeader;

namespace Lodestone.Transparency;

/// <summary>Reads the protected header of a statement: every field known, every field there, each once.</summary>
internal sealed class StatementHeaderReader
{
    private SignatureAlgorithm? _algorithm;
    private KeyId? _keyId;
    private string? _contentType;
    private bool _hasClaims;
    private string? _issuer;
    private string? _subject;
    private Hash? _audience;
    private long? _expiresAt;
    private long? _issuedAt;
    private List<long>? _critical;

    /// <summary>The header, or the malformation.</summary>
    internal static (StatementHeader? Header, StatementParse? Malformed) Read(ReadOnlyMemory<byte> content, int offset)
    {
        var reader = CoseReader.Open(content, "protected", offset);
        var fields = new StatementHeaderReader();
        fields.ReadHeader(reader);
        fields.RequireAll(reader);
        if (!reader.IsFine)
            return (null, StatementParse.Bad(reader));
        var (expiresAt, issuedAt) = (fields._expiresAt!.Value, fields._issuedAt!.Value);
        if (expiresAt <= issuedAt)
            return (null, StatementParse.Bad(StatementMalformation.ExpiresBeforeIssue, "exp", offset));
        if (expiresAt - issuedAt > MaxValiditySeconds)
            return (null, StatementParse.Bad(StatementMalformation.ValidForTooLong, "exp", offset));
        if (expiresAt > MaxUnixSeconds)
            return (null, StatementParse.Bad(StatementMalformation.OutOfRange, "exp", offset));
        return (new StatementHeader(
            fields._algorithm!.Value, fields._keyId!.Value, fields._contentType!, fields._issuer!, fields._subject!,
            fields._audience!.Value, expiresAt, issuedAt), null);
    }

    private void ReadHeader(CoseReader reader)
    {
        var count = reader.Map("protected");
        for (var i = 0; i < count && reader.IsFine; i++)
        {
            var start = reader.Here;
            switch (reader.Label("protected"))
            {
                case Label.Algorithm:
                    _algorithm = AlgorithmOf(reader);
                    break;
                case Label.Critical:
                    ReadCritical(reader);
                    break;
                case Label.ContentType:
                    _contentType = reader.Text("content type", MaxContentTypeBytes);
                    break;
                case Label.KeyId:
                    _keyId = new KeyId(reader.Hash("kid"));
                    break;
                case Label.Claims:
                    ReadClaims(reader);
                    break;
                default:
                    reader.Fail(FormatFault.UnknownField, "protected", start);
                    break;
            }
        }

        reader.EndMap();
    }

    /// <summary>Reads <c>alg</c>; a fault when it is none of ours.</summary>
    internal static SignatureAlgorithm AlgorithmOf(CoseReader reader)
    {
        var start = reader.Here;
        var algorithm = reader.Label("alg");
        if (algorithm is (long)SignatureAlgorithm.EdDSA or (long)SignatureAlgorithm.ES256
            or (long)SignatureAlgorithm.SM2)
            return (SignatureAlgorithm)algorithm;
        reader.Fail(FormatFault.UnknownAlgorithm, "alg", start);
        return SignatureAlgorithm.EdDSA;
    }

    // RFC 9052 section 3.1: a non-empty list of labels, each understood and each present in the header.
    private void ReadCritical(CoseReader reader)
    {
        var count = reader.Array(null, "crit");
        _critical = [];
        for (var i = 0; i < count && reader.IsFine; i++)
        {
            var start = reader.Here;
            var label = reader.Label("crit");
            if (label is not (Label.Algorithm or Label.ContentType or Label.KeyId or Label.Claims))
                reader.Fail(FormatFault.UnknownField, "crit", start);
            else if (_critical.Contains(label))
                reader.Fail(FormatFault.BadStructure, "crit", start);
            _critical.Add(label);
        }

        reader.EndArray();
    }

    private void ReadClaims(CoseReader reader)
    {
        _hasClaims = true;
        var count = reader.Map("CWT claims");
        for (var i = 0; i < count && reader.IsFine; i++)
        {
            var start = reader.Here;
            switch (reader.Label("CWT claims"))
            {
                case Claim.Issuer:
                    _issuer = reader.Text("iss", MaxNameBytes);
                    break;
                case Claim.Subject:
                    _subject = reader.Text("sub", MaxNameBytes);
                    break;
                case Claim.Audience:
                    _audience = reader.Hash("aud");
                    break;
                case Claim.ExpiresAt:
                    _expiresAt = reader.Unsigned("exp");
                    break;
                case Claim.IssuedAt:
                    _issuedAt = reader.Unsigned("iat");
                    break;
                default:
                    reader.Fail(FormatFault.UnknownField, "CWT claims", start);
                    break;
            }
        }

        reader.EndMap();
    }

    private void RequireAll(CoseReader reader)
    {
        Require(reader, _algorithm is not null, "alg");
        Require(reader, _contentType is not null, "content type");
        Require(reader, _keyId is not null, "kid");
        Require(reader, _hasClaims, "CWT claims");
        Require(reader, _issuer is not null, "iss");
        Require(reader, _subject is not null, "sub");
        Require(reader, _audience is not null, "aud");
        Require(reader, _expiresAt is not null, "exp");
        Require(reader, _issuedAt is not null, "iat");
    }

    private static void Require(CoseReader reader, bool isThere, string field)
    {
        if (reader.IsFine && !isThere)
            reader.Fail(FormatFault.MissingField, field);
    }
}
