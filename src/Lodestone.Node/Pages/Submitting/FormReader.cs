using System.Collections.Immutable;
using System.Globalization;
using Lodestone.Views;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Pages;

/// <summary>Reads what a person filled in; whatever is wrong is kept with its field, so that all of it is told at once.</summary>
internal sealed class FormReader(FormSetting setting, Func<string, string> valueOf)
{
    private static readonly string[] TimeForms = ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mmzzz"];
    private readonly List<FieldFault> faults = [];

    /// <summary>What is wrong so far.</summary>
    public IReadOnlyList<FieldFault> Faults => faults;

    /// <summary>Who fills it in.</summary>
    public FormSetting Setting => setting;

    /// <summary>A text; empty if there is none.</summary>
    public string Text(string name) => valueOf(name).Trim();

    /// <summary>A text, or null.</summary>
    public string? OrNull(string name) => Text(name) is { Length: > 0 } text ? text : null;

    /// <summary>A text that must be there.</summary>
    public string Need(string name)
    {
        string text = Text(name);
        Keep(name, text.Length == 0 ? new Refusal(RefusalCode.MemberMissing, name) : null);
        return text;
    }

    /// <summary>Whether it is ticked.</summary>
    public bool Check(string name) => Text(name) == "on";

    /// <summary>Keeps a refusal of a field.</summary>
    public void Keep(string name, Refusal? refusal)
    {
        if (refusal is not null && !faults.Any(fault => fault.Field == name))
        {
            faults.Add(new FieldFault(name, refusal));
        }
    }

    /// <summary>What every event says.</summary>
    public EventFacts Facts(string step, string disposition, SiteId? location)
    {
        string offset = Text("offset");
        Instant time = default;
        bool read = DateTimeOffset.TryParseExact(
            $"{Need("eventTime")}{offset}", TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None,
            out DateTimeOffset local);
        if (read)
        {
            time = new Instant(local.ToUnixTimeMilliseconds());
        }
        else
        {
            Keep("eventTime", new Refusal(RefusalCode.TimeMalformed, "eventTime"));
        }

        string id = Guid.TryParse(Text("event"), out Guid known) ? $"urn:uuid:{known:D}" : $"urn:uuid:{Guid.NewGuid():D}";
        return new EventFacts(id, time, offset, step, disposition, null, location, string.Empty);
    }

    /// <summary>A site.</summary>
    public SiteId Site(string name)
    {
        SiteId site = default;
        Keep(name, Need(name) is { Length: > 0 } text ? SiteId.TryParse(text, name, out site) : null);
        return site;
    }

    /// <summary>A party, or null.</summary>
    public PartyId? Party(string name)
    {
        PartyId party = default;
        string text = Text(name);
        Keep(name, text.Length > 0 ? PartyId.TryParse(text, name, out party) : null);
        return text.Length > 0 ? party : null;
    }

    /// <summary>One of an enumeration.</summary>
    public T Choice<T>(string name)
        where T : struct, Enum
    {
        bool known = Enum.TryParse(Need(name), out T chosen) && Enum.IsDefined(chosen);
        Keep(name, known ? null : new Refusal(RefusalCode.ValueNotAllowed, name));
        return chosen;
    }

    /// <summary>A URI, or null.</summary>
    public string? Uri(string name)
    {
        string? uri = OrNull(name);
        Keep(name, uri is null || AsciiGrammar.IsUri(uri) ? null : new Refusal(RefusalCode.IdentifierMalformed, name));
        return uri;
    }

    /// <summary>A number of pieces, or null.</summary>
    public long? Count(string name)
    {
        string text = Text(name);
        bool known = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long count);
        Keep(name, text.Length == 0 || known ? null : new Refusal(RefusalCode.WrongType, name));
        return known ? count : null;
    }

    /// <summary>A mass in kilograms, or null.</summary>
    public Mass? Mass(string name) => Mass(name, Text(name));

    /// <summary>A share in per cent; nothing if it is empty.</summary>
    public Ppb Share(string name, string text)
    {
        Ppb share = Ppb.Zero;
        Keep(name, text.Length == 0 ? null : UnitCatalogue.TryShare(text.TrimEnd('%', ' '), "P1", name, out share));
        return share;
    }

    /// <summary>The one lot that a field names by EID, lot number or GS1 key; null if it is empty.</summary>
    public Eid? Lot(string name) => Text(name) is { Length: > 0 } text ? Named(name, text) : null;

    /// <summary>Lots, one a line, each perhaps with a mass in kilograms.</summary>
    public ImmutableArray<LotPortion> Lots(string name)
    {
        ImmutableArray<LotPortion>.Builder lots = ImmutableArray.CreateBuilder<LotPortion>();
        foreach (string[] words in Lines(name))
        {
            Mass? mass = words.Length > 1 ? Mass(name, words[1]) : null;
            Keep(name, words.Length > 3 ? new Refusal(RefusalCode.WrongType, name, words[3]) : null);
            lots.Add(new LotPortion(Named(name, words[0]), mass));
        }

        return lots.ToImmutable();
    }

    /// <summary>Lots whole, one a line.</summary>
    public ImmutableArray<Eid> WholeLots(string name) => [.. Lots(name).Select(lot => lot.Lot)];

    /// <summary>Amounts of elements in grams, one a line: <c>Nd 12.5</c>.</summary>
    public ImmutableArray<ElementLoss> Amounts(string name)
    {
        ImmutableArray<ElementLoss>.Builder amounts = ImmutableArray.CreateBuilder<ElementLoss>();
        foreach (string[] words in Lines(name))
        {
            Element element = ElementOf(name, words[0]);
            Mass? grams = words.Length > 1 ? MassIn("GRM", name, words[1]) : null;
            Keep(name, grams is null ? new Refusal(RefusalCode.MemberMissing, name, words[0]) : null);
            amounts.Add(new ElementLoss(element, ElementAmount.In(grams ?? default, Ppb.Of(Ppb.Whole))));
        }

        return amounts.ToImmutable();
    }

    /// <summary>
    /// Shares in per cent, one a line, of elements or compounds: <c>Nd 26.68 ±0.05</c>, <c>Dy2O3 1.2</c>, <c>Fe &lt;0.01</c>.
    /// </summary>
    public Composition Composition(string name)
    {
        List<ElementShare> shares = [.. Lines(name).Select(words => Share(name, words))];
        Keep(name, Vocabulary.Composition.TryCreate(shares, name, out Composition composition));
        return composition;
    }

    private ElementShare Share(string name, string[] words)
    {
        string rest = string.Concat(words[1..]);
        bool below = rest.StartsWith('<') || rest.StartsWith('＜');
        string[] parts = (below ? rest[1..] : rest).Split('±');
        Keep(name, rest.Length == 0 ? new Refusal(RefusalCode.MemberMissing, name, words[0]) : null);
        Ppb stated = Share(name, parts[0]);
        Ppb uncertainty = parts.Length > 1 ? Share(name, parts[1]) : Ppb.Zero;
        return CompoundCatalogue.TryFind(words[0], out Compound? compound)
            ? new ElementShare(
                compound.Element,
                below ? Above(compound, stated) : compound.ElementShareOf(stated),
                below,
                parts.Length > 1 ? Above(compound, uncertainty) : Ppb.Zero)
            : new ElementShare(ElementOf(name, words[0]), stated, below, uncertainty);
    }

    // Limits and uncertainties are rounded up: less would claim to know more.
    private static Ppb Above(Compound compound, Ppb stated) =>
        Ppb.Of(Math.Min(Ppb.Whole, compound.ElementShareOf(stated).Value + 1));

    private Element ElementOf(string name, string symbol)
    {
        bool known = Element.TryParse(symbol, out Element element);
        Keep(name, known ? null : new Refusal(RefusalCode.ElementUnknown, name, symbol));
        return element;
    }

    private Mass? Mass(string name, string text) => text.Length == 0 ? null : MassIn("KGM", name, text);

    private Mass? MassIn(string unit, string name, string text)
    {
        Refusal? refusal = UnitCatalogue.TryMass(
            text.Replace(",", string.Empty, StringComparison.Ordinal), unit, name, out Mass mass);
        Keep(name, refusal);
        return refusal is null ? mass : null;
    }

    private IEnumerable<string[]> Lines(string name) => Text(name)
        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split([' ', '\t', '\u3000'], StringSplitOptions.RemoveEmptyEntries))
        .Where(words => words.Length > 0);

    private Eid Named(string name, string text)
    {
        if (Eid.TryParse(LotAddress.Normal(text), name, out Eid eid) is null)
        {
            return eid;
        }

        IReadOnlyList<LotSummary> found = setting.Reading
            .List(
                new LotQuery { Names = [text], Size = 2 }, new LotOrder(LotColumn.Age, false, false),
                Reader.Of(setting.Party))
            .Lots;
        Keep(name, found.Count == 1
            ? null
            : new Refusal(found.Count == 0 ? RefusalCode.LotUnknown : RefusalCode.ValueNotAllowed, name, text));
        return found.Count == 1 ? found[0].Eid : default;
    }
}
