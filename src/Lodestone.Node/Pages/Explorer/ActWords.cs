using Lodestone.Node.Texts;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Pages;

/// <summary>What a statement says, in a few words.</summary>
internal static class ActWords
{
    /// <summary>Its acts by name, each with how many there are.</summary>
    public static string Of(PageFrame frame, Statement statement) => string.Join(frame.Comma, statement.Acts
        .GroupBy(act => frame.T(ActTexts.Of(act)))
        .Select(group => group.Count() == 1 ? group.Key : $"{group.Key} × {Figures.Count(group.Count())}"));
}
