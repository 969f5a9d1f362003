using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

internal static class EpcisDocument
{
    public static PayloadReading Read(ReadOnlyMemory<byte> payload, PartyId issuer) =>
        PayloadReading.Refused(new Refusal(RefusalCode.ContentTypeUnknown));
}
