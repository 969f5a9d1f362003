namespace Lodestone.Verifier;

/// <summary>What a finding says to people, in both languages.</summary>
/// <param name="Code">The number.</param>
/// <param name="SentenceEn">What was found, in English.</param>
/// <param name="SentenceZh">What was found, in Chinese.</param>
/// <param name="RemedyEn">What the reader can do, in English.</param>
/// <param name="RemedyZh">What the reader can do, in Chinese.</param>
public sealed record FindingText(
    FindingCode Code, string SentenceEn, string SentenceZh, string RemedyEn, string RemedyZh);
