namespace Lodestone.Interchange;

/// <summary>One parameter of a query as it was stated.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">Its values as text; of a query string, not yet divided at <c>|</c>.</param>
/// <param name="IsDivided">Whether each value is one already: so in JSON.</param>
public sealed record QueryParameter(string Name, IReadOnlyList<string> Values, bool IsDivided)
{
    /// <summary>Each value for itself.</summary>
    internal IReadOnlyList<string> Each => IsDivided ? Values : Values[0].Split('|');
}
