using Lodestone.Interchange;
using Lodestone.Vocabulary;

namespace Lodestone.Node.EpcisQuery;

/// <summary>A page of the events that a query asks for.</summary>
/// <param name="Events">The events in order.</param>
/// <param name="Next">Where the next page begins; null if there is none.</param>
/// <param name="Refusal">Why the query is not answered; null if it is.</param>
internal sealed record EventPage(IReadOnlyList<CapturedEvent> Events, PageMark? Next, Refusal? Refusal)
{
    /// <summary>A refusal.</summary>
    public static EventPage Refused(Refusal refusal) => new([], null, refusal);
}
