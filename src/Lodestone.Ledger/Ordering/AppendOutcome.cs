namespace Lodestone.Ledger;

/// <summary>What became of an envelope. The family is closed.</summary>
public abstract record AppendOutcome
{
    private AppendOutcome()
    {
    }

    /// <summary>It stands in the order for ever.</summary>
    /// <param name="Height">In the block of this height.</param>
    public sealed record Final(long Height) : AppendOutcome;

    /// <summary>It does not stand in the order and will not: sending the same bytes again is of no use.</summary>
    /// <param name="Reason">Why, in a sentence for an operator.</param>
    public sealed record Refused(string Reason) : AppendOutcome;

    /// <summary>It may come to stand in the order yet, or not: send the same bytes again.</summary>
    /// <param name="Reason">What is known, in a sentence for an operator.</param>
    public sealed record Unknown(string Reason) : AppendOutcome;
}
