using System.Collections.Immutable;
using System.Globalization;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>
/// When a subscription's query runs (EPCIS 2.0 section 8.2.5.3), in UTC: numbers, ranges such as <c>[8-17]</c>, steps
/// such as <c>0/30</c>, divided by commas. What is finer than the finest member that is stated is zero.
/// </summary>
public sealed class QuerySchedule
{
    private const int MaxDays = 366 * 9;

    private static readonly (string Name, int Least, int Most)[] Members =
    [
        ("second", 0, 59), ("minute", 0, 59), ("hour", 0, 23), ("dayOfMonth", 1, 31), ("month", 1, 12),
        ("dayOfWeek", 1, 7),
    ];

    private readonly ImmutableArray<ImmutableHashSet<int>?> values;

    private QuerySchedule(ImmutableArray<ImmutableHashSet<int>?> values, string text)
    {
        this.values = values;
        Text = text;
    }

    /// <summary>The members as they were stated, to be kept: <c>minute=5;hour=1</c>.</summary>
    public string Text { get; }

    /// <summary>The names of the members.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Members.Select(member => member.Name)];

    /// <summary>The members that are stated.</summary>
    public IEnumerable<KeyValuePair<string, string>> Stated => Parts(Text);

    /// <summary>Reads a schedule; null if it is one, else the refusal with the member.</summary>
    public static Refusal? TryRead(IEnumerable<KeyValuePair<string, string>> stated, out QuerySchedule? schedule)
    {
        schedule = null;
        ImmutableHashSet<int>?[] values = new ImmutableHashSet<int>?[Members.Length];
        List<string> parts = [];
        foreach ((string name, string text) in stated)
        {
            int at = Array.FindIndex(Members, member => member.Name == name);
            if (at < 0 || !TryValues(text, Members[at].Least, Members[at].Most, out values[at]))
            {
                return new Refusal(RefusalCode.QueryParameterWrong, JsonText.Printable(name), JsonText.Printable(text));
            }

            parts.Add($"{name}={text}");
        }

        if (parts.Count == 0)
        {
            return new Refusal(RefusalCode.MemberMissing, "schedule");
        }

        int finest = Array.FindIndex(values, value => value is not null);
        for (int finer = 0; finer < Math.Min(finest, 3); finer++)
        {
            values[finer] = [0];
        }

        schedule = new QuerySchedule([.. values], string.Join(';', parts));
        return schedule.Next(new Instant(0)) is null
            ? new Refusal(RefusalCode.QueryParameterWrong, "schedule", "never")
            : null;
    }

    /// <summary>Reads a schedule that was kept.</summary>
    public static QuerySchedule Of(string text)
    {
        TryRead(Parts(text), out QuerySchedule? schedule);
        return schedule ?? throw new InvalidDataException($"A schedule that was kept is none: {text}.");
    }

    /// <summary>The next time after another; null if it never comes.</summary>
    public Instant? Next(Instant after)
    {
        DateTimeOffset from = DateTimeOffset.FromUnixTimeSeconds((after.UnixMilliseconds / 1_000) + 1);
        for (int day = 0; day < MaxDays; day++)
        {
            DateTimeOffset date = new DateTimeOffset(from.Date, TimeSpan.Zero).AddDays(day);
            if (IsDay(date) && InDay(day == 0 ? (int)from.TimeOfDay.TotalSeconds : 0) is { } second)
            {
                return new Instant(date.AddSeconds(second).ToUnixTimeMilliseconds());
            }
        }

        return null;
    }

    // Monday is 1, Sunday 7.
    private bool IsDay(DateTimeOffset date) => Has(3, date.Day) && Has(4, date.Month)
        && Has(5, date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek);

    private int? InDay(int from)
    {
        for (int hour = from / 3_600; hour < 24; hour++)
        {
            for (int minute = 0; Has(2, hour) && minute < 60; minute++)
            {
                for (int second = 0; Has(1, minute) && second < 60; second++)
                {
                    int at = (hour * 3_600) + (minute * 60) + second;
                    if (at >= from && Has(0, second))
                    {
                        return at;
                    }
                }
            }
        }

        return null;
    }

    private bool Has(int member, int value) => values[member]?.Contains(value) != false;

    private static bool TryValues(string text, int least, int most, out ImmutableHashSet<int>? values)
    {
        ImmutableHashSet<int>.Builder all = ImmutableHashSet.CreateBuilder<int>();
        values = null;
        foreach (string part in text.Split(','))
        {
            (string Low, string High, int Step) range = part switch
            {
                ['[', .. var inside, ']'] when inside.Split('-') is [var low, var high] => (low, high, 1),
                _ when part.Split('/') is [var low, var step] && TryNumber(step, out int size) && size > 0 =>
                    (low, most.ToString(CultureInfo.InvariantCulture), size),
                _ => (part, part, 1),
            };
            if (!TryNumber(range.Low, out int first) || !TryNumber(range.High, out int last)
                || first < least || last > most || first > last)
            {
                return false;
            }

            for (int value = first; value <= last; value += range.Step)
            {
                all.Add(value);
            }
        }

        values = all.ToImmutable();
        return true;
    }

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && text.Length <= 2;

    private static IEnumerable<KeyValuePair<string, string>> Parts(string text) => text.Split(';')
        .Select(part => part.Split('=')).Select(part => KeyValuePair.Create(part[0], part[1]));
}
