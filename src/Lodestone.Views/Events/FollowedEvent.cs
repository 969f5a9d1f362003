using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>A captured event as the views follow it.</summary>
/// <param name="Outline">What it names and where its bytes stand.</param>
/// <param name="Id">Its identifier, or the one that the node gave it.</param>
/// <param name="Readers">The parties that may read it, beside those who see all.</param>
public sealed record FollowedEvent(EventOutline Outline, string Id, IReadOnlyCollection<PartyId> Readers);
