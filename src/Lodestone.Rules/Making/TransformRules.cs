using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>
/// Lots become lots: process steps, splits, merges, samples, and what is charged to or drawn from circuits.
/// </summary>
internal static class TransformRules
{
    // Every rule about outputs names their fields: most transformations have few.
    private static readonly ImmutableArray<string> OutputFields =
        [.. Enumerable.Range(0, 16).Select(index => $"outputs[{index}]")];

    /// <summary>Declared losses are of listed elements (109) and no less than nothing (111).</summary>
    public static Refusal? LossesAreAmounts(Case it, TransformLots act)
    {
        for (int i = 0; i < act.Losses.Length; i++)
        {
            if (!act.Losses[i].Element.IsListed)
            {
                return it.Refuse(RefusalCode.ValueNotAllowed, $"losses[{i}].element", act.Losses[i].Element.Symbol);
            }

            if (!ElementBalance.IsAnAmount(act.Losses[i].Amount))
            {
                return it.Refuse(RefusalCode.NumberOutOfRange, $"losses[{i}].amount", act.Losses[i].Amount.ToString());
            }
        }

        return null;
    }

    /// <summary>Outputs are in their grammars and of known materials (113, 119).</summary>
    public static Refusal? OutputsAreInGrammar(Case it, TransformLots act) =>
        FirstOf(it, act, Declarations.IsInGrammar);

    /// <summary>The process step is in the catalogue (120).</summary>
    public static Refusal? StepIsKnown(Case it, TransformLots act) =>
        StepCatalogue.TryFind(act.ProcessStep, out _)
            ? null
            : it.Refuse(RefusalCode.ProcessStepUnknown, "processStep", act.ProcessStep);

    /// <summary>
    /// The event has the form of its step (123): a batch has inputs and outputs, a circuit at least one of them; a
    /// split or sample divides one lot, a merge joins several into one.
    /// </summary>
    public static Refusal? FormFitsTheStep(Case it, TransformLots act)
    {
        bool fits = StepOf(act).Kind switch
        {
            StepKind.Split or StepKind.Sample =>
                act.Circuit is null && act.Inputs.Length == 1 && act.Outputs.Length >= 1 && act.Losses.IsEmpty,
            StepKind.Merge =>
                act.Circuit is null && act.Inputs.Length >= 2 && act.Outputs.Length == 1 && act.Losses.IsEmpty,
            _ when act.Circuit is null => !act.Inputs.IsEmpty && !act.Outputs.IsEmpty,
            _ => !act.Inputs.IsEmpty || !act.Outputs.IsEmpty || !act.Losses.IsEmpty,
        };
        return fits ? null : it.Refuse(RefusalCode.EventMalformed, "processStep", act.ProcessStep);
    }

    /// <summary>Outputs' identities follow from the issuer, and their bases can be accounted for (124, 125).</summary>
    public static Refusal? OutputsAreIdentified(Case it, TransformLots act) =>
        FirstOf(it, act, Declarations.IsIdentified);

    /// <summary>
    /// The issuer runs the site and is permitted for the step and every chain concerned (308 to 311). Handling is no
    /// process of its own: any permit at the site will do.
    /// </summary>
    public static Refusal? StepIsPermitted(Case it, TransformLots act) =>
        Standing.RunsSite(it, act.Site, "site") ?? PermitFor(it, act, out _);

    /// <summary>The event's time is believable and not before its inputs (401 to 404).</summary>
    public static Refusal? StepIsTimely(Case it, TransformLots act)
    {
        Instant? lots = NamedLots.LatestEventOf(it, act);
        Instant? taken = act.Circuit is { } uri ? it.Draft.Circuits.Find(uri)?.LastTaken : null;
        return Timing.Check(it, act.Event, lots is null || taken > lots ? taken : lots, act.Site);
    }

    /// <summary>
    /// Inputs are usable here, in the mass taken, each named once; outputs are new; materials are those of the step
    /// (501 to 517, the lowest number of all that apply).
    /// </summary>
    public static Refusal? LotsMayBeUsedAndMade(Case it, TransformLots act) => Lowest(
        LotAccess.CheckAll(it, act, LotDemands.Usable, act.Site),
        PortionsAreThere(it, act),
        NamedLots.LotsAreNamedOnce(it, act),
        OutputsAreNew(it, act),
        MaterialsAreOfTheStep(it, act));

    /// <summary>
    /// Material unaccounted for is neither circuit nor feed (603), and the circuit is one of this site and step (610).
    /// </summary>
    public static Refusal? CircuitIsOfTheStep(Case it, TransformLots act)
    {
        if (act.Circuit is not { } uri)
        {
            return null;
        }

        if (UnaccountedAccount.IsNamedBy(uri))
        {
            return it.Refuse(RefusalCode.UnaccountedForIsNotSpendable, "circuit", uri);
        }

        return it.Draft.Circuits.Find(uri) is { } circuit && circuit.Site == act.Site && circuit.Party == it.Issuer
            && string.Equals(circuit.Step, act.ProcessStep, StringComparison.Ordinal)
                ? null
                : it.Refuse(RefusalCode.CircuitUnknown, "circuit", uri);
    }

    /// <summary>Judges the accounts (601 to 614), the owner (704), and writes what became of what.</summary>
    public static Refusal? Transform(Case it, TransformLots act)
    {
        Transformation made = new(it, act, StepOf(act));
        return made.Judge() ?? made.Write() ?? EventLog.Record(it, act.Event);
    }

    /// <summary>The permit under which a step is done; of several chains, that of the last.</summary>
    public static Refusal? PermitFor(Case it, TransformLots act, out PermitRow? permit)
    {
        ProcessStep step = StepOf(act);
        Activity? activity = step.IsHandling ? null : step.Activity;
        permit = null;
        List<Chain> chains = ChainsOf(it, act);
        if (chains.Count == 0)
        {
            return Standing.HoldsPermit(it, act.Site, activity, null, "processStep", out permit);
        }

        foreach (Chain chain in chains)
        {
            if (Standing.HoldsPermit(it, act.Site, activity, chain, "processStep", out permit) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    /// <summary>The name of an output's field.</summary>
    public static string OutputField(int index) =>
        index < OutputFields.Length ? OutputFields[index] : $"outputs[{index}]";

    private static List<Chain> ChainsOf(Case it, TransformLots act)
    {
        List<Chain> chains = [];
        foreach (LotPortion input in act.Inputs)
        {
            Note(it.Draft.Lots.Find(input.Lot.Code)?.Material);
        }

        foreach (LotDeclaration output in act.Outputs)
        {
            Note(output.Material);
        }

        return chains;

        void Note(string? material)
        {
            if (material is not null && Declarations.MaterialOf(material).Chain is var chain && !chains.Contains(chain))
            {
                chains.Add(chain);
            }
        }
    }

    private static Refusal? PortionsAreThere(Case it, TransformLots act)
    {
        for (int i = 0; i < act.Inputs.Length; i++)
        {
            LotRow? lot = it.Draft.Lots.Find(act.Inputs[i].Lot.Code);
            if (lot is not null && act.Inputs[i].Mass is { } mass)
            {
                if (mass > lot.Remaining)
                {
                    return it.Refuse(RefusalCode.MassExceeded, $"inputs[{i}].mass", $"{mass} > {lot.Remaining}");
                }

                if (mass.IsZero)
                {
                    return it.Refuse(RefusalCode.MassZero, $"inputs[{i}].mass");
                }
            }
        }

        return null;
    }

    private static Refusal? OutputsAreNew(Case it, TransformLots act)
    {
        HashSet<string> seen = new(act.Outputs.Length, StringComparer.Ordinal);
        foreach (LotDeclaration output in act.Outputs)
        {
            if (!seen.Add(output.Eid.Code) || (output.Alias is { } alias && !seen.Add(alias)))
            {
                return it.Refuse(RefusalCode.LotNamedTwice, "outputs", output.Eid.Code);
            }
        }

        return FirstOf(it, act, Declarations.IsNew);
    }

    private static Refusal? MaterialsAreOfTheStep(Case it, TransformLots act)
    {
        ProcessStep step = StepOf(act);
        ImmutableArray<LotRow> inputs = NamedLots.RowsOf(it, act);
        foreach (LotRow input in inputs)
        {
            if (!step.Inputs.IsEmpty && !step.Inputs.Contains(input.Material))
            {
                return it.Refuse(RefusalCode.MaterialNotOfTheStep, "inputs", $"{input.Material} into {step}");
            }
        }

        for (int i = 0; i < act.Outputs.Length; i++)
        {
            string made = act.Outputs[i].Material;
            bool fits = step.Kind switch
            {
                StepKind.Merge => inputs.All(input => input.Material == made),
                StepKind.Split or StepKind.Sample => true,
                _ => step.Outputs.IsEmpty ? IsOfAChain(made, inputs) : step.Outputs.Contains(made),
            };
            if (!fits)
            {
                return it.Refuse(RefusalCode.MaterialNotOfTheStep, $"outputs[{i}].material", $"{made} from {step}");
            }
        }

        return null;
    }

    private static bool IsOfAChain(string material, ImmutableArray<LotRow> inputs) => inputs.IsEmpty
        || inputs.Any(
            input => Declarations.MaterialOf(input.Material).Chain == Declarations.MaterialOf(material).Chain);

    private static Refusal? FirstOf(Case it, TransformLots act, Func<Case, LotDeclaration, string, Refusal?> judge)
    {
        for (int i = 0; i < act.Outputs.Length; i++)
        {
            if (judge(it, act.Outputs[i], OutputField(i)) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private static Refusal? Lowest(params ReadOnlySpan<Refusal?> refusals)
    {
        Refusal? lowest = null;
        foreach (Refusal? refusal in refusals)
        {
            lowest = refusal is not null && (lowest is null || refusal.Code < lowest.Code) ? refusal : lowest;
        }

        return lowest;
    }

    private static ProcessStep StepOf(TransformLots act) =>
        StepCatalogue.TryFind(act.ProcessStep, out ProcessStep? step)
        ? step
        : throw new InvalidOperationException("The step's rule stands before all rules that read it.");
}
