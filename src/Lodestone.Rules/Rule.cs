using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>A sentence of the law about one kind of act: null if it is kept, else its numbered refusal.</summary>
/// <remarks>
/// The last sentence of a row in the <see cref="Rulebook"/> is the effect: it writes to the draft, and refuses only
/// what cannot be known before (an event id that is taken).
/// </remarks>
internal delegate Refusal? Rule<in TAct>(Case it, TAct act)
    where TAct : Act;

/// <summary>How many persons an act needs.</summary>
internal enum Decision
{
    /// <summary>One: it stands as soon as it is said.</summary>
    OnePerson = 1,

    /// <summary>One or two, as its own rules tell: it may stand in a proposal.</summary>
    OneOrTwoPersons = 2,

    /// <summary>Two: it stands only in a proposal that another person approves.</summary>
    TwoPersons = 3,
}

/// <summary>One row of the <see cref="Rulebook"/> without its act's type.</summary>
internal abstract class ActLaw(Decision decision)
{
    /// <summary>The kind of act that this row is about.</summary>
    public abstract Type ActType { get; }

    /// <summary>How many persons the act needs.</summary>
    public Decision Decision { get; } = decision;

    /// <summary>Whether the act would stand; nothing is written.</summary>
    public abstract Refusal? Judge(Case it, Act act);

    /// <summary>Judges the act and, if it stands, writes its effect to the draft.</summary>
    public Refusal? JudgeAndDo(Case it, Act act) => Judge(it, act) ?? EnoughPersons(it) ?? Do(it, act);

    private Refusal? EnoughPersons(Case it) => Decision == Decision.TwoPersons && !it.IsDecidedByTwo
        ? it.Refuse(RefusalCode.TwoPersonsRequired, "type", ActType.Name)
        : null;

    private protected abstract Refusal? Do(Case it, Act act);
}

/// <summary>One row of the <see cref="Rulebook"/>: rules in order of precedence, then the effect.</summary>
internal sealed class ActLaw<TAct>(Decision decision, Rule<TAct>[] rules, Rule<TAct> effect) : ActLaw(decision)
    where TAct : Act
{
    public override Type ActType => typeof(TAct);

    public override Refusal? Judge(Case it, Act act)
    {
        foreach (Rule<TAct> rule in rules)
        {
            if (rule(it, (TAct)act) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private protected override Refusal? Do(Case it, Act act) => effect(it, (TAct)act);
}
