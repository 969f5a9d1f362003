using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>A captured payload, read once for all its events.</summary>
public sealed class CapturedPayload
{
    private readonly StrictElement root;
    private readonly Dictionary<int, StrictElement> events = [];

    private CapturedPayload(StrictElement root)
    {
        this.root = root;
        Find(root);
        if (events.Count == 0)
        {
            events[root.Start] = root;
        }
    }

    /// <summary>Reads a payload that the door let in.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static CapturedPayload Read(ReadOnlyMemory<byte> payload) =>
        StrictJson.TryParse(payload, JsonLimits.Payload, out StrictElement root) is { } refusal
            ? throw new InvalidDataException($"A payload of the log is no JSON: {refusal}.")
            : new CapturedPayload(root);

    /// <summary>The event that begins at a byte.</summary>
    /// <param name="start">The byte.</param>
    /// <param name="recorded">When the log took it.</param>
    /// <param name="id">Its identifier if it was captured without.</param>
    public CapturedEvent At(int start, Instant recorded, string id)
    {
        StrictElement at = events[start];
        string? own = at.TryLook("eventID"u8, out StrictElement stated) && stated.IsText ? stated.Text : null;
        bool alone = at.Start == root.Start;
        return new CapturedEvent(at, !alone && root.TryLook("@context"u8, out StrictElement context) ? context : null)
        {
            Recorded = recorded,
            Id = own ?? id,
        };
    }

    private void Find(StrictElement at)
    {
        if (!at.IsObject)
        {
            return;
        }

        if (at.TryLook("eventList"u8, out StrictElement list) && list.IsList)
        {
            foreach (StrictElement item in list.Values)
            {
                events[item.Start] = item;
            }
        }

        foreach (ReadOnlyMemory<byte> step in Steps)
        {
            if (at.TryLook(step.Span, out StrictElement inner))
            {
                Find(inner);
            }
        }
    }

    private static readonly ReadOnlyMemory<byte>[] Steps =
        ["epcisBody"u8.ToArray(), "queryResults"u8.ToArray(), "resultsBody"u8.ToArray()];
}
