using System.Collections.Immutable;
using System.Text.Json;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>The members of an object that is being written.</summary>
internal sealed class WritingFields(Utf8JsonWriter json) : Fields
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">It does not hold: the noun could not be read back.</exception>
    public override void Require(bool holds, RefusalCode code, string name, string? detail = null)
    {
        if (!holds)
        {
            throw new ArgumentException(new Refusal(code, name, detail).ToString(), name);
        }
    }

    /// <summary>Writes a field that has a value.</summary>
    public (bool Has, T Value) Write<T>(string name, Form<T> form, bool has, T value, bool isRequired)
    {
        if (has)
        {
            json.WritePropertyName(name);
            form.Write(json, value);
        }
        else
        {
            Require(!isRequired, RefusalCode.MemberMissing, name);
        }

        return (has, value);
    }

    /// <summary>Writes a list that has entries.</summary>
    public ImmutableArray<T> WriteList<T>(string name, Form<T> form, ImmutableArray<T> values, int least)
    {
        if (values.IsDefaultOrEmpty)
        {
            Require(least == 0, RefusalCode.MemberMissing, name);
            return [];
        }

        json.WritePropertyName(name);
        Form.WriteList(json, form, values);
        return values;
    }
}
