using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>
/// The law as a table: for each act, the rules that it must pass, in order; the last one does it. In SCITT's words this
/// is the registration policy (RFC 9943). Pure: the same state, statement and position give the same verdict everywhere.
/// </summary>
public static class Rulebook
{
    /// <summary>Judges a statement against a state; neither is changed.</summary>
    public static Verdict Judge(LedgerState state, Statement statement, Position position)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(statement);
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

    private static Refusal? JudgeAct(Case it, Act act) => act switch
    {
        _ => new Refusal(RefusalCode.ActUnknown, it.Field("type"), act.GetType().Name),
    };
}
