using Lodestone.Vocabulary;

namespace Lodestone.Node.Problems;

/// <summary>A refusal of the catalogue, in both languages.</summary>
/// <param name="Refusal">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Status">HTTP status with which it is answered.</param>
/// <param name="En">What is wrong, in English.</param>
/// <param name="Zh">What is wrong, in Chinese.</param>
/// <param name="RemedyEn">What to do, in English.</param>
/// <param name="RemedyZh">What to do, in Chinese.</param>
/// <param name="RetryHelps">Whether the same bytes may be accepted later.</param>
internal sealed record ProblemForm(
    int Refusal, string Name, int Status, string En, string Zh, string RemedyEn, string RemedyZh, bool RetryHelps)
{
    /// <summary>The form of a row.</summary>
    public static ProblemForm Of(RefusalText text) => new(
        (int)text.Code, text.Code.ToString(), Problem.StatusOf(text.Code), text.SentenceEn, text.SentenceZh,
        text.RemedyEn, text.RemedyZh, text.RetryHelps);
}
