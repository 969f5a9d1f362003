using Lodestone.Node.Texts;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Pages;

/// <summary>What a new lot is declared to be, wherever a form makes one.</summary>
internal static class LotFields
{
    /// <summary>The fields under a prefix such as <c>lot.</c> or <c>outputs[0].</c>.</summary>
    public static IEnumerable<FormField> Of(FormSetting setting, string prefix, int? number, bool isRequired) =>
    [
        new($"{prefix}lotNumber", FieldTexts.LotNumber)
        {
            IsRequired = isRequired,
            Group = number is null ? FieldTexts.NewLot : FieldTexts.Output,
            GroupNumber = number,
            Hint = FieldTexts.LotNumberHint,
        },
        new($"{prefix}material", FieldTexts.Material, FieldKind.Choice)
        {
            IsRequired = isRequired,
            Choices = setting.ToChoose(setting.Materials),
        },
        new($"{prefix}mass", FieldTexts.Mass) { IsRequired = isRequired },
        new($"{prefix}basis", FieldTexts.Basis, FieldKind.Choice)
        {
            Choices = setting.Of<Basis>(WordTexts.Of, Basis.Net, Basis.Dry, Basis.Wet),
            Initial = nameof(Basis.Net),
        },
        new($"{prefix}moisture", FieldTexts.Moisture) { Hint = FieldTexts.MoistureHint },
        new($"{prefix}pieces", FieldTexts.Pieces),
        new($"{prefix}grade", FieldTexts.Grade) { Hint = FieldTexts.GradeHint },
        new($"{prefix}model", FieldTexts.Model, FieldKind.Choice)
        {
            Choices = setting.Of<CustodyModel>(Labels.Of),
            Initial = nameof(CustodyModel.MassBalance),
        },
        new($"{prefix}alias", FieldTexts.Alias) { Hint = FieldTexts.AliasHint },
        new($"{prefix}composition", FieldTexts.Composition, FieldKind.Lines) { Hint = FieldTexts.CompositionHint },
    ];

    /// <summary>Whether anything of a lot is filled in.</summary>
    public static bool AreFilled(FormReader it, string prefix) =>
        it.Text($"{prefix}lotNumber").Length + it.Text($"{prefix}mass").Length + it.Text($"{prefix}material").Length > 0;

    /// <summary>The declaration.</summary>
    public static LotDeclaration Read(FormReader it, string prefix)
    {
        string number = it.Need($"{prefix}lotNumber");
        bool fits = AsciiGrammar.IsLotNumber(number);
        it.Keep($"{prefix}lotNumber", fits ? null : new Refusal(RefusalCode.IdentifierMalformed, $"{prefix}lotNumber"));
        string material = it.Need($"{prefix}material");
        it.Need($"{prefix}mass");
        string grade = it.Text($"{prefix}grade");
        it.Keep($"{prefix}grade", grade.Length == 0 || AsciiGrammar.IsName(grade)
            ? null
            : new Refusal(RefusalCode.ValueNotAllowed, $"{prefix}grade"));
        Basis basis = it.Choice<Basis>($"{prefix}basis");
        string moisture = it.Text($"{prefix}moisture");
        it.Keep($"{prefix}moisture", (basis == Basis.Wet) != (moisture.Length > 0)
            ? new Refusal(RefusalCode.BasisNotUsable, $"{prefix}moisture")
            : null);
        string nonce = it.Setting.NonceOf(number);
        return new LotDeclaration(
            fits ? Eid.Derive(it.Setting.Party, number, nonce) : default,
            number,
            nonce,
            material,
            it.Mass($"{prefix}mass") ?? Mass.Zero,
            basis,
            it.Share($"{prefix}moisture", moisture),
            it.Count($"{prefix}pieces"),
            it.Composition($"{prefix}composition"),
            it.Choice<CustodyModel>($"{prefix}model"),
            grade,
            Alias(it, $"{prefix}alias"),
            []);
    }

    private static string? Alias(FormReader it, string name)
    {
        if (it.OrNull(name) is not { } text)
        {
            return null;
        }

        Gs1Key? key = null;
        it.Keep(name, Gs1Key.TryParse(text, name, out key)
            ?? (key.NamesOneLot ? null : new Refusal(RefusalCode.ValueNotAllowed, name)));
        return key?.Uri;
    }
}
