using System.Globalization;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Commands;

/// <summary>Times as people give them to commands: a date, or a time with its zone.</summary>
internal static class TimeOption
{
    /// <summary>Reads one; a date is its first instant in UTC. Null if it is none.</summary>
    public static Instant? Read(string? text) => DateTimeOffset.TryParseExact(
        text, ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm:sszzz", "yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-ddTHH:mm:ss.fffZ"],
        CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? new Instant(time.ToUnixTimeMilliseconds())
            : null;
}
