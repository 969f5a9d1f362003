namespace Simulation.Histories;

/// <summary>
/// One random history: at least <see cref="LeastSteps"/> accepted steps with a split, a merge, a circuit charged and
/// drawn, and a transformation among them, the books checked after each.
/// </summary>
internal static class History
{
    public const int LeastSteps = 20;

    // A history that cannot get on is a fault of the generator, not of the rules.
    private const int MostProposals = 5_000;

    private static readonly (int Weight, Func<Chronicle, bool> Move)[] Moves =
    [
        (14, Histories.Moves.Commission),
        (22, Histories.Moves.Transform),
        (12, Histories.Moves.Charge),
        (12, Histories.Moves.Draw),
        (12, Histories.Moves.Split),
        (10, Histories.Moves.Merge),
        (3, Affairs.TakeStock),
        (2, Affairs.ShipAndReceive),
        (2, Affairs.PassTitle),
        (2, Affairs.End),
        (3, Affairs.Correct),
        (3, Affairs.DecideQuarantine),
        (2, Affairs.CorrectSource),
        (1, Affairs.PassCredit),
    ];

    private static readonly (string Kind, Func<Chronicle, bool> Move)[] Needed =
    [
        ("transform", Histories.Moves.Transform), ("charge", Histories.Moves.Charge), ("draw", Histories.Moves.Draw),
        ("split", Histories.Moves.Split), ("merge", Histories.Moves.Merge),
    ];

    private static readonly int TotalWeight = Moves.Sum(move => move.Weight);

    /// <summary>Runs the history of a seed.</summary>
    public static Chronicle Run(ulong seed, Tally tally)
    {
        Chronicle it = new(new Dice(seed), tally);
        while (!Histories.Moves.Commission(it))
        {
        }

        for (int proposals = 0; !IsWhole(it); proposals++)
        {
            if (proposals == MostProposals)
            {
                throw new InvalidOperationException($"History {seed} does not get on: {it.Steps} steps.");
            }

            Next(it)(it);
        }

        tally.CountHistory();
        return it;
    }

    private static bool IsWhole(Chronicle it) =>
        it.Steps >= LeastSteps && Needed.All(needed => it.Kinds.Contains(needed.Kind));

    private static Func<Chronicle, bool> Next(Chronicle it)
    {
        // Late in a history what is still missing comes first, with fresh material now and then.
        if (it.Steps >= LeastSteps && !it.Dice.Percent(30))
        {
            return Needed.First(needed => !it.Kinds.Contains(needed.Kind)).Move;
        }

        int at = it.Dice.Below(TotalWeight);
        int i = 0;
        while (at >= Moves[i].Weight)
        {
            at -= Moves[i++].Weight;
        }

        return it.Events.Count == 0 ? Histories.Moves.Commission : Moves[i].Move;
    }
}
