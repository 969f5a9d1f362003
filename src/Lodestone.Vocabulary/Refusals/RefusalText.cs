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
