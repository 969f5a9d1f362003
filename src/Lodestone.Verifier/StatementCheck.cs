using System.Collections.Immutable;
using Lodestone.Interchange;
using Lodestone.Rules;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Verifier;

/// <summary>
/// Every shown entry is a statement for this network, logged once and while it was valid, signed by a key that the state
/// proves to be the issuer's and valid at that position.
/// </summary>
internal sealed class StatementCheck
{
    // What a ledger allows before its genesis has said otherwise.
    private const long SkewBeforeGenesisMs = 120_000;

    private readonly TrustAnchor anchor;
    private readonly ProvenRows rows;
    private readonly BundleChecks without;
    private readonly HashSet<Hash> seen = [];
    private readonly Dictionary<string, PublicKey?> publicKeys = new(StringComparer.Ordinal);
    private long? skewMs;

    private StatementCheck(TrustAnchor anchor, ProvenRows rows, BundleChecks without)
    {
        this.anchor = anchor;
        this.rows = rows;
        this.without = without;
    }

    internal static ImmutableArray<ProvenStatement> Run(
        EvidenceBundle bundle, TrustAnchor anchor, ProvenRows rows, BundleChecks without, List<Finding> findings)
    {
        StatementCheck check = new(anchor, rows, without);
        ImmutableArray<ProvenStatement>.Builder proven = ImmutableArray.CreateBuilder<ProvenStatement>();
        for (int i = 0; i < bundle.Entries.Length; i++)
        {
            (ProvenStatement? statement, Finding? fault) = check.Of(bundle.Entries[i], $"entries[{i}]");
            if (fault is not null)
            {
                findings.Add(fault);
            }
            else
            {
                proven.Add(statement!);
            }
        }

        return proven.ToImmutable();
    }

    private (ProvenStatement? Statement, Finding? Fault) Of(BundleEntry entry, string part)
    {
        StatementParse parse = SignedStatement.Parse(entry.Statement);
        if (parse.Statement is not { } signed)
        {
            return (null, new Finding(FindingCode.StatementMalformed, part, $"{parse.Malformation} in {parse.Field}"));
        }

        KeyRow? key = rows.Keys.TryGetValue(signed.Header.KeyId.ToHex(), out (int Place, KeyRow Row) named)
            ? named.Row
            : null;
        if ((EnvelopeFault(entry, signed, part) ?? KeyFault(entry, signed, part, key)) is { } fault)
        {
            return (null, fault);
        }

        PartyId party = key!.Party;
        PayloadReading reading = Payload.Parse(signed.Payload, signed.Header.ContentType, party);
        if (reading.Refusal is { } refusal)
        {
            return (null, new Finding(FindingCode.PayloadUnreadable, part, refusal.ToString()));
        }

        if (entry.Index == 0 && reading.Acts is [Genesis genesis])
        {
            skewMs = genesis.SkewSeconds * 1_000L;
        }

        return (new ProvenStatement(entry.Index, new Instant(entry.BlockTimeMs), new Statement(
            StatementIdentity.FromBytes(signed.Identity.Span),
            party,
            signed.Header.KeyId.ToHex(),
            Instant.FromUnixSeconds(signed.Header.IssuedAt),
            Instant.FromUnixSeconds(signed.Header.ExpiresAt),
            reading.Acts)), null);
    }

    private Finding? EnvelopeFault(BundleEntry entry, SignedStatement signed, string part)
    {
        StatementHeader header = signed.Header;

        // The genesis is the network: it names itself by being it, not by its audience.
        bool isOurs = entry.Index == 0 ? signed.Identity == anchor.Network : header.Audience == anchor.Network;
        if (!isOurs && !without.HasFlag(BundleChecks.Network))
        {
            return new Finding(FindingCode.OtherNetwork, part, $"audience {header.Audience.ToHex()}");
        }

        // By identity, not by bytes: an ECDSA signature can be written anew, the statement stays the same.
        if (!seen.Add(signed.Identity) && !without.HasFlag(BundleChecks.Repetition))
        {
            return new Finding(FindingCode.StatementTwice, part, signed.Identity.ToHex());
        }

        if (without.HasFlag(BundleChecks.Validity))
        {
            return null;
        }

        // Issuers' own times hold the log's: a statement cannot be older than its signature, nor outlive it. How far its
        // clock may be ahead only the genesis says; where that is withheld, only the end of validity is judged.
        Instant block = new(entry.BlockTimeMs);
        long? skew = entry.Index == 0 ? SkewBeforeGenesisMs : skewMs;
        bool isEarly = skew is { } ahead && Instant.FromUnixSeconds(header.IssuedAt) > block.PlusMilliseconds(ahead);
        return isEarly || Instant.FromUnixSeconds(header.ExpiresAt) < block
            ? new Finding(
                FindingCode.OutsideItsValidity, part,
                $"valid {header.IssuedAt} to {header.ExpiresAt}, block time {entry.BlockTimeMs} ms")
            : null;
    }

    private Finding? KeyFault(BundleEntry entry, SignedStatement signed, string part, KeyRow? key)
    {
        string keyId = signed.Header.KeyId.ToHex();
        if (key is null)
        {
            return new Finding(FindingCode.KeyNotProven, part, keyId);
        }

        // A key may revoke itself: the revocation still stands.
        bool isValid = key.Party.Value == signed.Header.Issuer && key.From <= entry.Index
            && !(key.RevokedAt < entry.Index) && !(key.ValidTo?.UnixMilliseconds <= entry.BlockTimeMs);
        if (!isValid && !without.HasFlag(BundleChecks.Keys))
        {
            return new Finding(
                FindingCode.KeyNotValid, part, $"{keyId} for {signed.Header.Issuer} at entry {entry.Index}");
        }

        // Reading a key proves that it is a point of its curve, which costs more than a signature: once for each key.
        if (!publicKeys.TryGetValue(keyId, out PublicKey? publicKey))
        {
            publicKeys[keyId] = publicKey = KeyOf(key);
        }

        SignatureVerdict verdict = publicKey is null
            ? SignatureVerdict.KeyMismatch
            : signed.VerifySignature(publicKey);
        return verdict == SignatureVerdict.Valid || without.HasFlag(BundleChecks.Signatures)
            ? null
            : new Finding(FindingCode.SignatureInvalid, part, verdict.ToString());
    }

    private static PublicKey? KeyOf(KeyRow row)
    {
        try
        {
            Parsed<PublicKey> key =
                PublicKey.Parse((SignatureAlgorithm)row.Algorithm, Convert.FromHexString(row.PublicKey));
            return key.IsParsed ? key.Value : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
