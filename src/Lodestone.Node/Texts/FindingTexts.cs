using Lodestone.Verifier;
using Lodestone.Views;

namespace Lodestone.Node.Texts;

/// <summary>What each finding of a verification means, and what to do about it, from the catalogue of the verifier.</summary>
internal static class FindingTexts
{
    /// <summary>The sentence of a finding.</summary>
    public static Label Of(FindingCode code)
    {
        FindingText text = FindingCatalogue.Of(code);
        return new Label(text.SentenceEn, text.SentenceZh);
    }

    /// <summary>What the reader can do.</summary>
    public static Label RemedyOf(FindingCode code)
    {
        FindingText text = FindingCatalogue.Of(code);
        return new Label(text.RemedyEn, text.RemedyZh);
    }
}
