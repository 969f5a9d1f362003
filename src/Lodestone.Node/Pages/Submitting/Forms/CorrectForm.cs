using Lodestone.Node.Texts;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Pages;

/// <summary>An earlier event is declared wrong.</summary>
internal sealed class CorrectForm : ActForm
{
    private static readonly string[] Reasons = ["did_not_occur", "incorrect_data"];

    /// <inheritdoc/>
    public override string Key => "correct";

    /// <inheritdoc/>
    public override Label Title => FormTexts.Correct;

    /// <inheritdoc/>
    public override Label Lead => FormTexts.CorrectLead;

    /// <inheritdoc/>
    public override PhysicalAct Read(FormReader it)
    {
        it.Need("target");
        string reason = it.Need("reason");
        it.Keep("reason", Reasons.Contains(reason, StringComparer.Ordinal)
            ? null
            : new Refusal(RefusalCode.ValueNotAllowed, "reason"));
        return new CorrectEvent(
            it.Facts(string.Empty, string.Empty, null),
            it.Uri("target") ?? string.Empty,
            reason,
            [
                .. it.Text("correctiveEvents")
                    .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            ]);
    }

    /// <inheritdoc/>
    public override string Tell(PhysicalAct act, FormSetting setting)
    {
        CorrectEvent it = (CorrectEvent)act;
        return setting.Frame.T(FormTexts.CorrectTell, it.Target, setting.Frame.T(FieldTexts.OfReason(it.Reason)));
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<FormField> Fields(FormSetting setting) =>
    [
        new("target", FieldTexts.Target) { IsRequired = true, Hint = FieldTexts.TargetHint },
        new("reason", FieldTexts.Reason, FieldKind.Choice)
        {
            Choices = [.. Reasons.Select(reason => (reason, setting.Frame.T(FieldTexts.OfReason(reason))))],
            Initial = Reasons[1],
        },
        new("correctiveEvents", FieldTexts.CorrectiveEvents, FieldKind.Lines) { Hint = FieldTexts.CorrectiveHint },
    ];
}
