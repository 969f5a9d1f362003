using Lodestone.Interchange;
using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace Lodestone.Demo.Tests;

/// <summary>A demo year as the law sees it: every payload read from its bytes, judged and applied.</summary>
internal sealed class JudgedYear
{
    private static readonly Dictionary<long, JudgedYear> Known = [];
    private static readonly Lock Gate = new();

    private JudgedYear(DemoYear year, int most)
    {
        State = new LedgerState();
        Truth = year.Truth;
        foreach (DemoStatement statement in year.Statements().Take(most))
        {
            Judge(statement);
        }
    }

    public LedgerState State { get; }

    public DemoTruth Truth { get; }

    public List<string> Refusals { get; } = [];

    /// <summary>A whole year; the same one for all tests, which only read it.</summary>
    public static JudgedYear Of(long scale)
    {
        lock (Gate)
        {
            return Known.TryGetValue(scale, out JudgedYear? year)
                ? year
                : Known[scale] = Begin(new DemoOptions { Scale = scale }, int.MaxValue);
        }
    }

    /// <summary>So many statements of a year.</summary>
    public static JudgedYear Begin(DemoOptions options, int most) => new(new DemoYear(options), most);

    public LotRow Lot(string eid) => State.Lots.Find(eid)!;

    private void Judge(DemoStatement drawn)
    {
        PayloadReading reading = Payload.Parse(drawn.Payload, drawn.ContentType, drawn.Issuer);
        if (reading.Refusal is { } unread)
        {
            Refusals.Add($"{drawn.Index} {drawn.Narrative} {drawn.Acts[0].GetType().Name}: {unread}");
            return;
        }

        Statement statement = new(
            drawn.Identity, drawn.Issuer, drawn.Header.KeyId.ToHex(), Instant.FromUnixSeconds(drawn.Header.IssuedAt),
            Instant.FromUnixSeconds(drawn.Header.ExpiresAt), reading.Acts);
        Verdict verdict = Rulebook.Judge(State, statement, new Position(drawn.Index, drawn.Time));
        if (verdict.Refusal is { } refused)
        {
            Refusals.Add($"{drawn.Index} {drawn.Time} {drawn.Narrative} {drawn.Acts[0].GetType().Name}: {refused}");
            return;
        }

        State.Apply(verdict.Draft!);
    }
}
