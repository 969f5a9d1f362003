using Lodestone.Node.Texts;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Pages;

/// <summary>A guided form of one physical act.</summary>
internal abstract class ActForm
{
    // Whole hours and the halves that people live in.
    private static readonly string[] Offsets =
    [
        "-10:00", "-09:00", "-08:00", "-07:00", "-06:00", "-05:00", "-04:00", "-03:00", "-02:00", "-01:00", "+00:00",
        "+01:00", "+02:00", "+03:00", "+03:30", "+04:00", "+05:00", "+05:30", "+06:00", "+06:30", "+07:00", "+08:00",
        "+09:00", "+09:30", "+10:00", "+11:00", "+12:00", "+13:00",
    ];

    /// <summary>Every form, in the order of a lot's life.</summary>
    public static IReadOnlyList<ActForm> All { get; } =
    [
        new CommissionForm(), new TransformForm(), new AssayForm(), new PackForm(), new UnpackForm(), new ShipForm(),
        new ReceiveForm(), new StoreForm(), new TitleForm(), new StockTakeForm(), new EndForm(), new CorrectForm(),
    ];

    /// <summary>Its name in addresses.</summary>
    public abstract string Key { get; }

    /// <summary>What it does.</summary>
    public abstract Label Title { get; }

    /// <summary>What it is for.</summary>
    public abstract Label Lead { get; }

    /// <summary>Whether it has room for as many outputs as one wants.</summary>
    public virtual bool HasOutputs => false;

    /// <summary>Its fields, the time first.</summary>
    public IReadOnlyList<FormField> FieldsFor(FormSetting setting)
    {
        // Up to the next whole second: not before what was reported just now.
        DateTimeOffset local = DateTimeOffset.FromUnixTimeSeconds((setting.Now.UnixMilliseconds + 999) / 1_000)
            .ToOffset(TimeSpan.FromHours(8));
        return
        [
            new FormField("eventTime", FormTexts.Time, FieldKind.Time)
            {
                IsRequired = true,
                Initial = local.ToString("yyyy-MM-dd'T'HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture),
            },
            new FormField("offset", FormTexts.Offset, FieldKind.Choice)
            {
                Choices = [.. Offsets.Select(offset => (offset, $"UTC{offset}"))],
                Initial = "+08:00",
            },
            .. Fields(setting),
        ];
    }

    /// <summary>Reads the act; what is wrong is with the reader.</summary>
    public abstract PhysicalAct Read(FormReader it);

    /// <summary>What it says, in a sentence.</summary>
    public abstract string Tell(PhysicalAct act, FormSetting setting);

    /// <summary>Its own fields.</summary>
    protected abstract IReadOnlyList<FormField> Fields(FormSetting setting);

    /// <summary>A field of lots, one a line.</summary>
    protected static FormField Lots(string name, Label label, Label hint, bool isRequired = true) =>
        new(name, label, FieldKind.Lines) { Hint = hint, IsRequired = isRequired };

    /// <summary>A field to choose in, with nothing chosen at first if it may stay empty.</summary>
    protected static FormField Choose(
        FormSetting setting,
        string name,
        Label label,
        IReadOnlyList<(string Value, string Text)> choices,
        bool isRequired = true) => new(name, label, FieldKind.Choice)
        {
            IsRequired = isRequired,
            Choices = !isRequired ? setting.OrNone(choices)
                : choices.Count == 1 ? choices
                : setting.ToChoose(choices),
            Initial = isRequired && choices.Count == 1 ? choices[0].Value : string.Empty,
        };

    /// <summary>Lots as a sentence names them.</summary>
    protected static string Named(FormSetting setting, IEnumerable<Eid> lots) =>
        string.Join(setting.Frame.Comma, lots.Select(lot => lot.Code));
}
