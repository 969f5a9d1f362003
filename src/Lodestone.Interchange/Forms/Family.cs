using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>
/// A closed family of records as JSON objects: <c>type</c> is the record's name, all else its fields.
/// </summary>
internal sealed class Family<TBase>
    where TBase : class
{
    private readonly Dictionary<string, Member> byName;
    private readonly Dictionary<Type, Member> byType;

    /// <summary>The family of these members.</summary>
    public Family(IReadOnlyCollection<Member> members)
    {
        byName = members.ToDictionary(member => member.Name, StringComparer.Ordinal);
        byType = members.ToDictionary(member => member.Type);
        Any = new(Read, Write);
    }

    /// <summary>Any of them.</summary>
    public Form<TBase> Any { get; }

    /// <summary>Describes one member; its name in JSON is the record's.</summary>
    public static Member Of<T>(Func<Fields, T?, T> describe)
        where T : class, TBase => new(
        typeof(T).Name,
        typeof(T),
        (fields, value) => describe(fields, (T?)value));

    // After a refusal the value is never looked at.
    private Refusal? Read(StrictElement at, [NotNull] out TBase? value)
    {
        value = null!;
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

        if (!byName.TryGetValue(name, out Member? member))
        {
            return type.Refused(RefusalCode.ActUnknown, JsonText.Printable(name));
        }

        var fields = new ReadingFields(at);
        value = member.Describe(fields, null);
        fields.NothingElse();
        return fields.Refusal;
    }

    private void Write(Utf8JsonWriter json, TBase value)
    {
        if (!byType.TryGetValue(value.GetType(), out Member? member))
        {
            throw new ArgumentException($"{value.GetType().Name} is a physical event: write it as EPCIS.", nameof(value));
        }

        json.WriteStartObject();
        json.WriteString("type", member.Name);
        member.Describe(new WritingFields(json), value);
        json.WriteEndObject();
    }

    /// <summary>One kind.</summary>
    /// <param name="Name">Its name in JSON.</param>
    /// <param name="Type">The noun.</param>
    /// <param name="Describe">Its fields.</param>
    internal sealed record Member(string Name, Type Type, Func<Fields, TBase?, TBase> Describe);
}
