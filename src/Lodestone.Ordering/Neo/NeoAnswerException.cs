namespace Lodestone.Ordering.Neo;

/// <summary>A node gave no usable answer: ask another, or again.</summary>
internal sealed class NeoAnswerException : Exception
{
    public NeoAnswerException(string message, Exception? cause = null, bool isRefusal = false)
        : base(message, cause) => IsRefusal = isRefusal;

    /// <summary>Whether it answered, and the answer was an error.</summary>
    public bool IsRefusal { get; }
}
