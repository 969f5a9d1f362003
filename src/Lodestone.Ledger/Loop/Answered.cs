using Lodestone.Transparency;

namespace Lodestone.Ledger;

/// <summary>An answer that is known, and who waits for it.</summary>
/// <param name="Who">Those who wait.</param>
/// <param name="Answer">The answer.</param>
internal sealed record Answered(IReadOnlyList<Submitted> Who, Answer Answer)
{
    /// <summary>Gives answers at once.</summary>
    internal static void Give(IEnumerable<Answered> answers)
    {
        foreach (Answered answered in answers)
        {
            foreach (Submitted one in answered.Who)
            {
                one.Give(answered.Answer);
            }
        }
    }

    /// <summary>Gives answers once a size is final: in a consortium, acknowledged means final.</summary>
    internal static async Task GiveWhenFinalAsync(
        NodeAgreement agreement, TreeSize size, IReadOnlyList<Answered> answers, CancellationToken closing)
    {
        NotAcceptingReason? reason;
        try
        {
            reason = await agreement.FinalAsync(size, closing) ? null : NotAcceptingReason.Disagreement;
        }
        catch (OperationCanceledException)
        {
            reason = NotAcceptingReason.Closing;
        }

        Give(reason is { } why ? answers.Select(one => one with { Answer = new Answer.NotTaken(why) }) : answers);
    }
}
