namespace Lodestone.Demo;

/// <summary>What one part of a script leaves for the next.</summary>
internal sealed class Stage<T>
{
    private readonly Dictionary<string, T> things = new(StringComparer.Ordinal);

    /// <summary>Trade grade that is being made.</summary>
    public string Grade { get; set; } = string.Empty;

    public void Put(string name, T thing) => things.Add(name, thing);

    public T Take(string name)
    {
        T thing = things[name];
        things.Remove(name);
        return thing;
    }
}
