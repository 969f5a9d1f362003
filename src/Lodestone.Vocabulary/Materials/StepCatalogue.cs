using System.Diagnostics.CodeAnalysis;

namespace Lodestone.Vocabulary;

/// <summary>The process steps that lots can go through.</summary>
public static class StepCatalogue
{
    // Handling changes neither material nor composition, so nothing can be lost but what is spilled and swept up.
    private static readonly ProcessStep[] Handling =
    [
        StepRow.Of("merge", Activity.Storage, "joining of lots", "并批", "", "")
            .As(StepKind.Merge).Yielding(1000, 1000).Within(0),
        StepRow.Of("sample", Activity.Storage, "sampling", "取样", "", "")
            .As(StepKind.Sample).Yielding(1000, 1000).Within(0),
        StepRow.Of("split", Activity.Storage, "dividing a lot", "分批", "", "")
            .As(StepKind.Split).Yielding(1000, 1000).Within(0),
    ];

    private static readonly Dictionary<string, ProcessStep> ByCode = Handling
        .Concat(RareEarthSteps.Rows)
        .Concat(MagnetSteps.Rows)
        .Concat(MinorMetalSteps.Rows)
        .ToDictionary(step => step.Code, StringComparer.Ordinal);

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
