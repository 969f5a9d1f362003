using System.Collections.Frozen;

namespace Lodestone.Vocabulary;

/// <summary>The sentences of all refusals; <c>docs/REFUSALS.md</c> is held equal to it by a test.</summary>
public static partial class RefusalCatalogue
{
    /// <summary>Every refusal in order of precedence.</summary>
    public static IReadOnlyList<RefusalText> All { get; } = [.. Rows().OrderBy(row => (int)row.Code)];

    private static readonly FrozenDictionary<RefusalCode, RefusalText> ByCode =
        All.ToFrozenDictionary(row => row.Code);

    /// <summary>What a refusal says.</summary>
    /// <exception cref="KeyNotFoundException">No such number.</exception>
    public static RefusalText Of(RefusalCode code) => ByCode[code];

    private static IEnumerable<RefusalText> Rows() =>
    [
        .. AtTheDoor(), .. OfTheEnvelope(), .. OfTheActor(), .. OfTime(), .. OfLots(), .. OfConservation(),
        .. OfMovement(), .. OfAuthority(), .. OfCorrections(), .. OfTheNode(),
    ];

    // The same bytes can never be accepted: what is wrong is in them, or cannot change.
    private static RefusalText Final(
        RefusalCode code, string sentenceEn, string sentenceZh, string remedyEn, string remedyZh) =>
        new(code, sentenceEn, sentenceZh, remedyEn, remedyZh, RetryHelps: false);

    // The same bytes may be accepted once something else has happened, while the statement is valid.
    private static RefusalText Passing(
        RefusalCode code, string sentenceEn, string sentenceZh, string remedyEn, string remedyZh) =>
        new(code, sentenceEn, sentenceZh, remedyEn, remedyZh, RetryHelps: true);
}
