using System.Collections.Frozen;
using Lodestone.Vocabulary;
using static Lodestone.Rules.GenesisRules;

namespace Lodestone.Rules;

/// <summary>
/// The law as a table: for each act, the rules that it must pass, in order of precedence, and then what it does. In
/// SCITT's words this is the registration policy (RFC 9943). Pure: the same state, statement and position give the same
/// verdict everywhere.
/// </summary>
public static class Rulebook
{
    private static readonly FrozenDictionary<Type, ActLaw> Law = new ActLaw[]
    {
        // The registry
        On<Genesis>(
            [GenesisIsSpokenByItsRoot, RootHasTwoPersons, GenesisStandsAloneInEntryZero, RootKeysAreNew],
            BeginNetwork),
    }.ToFrozenDictionary(row => row.ActType);

    /// <summary>Judges a statement against a state; neither is changed.</summary>
    public static Verdict Judge(LedgerState state, Statement statement, Position position)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(statement);
        if (statement.Acts.IsDefaultOrEmpty)
        {
            return Verdict.Refused(new Refusal(RefusalCode.StatementEmpty));
        }

        Draft draft = state.Begin();
        for (int i = 0; i < statement.Acts.Length; i++)
        {
            if (JudgeAct(new Case(draft, statement, i, position), statement.Acts[i]) is { } refusal)
            {
                return Verdict.Refused(refusal);
            }
        }

        return Verdict.Accepted(draft);
    }

    private static ActLaw<TAct> On<TAct>(Rule<TAct>[] rules, Rule<TAct> effect)
        where TAct : Act => new(rules, effect);

    private static Refusal? JudgeAct(Case it, Act act)
    {
        if (!Law.TryGetValue(act.GetType(), out ActLaw? law))
        {
            return new Refusal(RefusalCode.ActUnknown, it.Field("type"), act.GetType().Name);
        }

        it.Draft.BeginAct();
        if ((Standing.MayAct(it, act) ?? law.JudgeAndDo(it, act)) is { } refusal)
        {
            return refusal;
        }

        EventLog.ForgetUndoOfChangedLots(it);
        return null;
    }
}
