using System.Collections;
using System.Reflection;
using System.Text;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange.Tests;

/// <summary>An act with all that it holds as one text, so that acts with lists can be compared by value.</summary>
internal static class ActText
{
    /// <summary>
    /// All acts, one a line. Content hashes are left out: a writer cannot know them before it has written.
    /// </summary>
    public static string Of(IEnumerable<Act> acts) => string.Join('\n', acts.Select(act => Of((object)act)));

    private static string Of(object? value)
    {
        switch (value)
        {
            case null:
                return "-";
            case string text:
                return $"'{text}'";
            case Composition composition:
                return Of(composition.Shares);
            case IEnumerable list:
                return $"[{string.Join(',', list.Cast<object?>().Select(Of))}]";
        }

        Type type = value.GetType();
        if (type.IsPrimitive || type.IsEnum || type.Namespace != typeof(Act).Namespace || type.IsValueType)
        {
            return value.ToString()!;
        }

        var text2 = new StringBuilder(type.Name).Append('(');
        foreach (PropertyInfo property in type.GetProperties())
        {
            if (property.Name is "EqualityContract" or "ContentHash" or nameof(RecordThings.Said) || property.GetIndexParameters().Length > 0)
            {
                continue;
            }

            text2.Append(property.Name).Append('=').Append(Of(property.GetValue(value))).Append(' ');
        }

        return text2.Append(')').ToString();
    }
}
