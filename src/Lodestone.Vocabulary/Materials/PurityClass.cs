namespace Lodestone.Vocabulary;

/// <summary>A trade class of purity.</summary>
/// <param name="Name">Such as <c>4N5</c> or <c>Sb99.90</c>.</param>
/// <param name="MinPurity">The least share of the main substance among what the class counts.</param>
/// <param name="Standard">Where the class is defined; empty if it is only usage.</param>
public sealed record PurityClass(string Name, Ppb MinPurity, string Standard);
