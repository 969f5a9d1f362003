using Lodestone.Vocabulary;

namespace Lodestone.Ledger;

/// <summary>
/// Where block times come from: a clock, or for demo networks a simulated time that is set forward and runs on from
/// there. The loop clamps what it gets to run forward, so a clock that is set back holds the time still.
/// </summary>
public sealed class TimeSource
{
    private readonly TimeProvider clock;
    private readonly Lock gate = new();
    private long offset;

    /// <summary>Time as the clock gives it.</summary>
    public TimeSource(TimeProvider clock) => this.clock = clock;

    private TimeSource(TimeProvider clock, Instant start)
    {
        this.clock = clock;
        IsSimulated = true;
        offset = start.UnixMilliseconds - ClockNow;
    }

    /// <summary>Whether the time is simulated: only a network whose genesis says that it is a demo allows it.</summary>
    public bool IsSimulated { get; }

    /// <summary>The time now.</summary>
    public Instant Now
    {
        get
        {
            lock (gate)
            {
                return new Instant(ClockNow + offset);
            }
        }
    }

    /// <summary>A simulated time that starts at an instant and runs on with the clock.</summary>
    public static TimeSource Simulated(TimeProvider clock, Instant start) => new(clock, start);

    /// <summary>Sets simulated time forward; an instant that has passed changes nothing.</summary>
    /// <exception cref="InvalidOperationException">The time is not simulated.</exception>
    public void AdvanceTo(Instant instant)
    {
        if (!IsSimulated)
        {
            throw new InvalidOperationException("Only simulated time can be set.");
        }

        lock (gate)
        {
            offset = Math.Max(offset, instant.UnixMilliseconds - ClockNow);
        }
    }

    private long ClockNow => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
