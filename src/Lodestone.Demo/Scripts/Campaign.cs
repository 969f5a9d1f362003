using Lodestone.Vocabulary;

namespace Lodestone.Demo;

/// <summary>A script that begins in the course of the year.</summary>
/// <param name="Start">When.</param>
/// <param name="Script">What it says; made as it is drawn.</param>
internal sealed record Campaign(Instant Start, IEnumerable<Entry> Script);
