namespace Lodestone.Ledger;

/// <summary>
/// The disk failed, or what it gave back is not what was written. The loop stops for good: nothing more is acknowledged
/// or signed, and the process must end. Never retried: after a failed sync nobody knows what is on the disk.
/// </summary>
public sealed class StoreFailureException : Exception
{
    /// <summary>A failure told in one sentence.</summary>
    public StoreFailureException(string message)
        : base(message)
    {
    }

    /// <summary>A failure and what lay beneath it.</summary>
    public StoreFailureException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
