using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>Cuts a captured EPCIS document into the payloads of the statements that it becomes.</summary>
public static class EpcisDocumentSplitter
{
    /// <summary>
    /// The payloads. With <see cref="CaptureErrorBehaviour.Proceed"/> each holds the document's head and foot and one
    /// event, all bytes as they came; each payload is judged on its own later.
    /// </summary>
    /// <param name="document">The exact bytes of the request's body.</param>
    /// <param name="behaviour">What the caller wants when one event is refused.</param>
    public static SplitDocument Split(ReadOnlyMemory<byte> document, CaptureErrorBehaviour behaviour)
    {
        JsonLimits limits = behaviour == CaptureErrorBehaviour.Proceed ? JsonLimits.Capture : JsonLimits.Payload;
        if (StrictJson.TryParse(document, limits, out StrictElement root) is { } malformed)
        {
            return SplitDocument.Refused(malformed);
        }

        if (EpcisDocument.TryEvents(root, out _, out ImmutableArray<StrictElement> events) is { } refusal)
        {
            return SplitDocument.Refused(refusal);
        }

        if (behaviour == CaptureErrorBehaviour.Rollback || events.Length == 1)
        {
            return SplitDocument.Of([document]);
        }

        // Checked before anything is copied: a large header would else be multiplied by the number of events.
        int around = document.Length - (events[^1].Start + events[^1].Raw.Length - events[0].Start);
        StrictElement longest = events.MaxBy(one => one.Raw.Length);
        return around + longest.Raw.Length > JsonLimits.Payload.MaxBytes
            ? SplitDocument.Refused(longest.Refused(
                RefusalCode.TooLong,
                $"{around + longest.Raw.Length} bytes with its document, at most {JsonLimits.Payload.MaxBytes}"))
            : SplitDocument.Of([.. events.Select(one => Alone(document, events[0], one, events[^1]))]);
    }

    private static ReadOnlyMemory<byte> Alone(
        ReadOnlyMemory<byte> document, StrictElement first, StrictElement one, StrictElement last)
    {
        ReadOnlyMemory<byte> head = document[..first.Start];
        ReadOnlyMemory<byte> foot = document[(last.Start + last.Raw.Length)..];
        byte[] payload = new byte[head.Length + one.Raw.Length + foot.Length];
        head.CopyTo(payload);
        one.Raw.CopyTo(payload.AsMemory(head.Length));
        foot.CopyTo(payload.AsMemory(head.Length + one.Raw.Length));
        return payload;
    }
}
