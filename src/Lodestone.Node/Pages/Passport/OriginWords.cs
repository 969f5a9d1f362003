using Lodestone.Node.Texts;
using Lodestone.Views;

namespace Lodestone.Node.Pages;

/// <summary>What a person reads for an origin: a mine and its country, or that nobody has verified it.</summary>
internal static class OriginWords
{
    private const string Unverified = "unverified:";

    /// <summary>The name of an origin, without its country.</summary>
    public static Label NameOf(SourceNote note) => note.Code.StartsWith(Unverified, StringComparison.Ordinal)
        ? PassportTexts.Unverified
        : note.Name;

    /// <summary>The name of an origin with its country.</summary>
    public static Label Of(SourceNote note)
    {
        Label name = NameOf(note);
        return note.Country.Length == 0 ? name : new Label($"{name.En}, {note.Country}", $"{name.Zh}，{note.Country}");
    }
}
