using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>
/// The members of a JSON object, named once for both directions. Read, the first refusal stays and all that follows is
/// empty; written, each field hands over the value that it is given.
/// </summary>
internal abstract class Fields
{
    /// <summary>A field that must be there.</summary>
    public T Need<T>(string name, Form<T> form, T? value)
        where T : class => Take(name, form, value is not null, value!, isRequired: true).Value;

    /// <summary>A field that must be there.</summary>
    public T Need<T>(string name, Form<T> form, T? value)
        where T : struct => Take(name, form, value.HasValue, value.GetValueOrDefault(), isRequired: true).Value;

    /// <summary>A field that may be absent.</summary>
    public T? May<T>(string name, Form<T> form, T? value)
        where T : class
    {
        (bool has, T taken) = Take(name, form, value is not null, value!, isRequired: false);
        return has ? taken : null;
    }

    /// <summary>A field that may be absent.</summary>
    public T? May<T>(string name, Form<T> form, T? value)
        where T : struct
    {
        (bool has, T taken) = Take(name, form, value.HasValue, value.GetValueOrDefault(), isRequired: false);
        return has ? taken : null;
    }

    /// <summary>A text that is left out when it is empty.</summary>
    public string OrEmpty(string name, Form<string> form, string? value) =>
        May(name, form, string.IsNullOrEmpty(value) ? null : value) ?? string.Empty;

    /// <summary>A flag that is left out when it is not set.</summary>
    public bool OrFalse(string name, bool? value) =>
        May(name, TextForms.Truth, value is true ? value : null) ?? false;

    /// <summary>A list that is left out when it is empty.</summary>
    public ImmutableArray<T> List<T>(string name, Form<T> form, ImmutableArray<T>? values) =>
        TakeList(name, form, values, least: 0);

    /// <summary>A list that must be there, with at least one entry.</summary>
    public ImmutableArray<T> Some<T>(string name, Form<T> form, ImmutableArray<T>? values) =>
        TakeList(name, form, values, least: 1);

    /// <summary>Holds the fields to a condition among them; the refusal names one of them.</summary>
    public abstract void Require(bool holds, RefusalCode code, string name, string? detail = null);

    // Not virtual: the runtime looks a generic method of a base class up anew at each call, and every field comes here.
    private (bool Has, T Value) Take<T>(string name, Form<T> form, bool has, T value, bool isRequired) =>
        this is ReadingFields reading
            ? reading.Read(name, form, isRequired)
            : ((WritingFields)this).Write(name, form, has, value, isRequired);

    private ImmutableArray<T> TakeList<T>(string name, Form<T> form, ImmutableArray<T>? values, int least) =>
        this is ReadingFields reading
            ? reading.ReadList(name, form, least)
            : ((WritingFields)this).WriteList(name, form, values ?? [], least);
}
