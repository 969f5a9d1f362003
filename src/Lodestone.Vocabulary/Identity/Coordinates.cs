namespace Lodestone.Vocabulary;

/// <summary>A place on earth in WGS 84, in whole millionths of a degree (at most 11 cm).</summary>
public readonly record struct Coordinates
{
    /// <summary>Millionths of a degree from the equator to a pole.</summary>
    public const long MaxLatitude = 90_000_000;

    /// <summary>Millionths of a degree from Greenwich to the antimeridian.</summary>
    public const long MaxLongitude = 180_000_000;

    private Coordinates(long latitude, long longitude) =>
        (LatitudeMicrodegrees, LongitudeMicrodegrees) = (latitude, longitude);

    /// <summary>Latitude, north positive.</summary>
    public long LatitudeMicrodegrees { get; }

    /// <summary>Longitude, east positive.</summary>
    public long LongitudeMicrodegrees { get; }

    /// <summary>A place from millionths of a degree; null and the place, or the refusal.</summary>
    public static Refusal? TryCreate(
        long latitudeMicrodegrees, long longitudeMicrodegrees, string field, out Coordinates place)
    {
        place = default;
        if (latitudeMicrodegrees is < -MaxLatitude or > MaxLatitude
            || longitudeMicrodegrees is < -MaxLongitude or > MaxLongitude)
        {
            return new Refusal(
                RefusalCode.NumberOutOfRange, field, $"{latitudeMicrodegrees}, {longitudeMicrodegrees} microdegrees");
        }

        place = new Coordinates(latitudeMicrodegrees, longitudeMicrodegrees);
        return null;
    }

    /// <summary>
    /// A place from the digits of two numbers in degrees; finer digits than a millionth are refused, never rounded.
    /// </summary>
    public static Refusal? TryParse(
        ReadOnlySpan<char> latitude, ReadOnlySpan<char> longitude, string field, out Coordinates place)
    {
        place = default;
        return Degrees(latitude, MaxLatitude, field, out long north)
            ?? Degrees(longitude, MaxLongitude, field, out long east)
            ?? TryCreate(north, east, field, out place);
    }

    /// <summary>Latitude and longitude in degrees: <c>41.764, 109.97</c>.</summary>
    public override string ToString() =>
        $"{DecimalDigits.Write(LatitudeMicrodegrees, 6)}, {DecimalDigits.Write(LongitudeMicrodegrees, 6)}";

    private static Refusal? Degrees(ReadOnlySpan<char> text, long most, string field, out long microdegrees)
    {
        Int128 count = 0;
        Refusal? refusal = DecimalDigits.TryParse(text, field, out DecimalDigits number)
            ?? number.TryCount(6, -most, most, field, out count);
        microdegrees = (long)count;
        return refusal;
    }
}
