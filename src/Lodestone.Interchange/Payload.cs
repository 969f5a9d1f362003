using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>The payload of a statement, read strictly and once from the bytes that were signed.</summary>
public static class Payload
{
    /// <summary>Reads a payload's acts.</summary>
    /// <param name="payload">The exact bytes.</param>
    /// <param name="contentType">The content type that the statement's protected header names.</param>
    /// <param name="issuer">Who says it: identities of new lots follow from it.</param>
    public static PayloadReading Parse(ReadOnlyMemory<byte> payload, string contentType, PartyId issuer) =>
        contentType switch
        {
            ContentTypes.Acts => ActsDocument.Read(payload),
            ContentTypes.Epcis => EpcisDocument.Read(payload, issuer),
            _ => PayloadReading.Refused(new Refusal(
                RefusalCode.ContentTypeUnknown, null, JsonText.Printable(contentType ?? string.Empty))),
        };
}
