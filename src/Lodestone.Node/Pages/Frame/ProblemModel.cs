using Lodestone.Vocabulary;

namespace Lodestone.Node.Pages;

/// <summary>A refusal as a page shows it.</summary>
/// <param name="Refusal">The refusal.</param>
/// <param name="Status">HTTP status.</param>
public sealed record ProblemModel(Refusal Refusal, int Status);
