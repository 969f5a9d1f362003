using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>The value of an extension field, or one that a parameter compares it with.</summary>
internal sealed class FieldValue : IComparable<FieldValue>
{
    private readonly string text;
    private readonly NumberInOrder? number;
    private readonly Instant? instant;

    private FieldValue(string text, NumberInOrder? number, Instant? instant) =>
        (this.text, this.number, this.instant) = (text, number, instant);

    /// <summary>Whether more and less have a meaning for it: a number or a time.</summary>
    public bool HasSize => number is not null || instant is not null;

    /// <summary>A value as a parameter states it.</summary>
    public static FieldValue Of(string text) => new(
        text,
        NumberInOrder.TryParse(text, out NumberInOrder digits) ? digits : null,
        InstantText.TryParse(text, out Instant time) ? time : null);

    /// <summary>The values of a member: its text, number or truth, those of its list, or its <c>@value</c>.</summary>
    public static IEnumerable<FieldValue> Of(StrictElement at)
    {
        if (at.IsText)
        {
            yield return Of(at.Text);
        }
        else if (at.IsNumber || at.IsTruth)
        {
            yield return Of(System.Text.Encoding.ASCII.GetString(at.Raw.Span));
        }
        else if (at.IsObject)
        {
            foreach (ReadOnlyMemory<byte> name in Inner)
            {
                if (at.TryLook(name.Span, out StrictElement value) && !value.IsObject && !value.IsList)
                {
                    yield return Of(value).First();
                }
            }
        }
        else if (at.IsList)
        {
            foreach (FieldValue value in EventNames.ItemsOf(at).SelectMany(Of))
            {
                yield return value;
            }
        }
    }

    /// <summary>Whether it is the value of a parameter: as a number, as a time, or as text.</summary>
    public bool Is(FieldValue asked) => text == asked.text || (Comparable(asked) && CompareTo(asked) == 0);

    /// <summary>Whether both are numbers, or both times.</summary>
    public bool Comparable(FieldValue other) =>
        (number is not null && other.number is not null) || (instant is not null && other.instant is not null);

    /// <inheritdoc/>
    public int CompareTo(FieldValue? other) => (number, other?.number, instant, other?.instant) switch
    {
        ({ } one, { } another, _, _) => one.CompareTo(another),
        (_, _, { } one, { } another) => one.CompareTo(another),
        _ => string.CompareOrdinal(text, other?.text),
    };

    private static readonly ReadOnlyMemory<byte>[] Inner = ["@value"u8.ToArray(), "id"u8.ToArray(), "@id"u8.ToArray()];
}
