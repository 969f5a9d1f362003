using Lodestone.Views;

namespace Lodestone.Node.Pages;

/// <summary>How a field is filled in.</summary>
public enum FieldKind
{
    /// <summary>One line.</summary>
    Line = 1,

    /// <summary>Several lines.</summary>
    Lines = 2,

    /// <summary>A date and a time of day.</summary>
    Time = 3,

    /// <summary>One of several.</summary>
    Choice = 4,

    /// <summary>Yes or no.</summary>
    Check = 5,
}

/// <summary>A field of a form.</summary>
/// <param name="Name">The path of what it fills in the act: refusals name the same path.</param>
/// <param name="Label">What stands beside it, its unit included.</param>
/// <param name="Kind">How it is filled in.</param>
public sealed record FormField(string Name, Label Label, FieldKind Kind = FieldKind.Line)
{
    /// <summary>A word of help, or null.</summary>
    public Label? Hint { get; init; }

    /// <summary>Whether it must be filled in.</summary>
    public bool IsRequired { get; init; }

    /// <summary>What to choose from.</summary>
    public IReadOnlyList<(string Value, string Text)> Choices { get; init; } = [];

    /// <summary>What it holds at first.</summary>
    public string Initial { get; init; } = string.Empty;

    /// <summary>Heading of the group that begins with it, or null.</summary>
    public Label? Group { get; init; }

    /// <summary>Numbers the heading; null if it stands alone.</summary>
    public int? GroupNumber { get; init; }

    /// <summary>Identifier of its element.</summary>
    public string Id => $"f-{Name.Replace('.', '-').Replace('[', '-').Replace("]", string.Empty, StringComparison.Ordinal)}";
}

/// <summary>Why what a field holds does not do.</summary>
/// <param name="Field">Name of the field; empty if no one field.</param>
/// <param name="Refusal">The refusal.</param>
public sealed record FieldFault(string Field, Lodestone.Vocabulary.Refusal Refusal);
