using Lodestone.Interchange;
using Lodestone.Ledger;
using Lodestone.Transparency;
using Lodestone.Views;

namespace Lodestone.Node.EpcisQuery;

/// <summary>
/// Captured events from the log itself, each entry read once: what is answered are the bytes that were signed. Not for
/// several threads at once.
/// </summary>
internal sealed class EventBytes(LogReader log)
{
    private long held = -1;
    private Hash identity;
    private ReadOnlyMemory<byte> payload;
    private CapturedPayload? read;

    /// <summary>An event that the views have found.</summary>
    public CapturedEvent Of(FoundEvent found)
    {
        Hold(found.Entry);
        read ??= CapturedPayload.Read(payload);
        return read.At(found.Start, found.Recorded, EventIdentity.Of(identity, found.Place));
    }

    /// <summary>The whole payload in which an event stands.</summary>
    public ReadOnlyMemory<byte> PayloadOf(FoundEvent found)
    {
        Hold(found.Entry);
        return payload;
    }

    private void Hold(long entry)
    {
        if (entry == held)
        {
            return;
        }

        SignedStatement signed = SignedStatement.Parse(log.EntryAt(new EntryIndex(entry))!).Statement!;
        (held, identity, payload, read) = (entry, signed.Identity, signed.Payload, null);
    }
}
