namespace Lodestone.Transparency;

/// <summary>Whose an envelope is and where it stands in its organisation's chain.</summary>
/// <param name="Network">Identity of the network's genesis.</param>
/// <param name="Organisation">Party identifier of the organisation.</param>
/// <param name="Sequence">Its number in the organisation's chain, from 0, without gaps.</param>
/// <param name="Previous">Identity of the envelope before it; 32 zero bytes for the first, and for no other.</param>
/// <param name="Part">Which part of a batch it holds, from 0. The parts of a batch follow on each other.</param>
/// <param name="Parts">How many parts the batch has, 1 to <see cref="OrderEnvelope.MaxParts"/>.</param>
public sealed record EnvelopePlace(
    Hash Network, string Organisation, long Sequence, Hash Previous, int Part, int Parts);
