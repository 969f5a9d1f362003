using Lodestone.Vocabulary;

namespace Simulation.Plants;

/// <summary>A lot with what is really in it, which no ledger knows.</summary>
/// <param name="Eid">The lot.</param>
/// <param name="Grams">True content by element, in the plant's order of elements.</param>
internal sealed record TrueLot(Eid Eid, double[] Grams);
