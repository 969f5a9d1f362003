using Lodestone.Node.Texts;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Pages;

/// <summary>What the list of forms shows.</summary>
/// <param name="Forms">Each form: its name in addresses, its title, what it is for.</param>
public sealed record SubmitListModel(IReadOnlyList<(string Key, Label Title, Label Lead)> Forms);

/// <summary>What a form shows.</summary>
public sealed record SubmitModel
{
    /// <summary>Its name in addresses.</summary>
    public required string Key { get; init; }

    /// <summary>What it does.</summary>
    public required Label Title { get; init; }

    /// <summary>What it is for.</summary>
    public required Label Lead { get; init; }

    /// <summary>Its fields.</summary>
    public required IReadOnlyList<FormField> Fields { get; init; }

    /// <summary>What they hold, by name.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>What is wrong with them.</summary>
    public IReadOnlyList<FieldFault> Faults { get; init; } = [];

    /// <summary>What is wrong with the form as such; null if nothing.</summary>
    public Label? Fault { get; init; }

    /// <summary>Whether it has room for further outputs.</summary>
    public bool HasOutputs { get; init; }

    /// <summary>Name of the hidden field that shows that the form is this page's own.</summary>
    public required string FormField { get; init; }

    /// <summary>Its value.</summary>
    public required string FormValue { get; init; }
}

/// <summary>What the preview of an act shows.</summary>
/// <param name="Form">The form, with all that was filled in.</param>
/// <param name="Says">What the act says, in a sentence.</param>
/// <param name="Effects">What the ledger will then hold.</param>
/// <param name="Warnings">What one had better know before signing.</param>
public sealed record PreviewModel(
    SubmitModel Form, string Says, IReadOnlyList<string> Effects, IReadOnlyList<string> Warnings);

/// <summary>A refusal at a field, as a page shows it.</summary>
/// <param name="Frame">The page.</param>
/// <param name="Refusal">The refusal.</param>
public sealed record FaultWords(PageFrame Frame, Refusal Refusal)
{
    /// <summary>Its sentence; of a field that is empty or no number, in the words of a form.</summary>
    public string Sentence => Refusal.Code switch
    {
        RefusalCode.MemberMissing => Frame.T(FormTexts.Missing),
        RefusalCode.WrongType => Frame.T(FormTexts.Unreadable),
        _ => Frame.IsChinese ? Text.SentenceZh : Text.SentenceEn,
    };

    /// <summary>What to do.</summary>
    public string Remedy => Refusal.Code switch
    {
        RefusalCode.MemberMissing => Frame.T(FormTexts.MissingRemedy),
        RefusalCode.WrongType => Frame.T(FormTexts.UnreadableRemedy),
        _ => Frame.IsChinese ? Text.RemedyZh : Text.RemedyEn,
    };

    private RefusalText Text => RefusalCatalogue.Of(Refusal.Code);
}
