using Lodestone.Demo;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Bench.Ingest;

/// <summary>
/// The first weeks of a dense demo year, one event a statement, signed: mines, plants, carriers, laboratories and
/// authorities at their usual mixture.
/// </summary>
internal sealed class Year : IDisposable
{
    /// <summary>Events of the whole year: so many that a block's worth lies within hours.</summary>
    private const long Scale = 2_000_000;

    private const int MostTogether = 1_000;

    private readonly IEnumerator<(DemoStatement Statement, SignedStatement Signed)> statements =
        new DemoYear(new DemoOptions { Scale = Scale }).SignedStatements().GetEnumerator();

    /// <summary>The genesis by itself.</summary>
    public Submittal Genesis() => Next(1);

    /// <summary>What comes next, in groups of at most a thousand.</summary>
    public IReadOnlyList<Submittal> Take(int count)
    {
        List<Submittal> groups = [];
        for (int left = count; left > 0; left -= groups[^1].Statements.Count)
        {
            groups.Add(Next(Math.Min(left, MostTogether)));
        }

        return groups;
    }

    /// <inheritdoc/>
    public void Dispose() => statements.Dispose();

    private Submittal Next(int count)
    {
        List<SignedStatement> group = [];
        int events = 0;
        Instant last = default;
        while (group.Count < count && statements.MoveNext())
        {
            group.Add(statements.Current.Signed);
            events += statements.Current.Statement.Acts.Length;
            last = statements.Current.Statement.Time;
        }

        return new Submittal(group, events, last);
    }
}
