namespace Lodestone.Vocabulary;

/// <summary>What a refusal says to people, in both languages.</summary>
/// <param name="Code">The number.</param>
/// <param name="SentenceEn">What is wrong, in English.</param>
/// <param name="SentenceZh">What is wrong, in Chinese.</param>
/// <param name="RemedyEn">What the caller can do, in English.</param>
/// <param name="RemedyZh">What the caller can do, in Chinese.</param>
/// <param name="RetryHelps">Whether the same bytes may be accepted later.</param>
public sealed record RefusalText(
    RefusalCode Code, string SentenceEn, string SentenceZh, string RemedyEn, string RemedyZh, bool RetryHelps);

/// <summary>The sentences of all refusals; <c>docs/REFUSALS.md</c> is held equal to it by a test.</summary>
public static partial class RefusalCatalogue
{
    /// <summary>Every refusal in order of precedence.</summary>
    public static IReadOnlyList<RefusalText> All { get; } = [.. Rows().OrderBy(row => (int)row.Code)];

    /// <summary>What a refusal says.</summary>
    public static RefusalText Of(RefusalCode code) => All.First(row => row.Code == code);

    private static RefusalText[] Rows() => [];
}
