namespace Lodestone.Ordering;

/// <summary>
/// The order in the database is not the one that was handed on before, or contradicts itself: a block is missing or was
/// rewritten. Trying again is of no use; an operator restores what was there.
/// </summary>
public sealed class BrokenOrderException : Exception
{
    /// <summary>Says what is wrong.</summary>
    public BrokenOrderException(string message)
        : base(message)
    {
    }
}
