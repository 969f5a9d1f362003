using System.Collections.Immutable;
using Lodestone.Interchange;
using Lodestone.Ledger;
using Lodestone.Node.Access;
using Lodestone.Node.Hosting;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.EpcisQuery;

/// <summary>What the views are told of the events of an entry, and by whom each may be read.</summary>
internal static class EventFollowing
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>The events of an entry; none if it says acts of another kind.</summary>
    public static IReadOnlyList<FollowedEvent> Of(LogEntry entry)
    {
        if (entry.Signed.Header.ContentType != ContentTypes.Epcis)
        {
            return [];
        }

        ImmutableArray<EventOutline> outlines = EventOutlines.Of(entry.Signed.Payload.Span);
        FollowedEvent[] events = new FollowedEvent[outlines.Length];
        for (int place = 0; place < events.Length; place++)
        {
            EventOutline outline = outlines[place];
            events[place] = new FollowedEvent(
                outline,
                outline.EventId ?? EventIdentity.Of(entry.Signed.Identity, place),
                Readers(entry.Statement, place, outline));
        }

        return events;
    }

    /// <summary>Ends once the views have followed all that is published now, or have been given long enough.</summary>
    public static async Task CaughtUp(OpenNode node, CancellationToken cancel)
    {
        long size = node.Ledger.Log.Size.Value;
        for (TimeSpan waited = TimeSpan.Zero; node.Views.NextIndex < size && waited < Longest; waited += Step)
        {
            await Task.Delay(Step, cancel);
        }
    }

    // The issuer, whom the act is addressed to, and whom sources and destinations name.
    private static HashSet<PartyId> Readers(Statement statement, int place, EventOutline outline)
    {
        HashSet<PartyId> readers = [statement.Issuer, .. outline.Parties];
        if (place < statement.Acts.Length)
        {
            readers.UnionWith(Addressees.Of(statement.Acts[place]));
        }

        return readers;
    }
}
