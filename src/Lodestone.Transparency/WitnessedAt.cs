namespace Lodestone.Transparency;

/// <summary>A witness that cosigned, and its own latest time for it.</summary>
/// <param name="Witness">The witness's key.</param>
/// <param name="TimestampSeconds">Unix seconds by the witness's clock.</param>
public sealed record WitnessedAt(NoteKey Witness, long TimestampSeconds);
