namespace Lodestone.Vocabulary;

/// <summary>
/// A refusal: what was asked is not done, nothing has changed. A value, never an exception. The number is stable for
/// ever; its sentence, its way out and whether a retry can help stand in <see cref="RefusalCatalogue"/>.
/// </summary>
/// <param name="Code">The stable number.</param>
/// <param name="Field">
/// Where in the statement, as a path such as <c>acts[0].outputs[1].mass</c>; null if no one field.
/// </param>
/// <param name="Detail">The value or figures concerned, in ASCII where it is ours; null if none.</param>
public sealed record Refusal(RefusalCode Code, string? Field = null, string? Detail = null)
{
    /// <summary>The number, the field and the detail in one line.</summary>
    public override string ToString() =>
        $"{(int)Code} {Code}{(Field is null ? "" : $" at {Field}")}{(Detail is null ? "" : $": {Detail}")}";
}
