using Lodestone.Transparency;

namespace Lodestone.Demo;

/// <summary>
/// A plausible year of the demo consortium as a stream of statements in the order of their submission. Nothing is kept
/// but what still is to come, so a year of tens of millions of events needs no more memory than one of thousands.
/// </summary>
public sealed class DemoYear
{
    private const int SignedAtOnce = 256;
    private readonly World world;
    private readonly PriorityQueue<IEnumerator<Entry>, (long Time, long Order)> scripts = new();
    private Hash audience = Hash.Zero;
    private long started;
    private long placed;

    /// <summary>A year, not yet begun.</summary>
    public DemoYear(DemoOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        world = new World(options);
    }

    /// <summary>What the year planted; complete when all statements have been drawn.</summary>
    public DemoTruth Truth => world.Truth;

    /// <summary>The statements of a year.</summary>
    public static IEnumerable<DemoStatement> Statements(DemoOptions options) => new DemoYear(options).Statements();

    /// <summary>
    /// The year's statements, the genesis first. To be enumerated once: a second year is a second
    /// <see cref="DemoYear"/>.
    /// </summary>
    /// <exception cref="InvalidOperationException">The year has been drawn already.</exception>
    public IEnumerable<DemoStatement> Statements()
    {
        if (started > 0)
        {
            throw new InvalidOperationException("A demo year is drawn once.");
        }

        Begin(Founding.Script(world));
        foreach (DemoStatement statement in Play([]))
        {
            yield return statement;
        }

        Calendar calendar = new(world);
        foreach (IEnumerable<Entry> script in calendar.Standing())
        {
            Begin(script);
        }

        foreach (DemoStatement statement in Play(calendar.Campaigns()))
        {
            yield return statement;
        }
    }

    /// <summary>
    /// The year's statements with their signatures, in order; signed some hundred at a time on all processors.
    /// </summary>
    public IEnumerable<(DemoStatement Statement, SignedStatement Signed)> SignedStatements()
    {
        foreach (DemoStatement[] chunk in Statements().Chunk(SignedAtOnce))
        {
            SignedStatement[] made = new SignedStatement[chunk.Length];
            Parallel.For(0, chunk.Length, i => made[i] = chunk[i].Sign());
            for (int i = 0; i < chunk.Length; i++)
            {
                yield return (chunk[i], made[i]);
            }
        }
    }

    // Always the script whose next statement is the earliest; a campaign begins when its time has come.
    private IEnumerable<DemoStatement> Play(IEnumerable<Campaign> campaigns)
    {
        using IEnumerator<Campaign> waiting = campaigns.GetEnumerator();
        bool waits = waiting.MoveNext();
        while (waits || scripts.Count > 0)
        {
            while (waits && (!scripts.TryPeek(out _, out (long Time, long Order) first)
                || waiting.Current.Start.UnixMilliseconds <= first.Time))
            {
                Begin(waiting.Current.Script);
                waits = waiting.MoveNext();
            }

            if (!scripts.TryDequeue(out IEnumerator<Entry>? script, out _))
            {
                continue;
            }

            yield return Placed(script.Current);
            Next(script);
        }
    }

    private DemoStatement Placed(Entry entry)
    {
        DemoStatement statement = entry.Place(
            its => new DemoStatement(placed++, world.Options, audience, its));
        if (statement.Index == 0)
        {
            audience = Hash.FromBytes(Convert.FromHexString(statement.Identity.Hex));
        }

        world.Truth.Count(statement);
        return statement;
    }

    private void Begin(IEnumerable<Entry> script) => Next(script.GetEnumerator());

    private void Next(IEnumerator<Entry> script)
    {
        if (script.MoveNext())
        {
            scripts.Enqueue(script, (script.Current.Time.UnixMilliseconds, started++));
        }
        else
        {
            script.Dispose();
        }
    }
}
