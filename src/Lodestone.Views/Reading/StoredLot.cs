using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>A lot as stored.</summary>
/// <param name="Number">Its number in the file.</param>
/// <param name="Made">The event that made it, or null.</param>
/// <param name="Receiver">Who is to receive it, or null.</param>
/// <param name="Row">The state's row.</param>
internal sealed record StoredLot(long Number, long? Made, PartyId? Receiver, LotRow Row)
{
    /// <summary>Who is concerned with it now.</summary>
    public IReadOnlyList<PartyId> Concerned => Receiver is { } receiver
        ? [Row.Possessor, Row.Owner, receiver]
        : [Row.Possessor, Row.Owner];
}
