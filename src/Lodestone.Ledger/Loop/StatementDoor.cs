using Lodestone.Interchange;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Ledger;

/// <summary>
/// The one place where foreign bytes become a statement: envelope, issuer, payload, in this order, each refused with
/// its number. Runs on the callers' threads, before anything is ordered; changes nothing.
/// </summary>
internal static class StatementDoor
{
    /// <summary>Reads a submission; the signature is not looked at yet.</summary>
    internal static (SignedStatement? Signed, Statement? Statement, Refusal? Refusal) Read(ReadOnlyMemory<byte> cose)
    {
        StatementParse parse = SignedStatement.Parse(cose);
        if (!parse.IsParsed)
        {
            return (null, null, RefusalOf(parse));
        }

        SignedStatement signed = parse.Statement;
        StatementHeader header = signed.Header;
        if (PartyId.TryParse(header.Issuer, "iss", out PartyId issuer) is { } badIssuer)
        {
            return (signed, null, badIssuer);
        }

        PayloadReading reading = Payload.Parse(signed.Payload, header.ContentType, issuer);
        if (reading.Refusal is { } badPayload)
        {
            return (signed, null, badPayload);
        }

        Statement statement = new(
            StatementIdentity.FromBytes(signed.Identity.Span),
            issuer,
            header.KeyId.ToHex(),
            Instant.FromUnixSeconds(header.IssuedAt),
            Instant.FromUnixSeconds(header.ExpiresAt),
            reading.Acts);
        return (signed, statement, null);
    }

    /// <summary>Reads an entry of the log, which the door let in once.</summary>
    /// <exception cref="StoreFailureException">The door would not let it in: it is not what was logged.</exception>
    internal static Arrival ReadLogged(ReadOnlyMemory<byte> cose, EntryIndex index)
    {
        (SignedStatement? signed, Statement? statement, Refusal? refusal) = Read(cose);
        return refusal is null
            ? new Arrival(signed!, statement!, SignatureHolds: false)
            : throw new StoreFailureException($"Entry {index} is no statement: {refusal}.");
    }

    private static Refusal RefusalOf(StatementParse parse)
    {
        RefusalCode code = parse.Malformation switch
        {
            StatementMalformation.Empty or StatementMalformation.TooLong or StatementMalformation.Truncated
                or StatementMalformation.TrailingBytes or StatementMalformation.NotDeterministic
                or StatementMalformation.TooDeep or StatementMalformation.NotACoseSign1
                or StatementMalformation.PayloadDetached => RefusalCode.EnvelopeMalformed,
            StatementMalformation.UnknownCriticalField or StatementMalformation.UnprotectedHeaderNotEmpty =>
                RefusalCode.HeaderUnknown,
            StatementMalformation.ExpiresBeforeIssue or StatementMalformation.ValidForTooLong =>
                RefusalCode.ValidityTooLong,
            _ => RefusalCode.HeaderMalformed,
        };
        return new Refusal(
            code,
            parse.Field.Length == 0 ? null : parse.Field,
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture, $"{parse.Malformation} at byte {parse.Offset}"));
    }
}
