namespace Lodestone.Views;

/// <summary>
/// The database of the views does not answer, or does not hold views of this program's version yet. Nothing is wrong with
/// what was asked: trying again later may do.
/// </summary>
public sealed class ViewsUnavailableException : Exception
{
    /// <summary>Says what is the matter.</summary>
    public ViewsUnavailableException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
