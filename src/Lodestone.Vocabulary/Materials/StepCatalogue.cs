using System.Diagnostics.CodeAnalysis;

namespace Lodestone.Vocabulary;

/// <summary>The process steps that lots can go through.</summary>
public static class StepCatalogue
{
    private static readonly Dictionary<string, ProcessStep> ByCode = new(StringComparer.Ordinal);

    /// <summary>Every step, in ordinal order of its code.</summary>
    public static IReadOnlyList<ProcessStep> All { get; } =
        [.. ByCode.Values.OrderBy(step => step.Code, StringComparer.Ordinal)];

    /// <summary>The step of a code, or false.</summary>
    public static bool TryFind(string? code, [NotNullWhen(true)] out ProcessStep? step)
    {
        step = null;
        return code is not null && ByCode.TryGetValue(code, out step);
    }
}
