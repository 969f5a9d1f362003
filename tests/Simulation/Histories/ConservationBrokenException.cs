using Lodestone.Rules;

namespace Simulation.Histories;

/// <summary>The books of a history do not add up: what the whole run is there to find.</summary>
internal sealed class ConservationBrokenException(string message) : Exception(message)
{
    public static void ThrowIfBroken(LedgerState state, string kind, int step)
    {
        foreach (ElementSides sides in Conservation.Check(state))
        {
            if (!sides.Difference.IsZero)
            {
                throw new ConservationBrokenException(
                    $"After step {step} ({kind}) {sides.Element} differs by {sides.Difference}: {sides}");
            }
        }
    }
}
