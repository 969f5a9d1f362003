using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>The acts of authority and administration as JSON objects: <c>type</c> is the act's name.</summary>
internal static class ActForms
{
    /// <summary>Any act of authority or administration.</summary>
    public static readonly Form<Act> Any = new(ReadAny, WriteAny);

    private static readonly Entry[] All =
    [
        .. RegistryActForms.All,
        .. AuthorityActForms.All,
    ];

    private static readonly Dictionary<string, Entry> ByName =
        All.ToDictionary(entry => entry.Name, StringComparer.Ordinal);

    private static readonly Dictionary<Type, Entry> ByType = All.ToDictionary(entry => entry.Type);

    /// <summary>The names of the acts, for documents and tests.</summary>
    public static IEnumerable<string> Names => ByName.Keys;

    /// <summary>Describes one act; its name in JSON is the record's.</summary>
    public static Entry Of<T>(Func<Fields, T?, T> describe)
        where T : Act => new(
        typeof(T).Name,
        typeof(T),
        (fields, act) => describe(fields, (T?)act));

    private static Refusal? ReadAny(StrictElement at, [NotNull] out Act? act)
    {
        act = new CloseOpeningWindow();
        if (!at.IsObject)
        {
            return at.Refused(RefusalCode.WrongType, "an object is required");
        }

        if (!at.TryMember("type"u8, out StrictElement type))
        {
            return new Refusal(RefusalCode.MemberMissing, at.PathOf("type"));
        }

        if (TextForms.Any.Read(type, out string name) is { } refusal)
        {
            return refusal;
        }

        if (!ByName.TryGetValue(name, out Entry? entry))
        {
            return type.Refused(RefusalCode.ActUnknown, JsonText.Printable(name));
        }

        var fields = new ReadingFields(at);
        act = entry.Describe(fields, null);
        fields.NothingElse();
        return fields.Refusal;
    }

    private static void WriteAny(Utf8JsonWriter json, Act act)
    {
        if (!ByType.TryGetValue(act.GetType(), out Entry? entry))
        {
            throw new ArgumentException($"{act.GetType().Name} is a physical event: write it as EPCIS.", nameof(act));
        }

        json.WriteStartObject();
        json.WriteString("type", entry.Name);
        entry.Describe(new WritingFields(json), act);
        json.WriteEndObject();
    }

    /// <summary>One kind of act.</summary>
    /// <param name="Name">Its name in JSON.</param>
    /// <param name="Type">The noun.</param>
    /// <param name="Describe">Its fields.</param>
    internal sealed record Entry(string Name, Type Type, Func<Fields, Act?, Act> Describe);
}
