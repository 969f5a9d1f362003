using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <content>How the table is read.</content>
public static partial class Rulebook
{
    /// <summary>Judges a statement against a state; neither is changed.</summary>
    public static Verdict Judge(LedgerState state, Statement statement, Position position)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(statement);
        if (statement.Acts.IsDefaultOrEmpty)
        {
            return Verdict.Refused(new Refusal(RefusalCode.StatementEmpty));
        }

        // Rows keep who speaks: the identifier that the registry keeps already, not one more copy of it.
        if (state.Parties.Find(statement.Issuer.Value) is { } issuer)
        {
            statement = statement with { Issuer = issuer.Party };
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
        where TAct : Act => new(Decision.OnePerson, rules, effect);

    private static ActLaw<TAct> OnOneOrTwoPersons<TAct>(Rule<TAct>[] rules, Rule<TAct> effect)
        where TAct : Act => new(Decision.OneOrTwoPersons, rules, effect);

    private static ActLaw<TAct> OnTwoPersons<TAct>(Rule<TAct>[] rules, Rule<TAct> effect)
        where TAct : Act => new(Decision.TwoPersons, rules, effect);

    /// <summary>The row of an act, or null.</summary>
    internal static ActLaw? LawOf(Act act) => Law.GetValueOrDefault(act.GetType());

    /// <summary>The row of a kind of act that was proposed.</summary>
    internal static ActLaw LawNamed(string actType) => Law.Values.First(law => law.ActType.Name == actType);

    private static Refusal? JudgeAct(Case it, Act act)
    {
        if (!Law.TryGetValue(act.GetType(), out ActLaw? law))
        {
            return new Refusal(RefusalCode.ActUnknown, it.Field("type"), act.GetType().Name);
        }

        it.Draft.BeginAct();
        Refusal? barred = MemberStanding.Bars(it, act);
        Refusal? unlawful = Standing.MayAct(it, act) ?? law.JudgeAndDo(it, act);
        if ((barred is null || unlawful?.Code < barred.Code ? unlawful : barred) is { } refusal)
        {
            return refusal;
        }

        EventLog.ForgetUndoOfWhatChanged(it);
        return null;
    }
}
