namespace Lodestone.Views;

/// <summary>Where an amount is on its way: at an origin, in a lot, at an event, or out of sight.</summary>
/// <param name="Kind">Kind of place; circuits' events are processes here.</param>
/// <param name="Number">Number of the lot or event, else 0.</param>
/// <param name="Origin">The origin, else empty.</param>
internal readonly record struct FlowPlace(FlowNodeKind Kind, long Number, string Origin)
{
    public static readonly FlowPlace Unfollowed = new(FlowNodeKind.NotFollowed, 0, string.Empty);

    public static FlowPlace OfLot(long number) => new(FlowNodeKind.Lot, number, string.Empty);

    public static FlowPlace OfEvent(long number) => new(FlowNodeKind.Process, number, string.Empty);

    public static FlowPlace OfOrigin(string origin) => new(FlowNodeKind.Origin, 0, origin);
}
