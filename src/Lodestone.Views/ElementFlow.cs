using Lodestone.Vocabulary;

namespace Lodestone.Views;

/// <summary>So much of an element, whatever its origin. Exact.</summary>
/// <param name="Element">The element.</param>
/// <param name="Amount">How much; negative only as a difference.</param>
public sealed record ElementFlow(Element Element, ElementAmount Amount);
