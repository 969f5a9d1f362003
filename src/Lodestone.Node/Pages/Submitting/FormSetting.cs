using Lodestone.Node.Texts;
using Lodestone.Rules;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Pages;

/// <summary>Who fills a form in, and what there is to choose from.</summary>
internal sealed class FormSetting
{
    private readonly Func<string, string> nonceOf;
    private readonly IReadOnlyList<SiteRow> sites;
    private readonly IReadOnlyList<PartyRow> parties;

    public FormSetting(
        PageFrame frame, ViewReading reading, PartyId party, Instant now, int outputs, Func<string, string> nonceOf)
    {
        Frame = frame;
        Reading = reading;
        Party = party;
        Now = now;
        Outputs = outputs;
        this.nonceOf = nonceOf;
        sites = reading.Sites();
        parties = reading.Parties();
    }

    public PageFrame Frame { get; }

    public ViewReading Reading { get; }

    /// <summary>Who speaks.</summary>
    public PartyId Party { get; }

    /// <summary>The time of the ledger.</summary>
    public Instant Now { get; }

    /// <summary>How many output lots a form has room for.</summary>
    public int Outputs { get; }

    /// <summary>The nonce for a lot number: the same each time, and not to be guessed by others.</summary>
    public string NonceOf(string lotNumber) => nonceOf(lotNumber);

    /// <summary>The party's own sites.</summary>
    public IReadOnlyList<(string Value, string Text)> MySites => Sites(site => site.Party == Party, withParty: false);

    /// <summary>All sites, with who runs them.</summary>
    public IReadOnlyList<(string Value, string Text)> AllSites => Sites(_ => true, withParty: true);

    /// <summary>All other parties that may have goods.</summary>
    public IReadOnlyList<(string Value, string Text)> Others => Sorted(parties
        .Where(party => party.Role == PartyRole.Operator && party.Party != Party)
        .Select(party => (party.Party.Value, NameOf(party))));

    /// <summary>All materials.</summary>
    public IReadOnlyList<(string Value, string Text)> Materials =>
    [
        .. MaterialCatalogue.All.OrderBy(it => it.Chain).ThenBy(it => it.Form)
            .Select(it => (it.Code, $"{Words.Capital(Frame.T(Labels.OfMaterial(it.Code)))} — {it.Code}")),
    ];

    /// <summary>All process steps.</summary>
    public IReadOnlyList<(string Value, string Text)> Steps => Sorted(StepCatalogue.All
        .Select(it => (it.Code, Words.Capital(Frame.T(Labels.OfStep(it.Code))))));

    /// <summary>Circuits of the party.</summary>
    public IReadOnlyList<(string Value, string Text)> Circuits =>
    [
        .. Reading.Circuits().Where(pair => pair.Value.Party == Party)
            .Select(pair => (pair.Key, $"{Words.Last(pair.Key)} · {SiteName(pair.Value.Site)}")),
    ];

    /// <summary>Instruments of the party.</summary>
    public IReadOnlyList<(string Value, string Text)> Instruments =>
    [
        .. Reading.Instruments().Where(pair => pair.Value.Party == Party)
            .Select(pair => (pair.Key, $"{Words.Last(pair.Key)} · {SiteName(pair.Value.Site)}")),
    ];

    /// <summary>By-product streams at the party's sites.</summary>
    public IReadOnlyList<(string Value, string Text)> Streams =>
    [
        .. Reading.Streams().Where(pair => sites.Any(site => site.Site == pair.Value.Site && site.Party == Party))
            .Select(pair => (pair.Key, $"{Words.Last(pair.Key)} · {pair.Value.Element.Symbol}")),
    ];

    /// <summary>Shipments on the way to the party.</summary>
    public IReadOnlyList<(string Value, string Text)> ShipmentsToMe =>
    [
        .. Reading.OpenShipments(Party).Where(it => it.Row.Receiver == Party).Select(it => (
            it.Shipment,
            $"{Words.Last(it.Shipment)} · {PartyName(it.Row.Shipper)} · "
            + Figures.Short(it.Milligrams))),
    ];

    /// <summary>Choices of which none may be chosen.</summary>
    public IReadOnlyList<(string Value, string Text)> OrNone(IReadOnlyList<(string Value, string Text)> choices) =>
        [(string.Empty, Frame.T(FormTexts.None)), .. choices];

    /// <summary>Choices of which none is chosen yet.</summary>
    public IReadOnlyList<(string Value, string Text)> ToChoose(IReadOnlyList<(string Value, string Text)> choices) =>
        [(string.Empty, Frame.T(FormTexts.Choose)), .. choices];

    /// <summary>Every member of an enumeration by its name.</summary>
    public IReadOnlyList<(string Value, string Text)> Of<T>(Func<T, Label> name, params IReadOnlyList<T> some)
        where T : struct, Enum =>
        [.. (some.Count > 0 ? some : Enum.GetValues<T>()).Select(it => (it.ToString(), Frame.T(name(it))))];

    /// <summary>Name of a party.</summary>
    public string PartyName(PartyId party) => Frame.NameOf(Reading.NameOf(party));

    /// <summary>Name of a site.</summary>
    public string SiteName(SiteId site) => Frame.T(Reading.NameOf(site).Name);

    private (string Value, string Text)[] Sites(Func<SiteRow, bool> which, bool withParty) => Sorted(
        sites.Where(which).Select(site => (
            site.Site.Gln,
            withParty
                ? $"{PartyName(site.Party)} · {(Frame.IsChinese ? site.NameZh : site.NameEn)}"
                : Frame.IsChinese ? site.NameZh : site.NameEn)));

    private string NameOf(PartyRow party) => Frame.IsChinese ? party.NameZh : party.NameEn;

    private static (string Value, string Text)[] Sorted(IEnumerable<(string Value, string Text)> choices) =>
        [.. choices.OrderBy(choice => choice.Text, StringComparer.InvariantCulture)];
}
