using System.Globalization;

namespace Lodestone.Vocabulary;

/// <summary>A point in time: whole milliseconds since 1970-01-01T00:00:00Z.</summary>
public readonly record struct Instant(long UnixMilliseconds) : IComparable<Instant>
{
    private const string Pattern = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>The year in UTC.</summary>
    public int Year => DateTimeOffset.FromUnixTimeMilliseconds(UnixMilliseconds).Year;

    /// <summary>An instant from whole seconds since 1970-01-01T00:00:00Z.</summary>
    public static Instant FromUnixSeconds(long seconds) => new(seconds * 1_000);

    /// <summary>This instant and so many milliseconds.</summary>
    public Instant PlusMilliseconds(long milliseconds) => new(UnixMilliseconds + milliseconds);

    /// <summary>This instant and so many days of 24 hours.</summary>
    public Instant PlusDays(long days) => new(UnixMilliseconds + (days * 86_400_000));

    /// <summary>Whether the left instant is earlier.</summary>
    public static bool operator <(Instant left, Instant right) => left.UnixMilliseconds < right.UnixMilliseconds;

    /// <summary>Whether the left instant is later.</summary>
    public static bool operator >(Instant left, Instant right) => left.UnixMilliseconds > right.UnixMilliseconds;

    /// <summary>Whether the left instant is not later.</summary>
    public static bool operator <=(Instant left, Instant right) => left.UnixMilliseconds <= right.UnixMilliseconds;

    /// <summary>Whether the left instant is not earlier.</summary>
    public static bool operator >=(Instant left, Instant right) => left.UnixMilliseconds >= right.UnixMilliseconds;

    /// <inheritdoc/>
    public int CompareTo(Instant other) => UnixMilliseconds.CompareTo(other.UnixMilliseconds);

    /// <summary>ISO 8601 in UTC with milliseconds.</summary>
    public override string ToString() => DateTimeOffset.FromUnixTimeMilliseconds(UnixMilliseconds)
        .ToString(Pattern, CultureInfo.InvariantCulture);
}
