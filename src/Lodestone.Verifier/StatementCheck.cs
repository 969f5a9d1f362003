using System.Collections.Immutable;
using Lodestone.Interchange;
using Lodestone.Rules;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Verifier;

/// <summary>
/// Every shown entry is a statement for this network, signed by a key that the state proves to be the issuer's and
/// valid at that position.
/// </summary>
internal static class StatementCheck
{
    internal static ImmutableArray<ProvenStatement> Run(
        EvidenceBundle bundle, TrustAnchor anchor, List<Finding> findings)
    {
        Dictionary<string, KeyRow> keys = KeysOf(bundle);
        ImmutableArray<ProvenStatement>.Builder proven = ImmutableArray.CreateBuilder<ProvenStatement>();
        for (int i = 0; i < bundle.Entries.Length; i++)
        {
            (ProvenStatement? statement, Finding? fault) = Check(bundle.Entries[i], $"entries[{i}]", anchor, keys);
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

    private static (ProvenStatement? Statement, Finding? Fault) Check(
        BundleEntry entry, string part, TrustAnchor anchor, Dictionary<string, KeyRow> keys)
    {
        StatementParse parse = SignedStatement.Parse(entry.Statement);
        if (parse.Statement is not { } signed)
        {
            return (null, new Finding(FindingCode.StatementMalformed, part, $"{parse.Malformation} in {parse.Field}"));
        }

        StatementHeader header = signed.Header;

        // The genesis is the network: it names itself by being it, not by its audience.
        if (entry.Index == 0 ? signed.Identity != anchor.Network : header.Audience != anchor.Network)
        {
            return (null, new Finding(FindingCode.OtherNetwork, part, $"audience {header.Audience.ToHex()}"));
        }

        string keyId = header.KeyId.ToHex();
        if (!keys.TryGetValue(keyId, out KeyRow? row))
        {
            return (null, new Finding(FindingCode.KeyNotProven, part, keyId));
        }

        if (row.Party.Value != header.Issuer || row.From > entry.Index || row.RevokedAt <= entry.Index
            || (row.ValidTo is { } end && end.UnixMilliseconds <= entry.BlockTimeMs))
        {
            return (null, new Finding(FindingCode.KeyNotValid, part, $"{keyId} for {header.Issuer} at {entry.Index}"));
        }

        Parsed<PublicKey> key =
            PublicKey.Parse((SignatureAlgorithm)row.Algorithm, Convert.FromHexString(row.PublicKey));
        SignatureVerdict verdict = key.IsParsed ? signed.VerifySignature(key.Value) : SignatureVerdict.KeyMismatch;
        if (verdict != SignatureVerdict.Valid)
        {
            return (null, new Finding(FindingCode.SignatureInvalid, part, verdict.ToString()));
        }

        PayloadReading reading = Payload.Parse(signed.Payload, header.ContentType, row.Party);
        if (reading.Refusal is { } refusal)
        {
            return (null, new Finding(FindingCode.PayloadUnreadable, part, refusal.ToString()));
        }

        Statement statement = new(
            StatementIdentity.FromBytes(signed.Identity.Span),
            row.Party,
            keyId,
            Instant.FromUnixSeconds(header.IssuedAt),
            Instant.FromUnixSeconds(header.ExpiresAt),
            reading.Acts);
        return (new ProvenStatement(entry.Index, new Instant(entry.BlockTimeMs), statement), null);
    }

    private static Dictionary<string, KeyRow> KeysOf(EvidenceBundle bundle)
    {
        Dictionary<string, KeyRow> keys = new(StringComparer.Ordinal);
        LedgerState state = LedgerState.Restore(
            bundle.Rows.Where(row => row.Table == "key").Select(row => new StateChange(row.Table, row.Key, row.Row)),
            new byte[32]);
        foreach ((string id, KeyRow row) in state.Keys.Rows)
        {
            keys[id] = row;
        }

        return keys;
    }
}
