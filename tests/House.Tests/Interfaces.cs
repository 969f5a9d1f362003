using System.Text.RegularExpressions;

namespace House.Tests;

/// <summary>An interface is earned by its second implementation (a test's own counts).</summary>
internal static partial class Interfaces
{
    [GeneratedRegex(@"\b[A-Za-z_]\w*")]
    private static partial Regex Name();

    public static IEnumerable<Finding> WithOneImplementation(SourceFile[] declaredIn, SourceFile[] implementedIn)
    {
        Dictionary<string, int> implementations = [];
        foreach (DeclaredType type in implementedIn.SelectMany(file => CSharpShape.Of(file.Text).Types))
        {
            foreach (string parent in type.Kind == "interface" ? [] : ParentsOf(type))
            {
                implementations[parent] = implementations.GetValueOrDefault(parent) + 1;
            }
        }

        return
            from file in declaredIn
            from type in CSharpShape.Of(file.Text).Types
            let count = implementations.GetValueOrDefault(type.Name)
            where type.Kind == "interface" && count < 2
            select new Finding(
                file.Path, type.FirstLine, $"{type.Name} has {count} implementation",
                "use the type itself until there are two");
    }

    /// <summary>
    /// The names after the colon of a type's header, outside the parentheses of a primary constructor.
    /// </summary>
    private static HashSet<string> ParentsOf(DeclaredType type)
    {
        int depth = 0;
        for (int at = 0; at < type.Header.Length; at++)
        {
            depth += type.Header[at] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0 && type.Header[at] == ':')
            {
                return [.. Name().Matches(type.Header[at..]).Select(match => match.Value)];
            }
        }

        return [];
    }
}
