using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>The payload of a statement of acts: <c>{"acts":[…]}</c>, docs/formats/acts.md.</summary>
internal static class ActsDocument
{
    /// <summary>Reads the acts.</summary>
    public static PayloadReading Read(ReadOnlyMemory<byte> payload)
    {
        if (StrictJson.TryParse(payload, JsonLimits.Payload, out StrictElement root) is { } malformed)
        {
            return PayloadReading.Refused(malformed);
        }

        var fields = new ReadingFields(root);
        ImmutableArray<Act> acts = fields.Has("acts")
            ? fields.List("acts", ActForms.Any, null)
            : fields.Some("acts", ActForms.Any, null);
        fields.Require(acts.Length > 0, RefusalCode.StatementEmpty, "acts");
        fields.NothingElse();
        root.Release();
        return fields.Refusal is { } refusal ? PayloadReading.Refused(refusal) : PayloadReading.Read(acts);
    }
}
