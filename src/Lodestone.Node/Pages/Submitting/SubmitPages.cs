using System.Globalization;
using Lodestone.Interchange;
using Lodestone.Ledger;
using Lodestone.Node.Access;
using Lodestone.Node.Acts;
using Lodestone.Node.Hosting;
using Lodestone.Node.Problems;
using Lodestone.Node.Texts;
using Lodestone.Node.Imports;
using Lodestone.Views;
using Lodestone.Vocabulary;
using Microsoft.AspNetCore.Antiforgery;

namespace Lodestone.Node.Pages;

/// <summary>
/// Physical acts by guided forms: filled in, judged and told in words, then signed with the caller's managed key. Nothing
/// is signed before the caller has seen what will happen and said so.
/// </summary>
internal static class SubmitPages
{
    /// <summary>Largest form in bytes.</summary>
    public const int MaxFormBytes = 200_000;

    private const int MostOutputs = 20;
    private const string OutputsField = "outputs";
    private const string EventField = "event";

    /// <summary>The forms.</summary>
    public static IResult List(HttpContext http) => PageAnswer.Of<SubmitListPage>(
        http, new SubmitListModel([.. ActForm.All.Select(form => (form.Key, form.Title, form.Lead))]));

    /// <summary>A form, filled in as far as its address says.</summary>
    public static IResult Form(string form, HttpContext http, OpenNode node, IAntiforgery forms)
    {
        if (Find(form) is not { } found)
        {
            return Problem.Of(new Refusal(RefusalCode.NotFound, "form"));
        }

        using ViewReading reading = node.Views.Read();
        Dictionary<string, string> values = http.Request.Query.Where(pair => pair.Key != "lang")
            .ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        values[EventField] = Guid.NewGuid().ToString("D");
        FormSetting setting = SettingOf(http, node, reading, values);
        return Page(http, Model(http, forms, found, setting, values), StatusCodes.Status200OK);
    }

    /// <summary>What was filled in: told in words, or signed.</summary>
    public static async Task<IResult> Take(string form, HttpContext http, OpenNode node, IAntiforgery forms)
    {
        if (Find(form) is not { } found)
        {
            return Problem.Of(new Refusal(RefusalCode.NotFound, "form"));
        }

        bool isOwn = await OwnForm.Is(http, forms);
        Dictionary<string, string> values = http.Request.HasFormContentType && isOwn
            ? (await http.Request.ReadFormAsync(http.RequestAborted))
                .ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal)
            : [];
        string action = values.GetValueOrDefault("action", string.Empty);
        if (action == "more")
        {
            values[OutputsField] = OutputsOf(values, further: 1).ToString(CultureInfo.InvariantCulture);
        }

        using ViewReading reading = node.Views.Read();
        FormSetting setting = SettingOf(http, node, reading, values);
        SubmitModel model = Model(http, forms, found, setting, values);
        if (!isOwn)
        {
            return Page(http, model with { Fault = FormTexts.Expired }, StatusCodes.Status400BadRequest);
        }

        return action is "preview" or "sign"
            ? await Judge(http, node, found, setting, model, isSigned: action == "sign")
            : Page(http, model, StatusCodes.Status200OK);
    }

    private static async Task<IResult> Judge(
        HttpContext http, OpenNode node, ActForm form, FormSetting setting, SubmitModel model, bool isSigned)
    {
        FormReader reader = new(setting, name => model.Values.GetValueOrDefault(name, string.Empty));
        PhysicalAct act = form.Read(reader);
        if (reader.Faults.Count > 0)
        {
            return Page(http, model with { Faults = reader.Faults }, StatusCodes.Status400BadRequest);
        }

        byte[] payload = EpcisWriter.Write([act], act.Event.EventTime);
        Caller caller = AccessGate.CallerOf(http);
        SubmissionPreview preview = SubmissionPreview.Of(node, caller, ContentTypes.Epcis, payload);
        if (preview.Refusal is null && isSigned)
        {
            return Answer(http, model, await ManagedSubmission.Submit(
                node, caller, ContentTypes.Epcis, payload, http.RequestAborted));
        }

        EffectWords words = new(setting);
        return preview.Refusal is { } refusal
            ? Refused(http, model, refusal)
            : PageAnswer.Of<PreviewPage>(http, new PreviewModel(
                model, form.Tell(act, setting), words.Of(preview), words.Warnings(preview)));
    }

    private static IResult Answer(HttpContext http, SubmitModel model, Submission submission) => submission switch
    {
        Submission.Accepted accepted => Results.LocalRedirect($"/entries/{accepted.Identity.Hex}?done=1"),
        Submission.AlreadyRegistered known => Results.LocalRedirect($"/entries/{known.Identity.Hex}?done=1"),
        Submission.Refused refused => Refused(http, model, refused.Refusal),
        _ => Page(http, model with { Fault = FormTexts.Busy }, StatusCodes.Status503ServiceUnavailable),
    };

    private static IResult Refused(HttpContext http, SubmitModel model, Refusal refusal) => Page(
        http,
        model with { Faults = [new FieldFault(FieldOf(model.Fields, refusal.Field), refusal)] },
        Problem.StatusOf(refusal.Code));

    // Rules name the act's members; a form's fields are named after them.
    private static string FieldOf(IReadOnlyList<FormField> fields, string? path)
    {
        string member = path is null ? string.Empty : path[(path.IndexOf("].", StringComparison.Ordinal) is var at and >= 0
            && (path.StartsWith("acts[", StringComparison.Ordinal) || path.StartsWith("epcis", StringComparison.Ordinal))
                ? at + 2
                : 0)..];
        return fields.Select(field => field.Name)
            .Where(name => member == name || (member.StartsWith(name, StringComparison.Ordinal)
                && member[name.Length] is '.' or '['))
            .OrderByDescending(name => name.Length).FirstOrDefault(string.Empty);
    }

    private static ActForm? Find(string key) => ActForm.All.FirstOrDefault(form => form.Key == key);

    private static FormSetting SettingOf(
        HttpContext http, OpenNode node, ViewReading reading, Dictionary<string, string> values)
    {
        Caller caller = AccessGate.CallerOf(http);
        return new FormSetting(
            PageFrame.Of(http), reading, caller.Key!.Party, node.Time.Now, OutputsOf(values, further: 0),
            number => ImportNonce.Of(node, caller.Key!, number));
    }

    private static int OutputsOf(Dictionary<string, string> values, int further) => Math.Clamp(
        (int.TryParse(values.GetValueOrDefault(OutputsField), CultureInfo.InvariantCulture, out int asked) ? asked : 1)
            + further,
        1,
        MostOutputs);

    private static SubmitModel Model(
        HttpContext http, IAntiforgery forms, ActForm form, FormSetting setting, Dictionary<string, string> values)
    {
        AntiforgeryTokenSet set = forms.GetAndStoreTokens(http);
        IReadOnlyList<FormField> fields = form.FieldsFor(setting);
        Dictionary<string, string> held = fields.ToDictionary(
            field => field.Name,
            field => values.TryGetValue(field.Name, out string? value) ? value
                : values.ContainsKey("offset") ? string.Empty
                : field.Initial,
            StringComparer.Ordinal);
        held[EventField] = values.GetValueOrDefault(EventField) is { Length: > 0 } known
            ? known
            : Guid.NewGuid().ToString("D");
        held[OutputsField] = setting.Outputs.ToString(CultureInfo.InvariantCulture);
        return new SubmitModel
        {
            Key = form.Key,
            Title = form.Title,
            Lead = form.Lead,
            Fields = fields,
            Values = held,
            HasOutputs = form.HasOutputs && setting.Outputs < MostOutputs,
            FormField = set.FormFieldName,
            FormValue = set.RequestToken!,
        };
    }

    private static IResult Page(HttpContext http, SubmitModel model, int status) =>
        PageAnswer.Of<SubmitPage>(http, model, status);
}
