namespace Lodestone.Views;

/// <summary>A text that a person sees, in both languages.</summary>
/// <param name="En">English.</param>
/// <param name="Zh">中文.</param>
public sealed record Label(string En, string Zh)
{
    /// <inheritdoc/>
    public override string ToString() => $"{En} / {Zh}";
}
