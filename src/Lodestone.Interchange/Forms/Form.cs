using System.Collections.Immutable;
using System.Text.Json;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>Reads a value from the place where it stands; null, or the refusal.</summary>
internal delegate Refusal? Reading<T>(StrictElement at, out T value);

/// <summary>How one kind of value stands in JSON, both ways: what is written is read back the same.</summary>
/// <param name="Read">Bytes to noun.</param>
/// <param name="Write">Noun to bytes.</param>
internal sealed record Form<T>(Reading<T> Read, Action<Utf8JsonWriter, T> Write);

/// <summary>Forms made of other forms.</summary>
internal static class Form
{
    /// <summary>
    /// An object, from one description that serves both directions: read with nothing, it asks for each field; written
    /// with a value, it hands each field over.
    /// </summary>
    public static Form<T> Object<T>(Func<Fields, T?, T> describe)
        where T : class => new(
        (StrictElement at, out T value) =>
        {
            var fields = new ReadingFields(at);
            value = describe(fields, null);
            fields.NothingElse();
            return fields.Refusal;
        },
        (json, value) =>
        {
            json.WriteStartObject();
            describe(new WritingFields(json), value);
            json.WriteEndObject();
        });

    /// <summary>A list of values of one form.</summary>
    public static Form<ImmutableArray<T>> List<T>(Form<T> form, int least = 0) => new(
        (StrictElement at, out ImmutableArray<T> values) => ReadList(at, form, least, out values),
        (json, values) => WriteList(json, form, values));

    /// <summary>Writes a list of values of one form.</summary>
    public static void WriteList<T>(Utf8JsonWriter json, Form<T> form, ImmutableArray<T> values)
    {
        json.WriteStartArray();
        foreach (T value in values)
        {
            form.Write(json, value);
        }

        json.WriteEndArray();
    }

    /// <summary>Reads a list of values of one form.</summary>
    public static Refusal? ReadList<T>(StrictElement at, Form<T> form, int least, out ImmutableArray<T> values)
    {
        values = [];
        if (!at.IsList)
        {
            return at.Refused(RefusalCode.WrongType, "a list is required");
        }

        if (at.Count < least)
        {
            return at.Refused(RefusalCode.MemberMissing, $"at least {least}");
        }

        ImmutableArray<T>.Builder read = ImmutableArray.CreateBuilder<T>(at.Count);
        foreach (StrictElement item in at.Values)
        {
            if (form.Read(item, out T value) is { } refusal)
            {
                return refusal;
            }

            read.Add(value);
        }

        values = read.MoveToImmutable();
        return null;
    }
}
