using System.Collections.Immutable;
using System.Formats.Cbor;
using Lodestone.Transparency;

namespace Lodestone.Verifier;

/// <summary>
/// What the log vouches for in a bundle: the hash of every part, so that nothing can be left out, added or altered
/// without its showing. The payload of a signed statement of the log with this content type.
/// </summary>
/// <param name="Parts">Hashes of the parts 2 to 8 (<see cref="EvidenceBundle.PartHashes"/>).</param>
public sealed record BundleManifest(ImmutableArray<Hash> Parts)
{
    /// <summary>The content type of the signed statement.</summary>
    public const string ContentType = "application/vnd.lodestone.manifest+cbor";

    /// <summary>The canonical payload: an array of the seven hashes.</summary>
    public byte[] Encode()
    {
        CborWriter writer = CanonicalCbor.NewWriter();
        writer.WriteStartArray(Parts.Length);
        foreach (Hash part in Parts)
        {
            writer.WriteByteString(part.Span);
        }

        writer.WriteEndArray();
        return writer.Encode();
    }

    /// <summary>Signs a bundle: fills its manifest.</summary>
    /// <param name="bundle">The bundle, its manifest not yet set.</param>
    /// <param name="logStatementKey">The log's statement key.</param>
    /// <param name="origin">The log's origin.</param>
    /// <param name="network">Identity of the genesis statement.</param>
    /// <param name="issuedAtSeconds">When, Unix seconds.</param>
    /// <exception cref="ArgumentException">The key is ECDSA: anybody can write such a signature anew.</exception>
    public static EvidenceBundle Seal(
        EvidenceBundle bundle, SigningKey logStatementKey, string origin, Hash network, long issuedAtSeconds)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        ArgumentNullException.ThrowIfNull(logStatementKey);
        if (logStatementKey.PublicKey.Algorithm == SignatureAlgorithm.ES256)
        {
            throw new ArgumentException("Manifests are signed with Ed25519 or SM2.", nameof(logStatementKey));
        }

        StatementHeader header = new(
            logStatementKey.PublicKey.Algorithm,
            logStatementKey.PublicKey.KeyId,
            ContentType,
            origin,
            bundle.Subject.Code,
            network,
            issuedAtSeconds + StatementHeader.MaxValiditySeconds,
            issuedAtSeconds);
        byte[] payload = new BundleManifest(bundle.PartHashes()).Encode();
        return bundle with { Manifest = SignedStatement.Create(logStatementKey, header, payload).Bytes };
    }

    /// <summary>
    /// Reads and verifies a bundle's manifest, and compares every part with it. ECDSA does not count: of such a signature
    /// (r, s) anybody can make the other one (r, n - s), and the altered bundle would be as good as the first.
    /// </summary>
    internal static IEnumerable<Finding> Check(EvidenceBundle bundle, TrustAnchor anchor, BundleChecks without)
    {
        StatementParse parse = SignedStatement.Parse(bundle.Manifest);
        if (parse.Statement is not { } statement)
        {
            yield return Invalid($"{parse.Malformation} in {parse.Field} at byte {parse.Offset}");
            yield break;
        }

        if (!without.HasFlag(BundleChecks.ManifestSignature) && FaultOf(statement, anchor) is { } fault)
        {
            yield return Invalid(fault);
            yield break;
        }

        if (statement.Header.Subject != bundle.Subject.Code && !without.HasFlag(BundleChecks.ManifestSignature))
        {
            yield return Invalid($"is of lot {statement.Header.Subject}");
        }

        ImmutableArray<Hash> parts = bundle.PartHashes();
        if (!without.HasFlag(BundleChecks.ManifestParts)
            && !statement.Payload.Span.SequenceEqual(new BundleManifest(parts).Encode()))
        {
            foreach (Finding finding in Differences(statement.Payload.Span, parts))
            {
                yield return finding;
            }
        }
    }

    private static string? FaultOf(SignedStatement statement, TrustAnchor anchor)
    {
        StatementHeader header = statement.Header;
        SignatureVerdict signature = statement.VerifySignature(anchor.LogStatementKey);
        return header.Algorithm == SignatureAlgorithm.ES256 ? $"algorithm {header.Algorithm}"
            : signature != SignatureVerdict.Valid ? $"signature: {signature}"
            : header.ContentType != ContentType ? $"content type {header.ContentType}"
            : header.Issuer != anchor.LogKey.Name ? $"issuer {header.Issuer}"
            : header.Audience != anchor.Network ? $"audience {header.Audience.ToHex()}"
            : null;
    }

    private static Finding Invalid(string detail) => new(FindingCode.ManifestInvalid, "manifest", detail);

    // The payload is an array head of one byte and seven byte strings with heads of two bytes: fixed places.
    private static List<Finding> Differences(ReadOnlySpan<byte> payload, ImmutableArray<Hash> parts)
    {
        const int itemLength = 2 + Hash.Length;
        List<Finding> findings = [];
        if (payload.Length != 1 + (parts.Length * itemLength))
        {
            return [Invalid("not a list of seven hashes")];
        }

        for (int i = 0; i < parts.Length; i++)
        {
            if (!payload.Slice(1 + (i * itemLength) + 2, Hash.Length).SequenceEqual(parts[i].Span))
            {
                findings.Add(new Finding(
                    FindingCode.PartNotAsListed, EvidenceBundle.NameOfPart(i + 2), "differs from the signed manifest"));
            }
        }

        if (findings.Count == 0)
        {
            findings.Add(Invalid("not a list of seven hashes"));
        }

        return findings;
    }
}
