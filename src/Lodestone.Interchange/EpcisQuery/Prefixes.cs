namespace Lodestone.Interchange;

/// <summary>What prefixes of member names stand for.</summary>
internal sealed class Prefixes
{
    private readonly Dictionary<string, string> namespaces = new(StringComparer.Ordinal);

    /// <summary>No prefixes.</summary>
    public static Prefixes None { get; } = new();

    /// <summary>The prefixes of a context and those of another inside it.</summary>
    public static Prefixes Of(params ReadOnlySpan<StrictElement?> contexts)
    {
        Prefixes all = new();
        foreach (StrictElement? context in contexts)
        {
            if (context is { } at)
            {
                all.Add(at);
            }
        }

        return all;
    }

    /// <summary>Prefixes as a header states them: <c>ext=http://example.com/ext/</c>.</summary>
    public static Prefixes Of(IEnumerable<KeyValuePair<string, string>> stated)
    {
        Prefixes all = new();
        foreach ((string prefix, string name) in stated)
        {
            all.namespaces[prefix] = name;
        }

        return all;
    }

    /// <summary>The whole name: prefix replaced by what it stands for, if that is known.</summary>
    public string Whole(string name)
    {
        int colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && namespaces.TryGetValue(name[..colon], out string? space) ? space + name[(colon + 1)..] : name;
    }

    /// <summary>What one prefix stands for; null if that is not known.</summary>
    public string? SpaceOf(string prefix) => namespaces.GetValueOrDefault(prefix);

    private void Add(StrictElement at)
    {
        if (at.IsList)
        {
            foreach (StrictElement item in at.Values)
            {
                Add(item);
            }
        }
        else if (at.IsObject)
        {
            foreach (StrictElement term in at.Values)
            {
                if (term.IsText)
                {
                    namespaces[term.Name] = term.Text;
                }
            }
        }
    }
}
